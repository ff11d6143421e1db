"""beancount, hledger and ledger-cli accept whole books and refuse damaged ones."""

from pathlib import Path

import pytest

from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.export.checkers import refusing
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import whole_books

DAMAGE = {
    "an amount changed by one": "UPDATE ledger_entry SET amount = amount + 1 WHERE id = {id}",
    "a posting dropped": "DELETE FROM ledger_entry WHERE id = {id}",
    "a running balance changed": "UPDATE ledger_entry SET balance_after = balance_after + 1 WHERE id = {id}",
}


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
    async with vandal_of(database) as vandal:
        await vandal.run(damage.format(id=entry))
    assert len(await refusing(tmp_path)) >= 2
