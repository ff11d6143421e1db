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

NO_TEXT = "UPDATE {} SET {} = CAST(x'ff41' AS TEXT)"
BYTES = "UPDATE {} SET {} = x'0041'"


# A column that cannot be read, and every place where that is told, in full and, before that, within the hour.
# What the head says of a stop is written anew when the first of them stops the books.
UNREADABLE = {
    "ledger_tx reason": (["R2 transactions 1–12"], ["R2 transactions 1–12"]),
    "ledger_entry balance_after": (
        ["R2 transactions 1–12", "R4 transactions 1–12", "R4 ledger_account", "R8 slot_period"],
        ["R2 transactions 1–12", "R4 transactions 1–12", "R4 transactions 1–12"],
    ),
    "ledger_entry amount": (
        [
            *("R2 transactions 1–12", "R4 transactions 1–12", "R8 transactions 1–12"),
            *("R8 slot_period", "R9 payment"),
        ],
        [
            *("R2 transactions 1–12", "R4 transactions 1–12"),
            *("R8 transactions 1–12", "R9 transactions 1–12"),
        ],
    ),
    "ledger_account kind": (["R2 transactions 1–12"], ["R2 transactions 1–12"]),
    "ledger_head frozen_reason": ([], ["R1 ledger_head"]),
    "slot state": (["R8 slot"], []),
    "slot_period ends_at": (["R8 transactions 1–12", "R8 slot"], ["R8 transactions 1–12"]),
    "payment currency": (["R9 payment"], ["R9 transactions 1–12"]),
    "entitlement_event actor": (["R13 entitlement_event"], []),
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("column", "told"), UNREADABLE.items())
async def test_what_cannot_be_read_is_told_by_its_rule_and_place(
    database: Database, clock: FakeClock, column: str, told: tuple[list[str], list[str]]
) -> None:
    assert (await verify(full=False)).ok
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run(NO_TEXT.format(*column.split()))
    recent, full = await verify(full=False), await verify(full=True)
    found = tuple([f"{each.rule} {each.where}" for each in report.findings] for report in (full, recent))
    assert found == told
    sentences = {each.sentence[:28] for each in (*recent.findings, *full.findings)}
    assert sentences == {"What stands here cannot be r"}


@pytest.mark.sqlite_only
@pytest.mark.parametrize("column", UNREADABLE)
async def test_bytes_instead_of_text_are_found(database: Database, clock: FakeClock, column: str) -> None:
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run(BYTES.format(*column.split()))
    assert not (await verify(full=True)).ok


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
