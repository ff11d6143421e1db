"""Rows that no longer can be read are damage; a database that is away is not."""

import pytest

from app.core.errors import Unavailable
from app.db.reading import Rows, Statement
from ledger.audit import verify
from ledger.models import LedgerHead
from ledger.verify import accounts, span
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import whole_books

NO_TEXT = "UPDATE {table} SET {column} = CAST(x'ff41' AS TEXT)"
BYTES = "UPDATE {table} SET {column} = x'0041'"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("sql", [NO_TEXT, BYTES], ids=["not UTF-8", "bytes"])
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("ledger_tx", "reason"),
        ("ledger_entry", "balance_after"),
        ("ledger_account", "kind"),
        ("ledger_head", "frozen_reason"),
        ("slot_period", "ends_at"),
        ("payment", "currency"),
        ("entitlement_event", "actor"),
    ],
)
async def test_what_cannot_be_read_is_found(
    database: Database, clock: FakeClock, sql: str, table: str, column: str
) -> None:
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run(sql.format(table=table, column=column))
    report = await verify(full=True)
    assert not report.ok


async def test_a_database_that_is_away_is_no_damage(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await whole_books(clock)

    async def away(*_: Statement) -> list[Rows]:
        raise Unavailable

    monkeypatch.setattr(span, "read", away)
    with pytest.raises(Unavailable):
        await verify(full=True)
    assert (await LedgerHead.get()).frozen_reason == ""


async def test_a_mistake_of_the_program_is_no_damage(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await whole_books(clock)

    async def mistaken(*_: Statement) -> list[Rows]:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(span, "read", mistaken)
    with pytest.raises(RuntimeError):
        await verify(full=True)
    assert (await LedgerHead.get()).frozen_reason == ""


async def test_books_with_many_rows_are_read_in_batches(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await whole_books(clock)
    monkeypatch.setattr(span, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr(span, "TXS_AT_ONCE", 2)
    report = await verify(full=True)
    assert (report.findings, report.entries) == ((), 28)


@pytest.mark.parametrize("held_max", [0, 3, accounts.HELD_MAX])
async def test_accounts_that_were_forgotten_on_the_way_are_read_again(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, held_max: int
) -> None:
    monkeypatch.setattr(accounts, "HELD_MAX", held_max)
    monkeypatch.setattr(span, "TXS_AT_ONCE", 2)
    await whole_books(clock)
    assert (await verify(full=True)).findings == ()
    async with vandal_of(database) as vandal:
        await vandal.run("UPDATE ledger_entry SET balance_after = balance_after + 1 WHERE id = 1537")
    assert {found.where for found in (await verify(full=True)).findings} == {
        "ledger_entry 1537",
        "ledger_entry 2816",
    }
