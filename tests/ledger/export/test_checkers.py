"""beancount, hledger and ledger-cli accept whole books and refuse damaged ones, wherever those come from."""

from pathlib import Path

import pytest

from app.db.opening import database_open
from ledger.models import LedgerEntry, LedgerTx
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.installation import Installation
from tests.ledger.export.checkers import CHECKERS, accepts, refusing
from tests.ledger.export.damage import DAMAGE, damaged
from tests.ledger.whole_books import whole_books


async def test_all_three_accept_whole_books(database: Database, clock: FakeClock, tmp_path: Path) -> None:
    await whole_books(clock)
    assert await refusing(tmp_path) == []


@pytest.mark.parametrize("month", ["2026-10", "2026-11", "2026-12", "2027-01"])
async def test_all_three_accept_each_month_of_them(
    database: Database, clock: FakeClock, tmp_path: Path, month: str
) -> None:
    await whole_books(clock)
    assert await refusing(tmp_path, month) == []


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
@pytest.mark.parametrize("entry", [1 << 8, 6 << 8 | 1, 12 << 8 | 1], ids=["first", "amid", "last"])
async def test_at_least_two_refuse_damaged_books(
    database: Database, clock: FakeClock, tmp_path: Path, damage: str, entry: int
) -> None:
    await whole_books(clock)
    async with damaged(database, damage, entry):
        assert len(await refusing(tmp_path)) >= 2


async def test_the_books_of_the_demo_are_accepted_and_refused_likewise(
    empty_database_url: str, database_kind: str, tmp_path: Path
) -> None:
    installation = Installation(tmp_path / "data", empty_database_url)
    installation.run("seed-demo")
    for form in CHECKERS:
        assert accepts(form, installation.print("ledger", "export", "--format", form), tmp_path)
    async with database_open(empty_database_url):
        assert [tx.kind for tx in await LedgerTx.all().order_by("seq")] == ["grant", "buy_slot"]
        *_, last = await LedgerEntry.all().order_by("id")
        for damage in DAMAGE.values():
            async with damaged(Database(database_kind, empty_database_url), damage, last.id):
                assert len(await refusing(tmp_path)) >= 2
        assert await refusing(tmp_path) == []
