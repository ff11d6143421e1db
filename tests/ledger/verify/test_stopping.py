"""Damage stops the books until it is repaired and somebody says so; only what is new is looked at hourly."""

import logging

import pytest

from app.core.errors import Conflict, Invalid
from ledger.audit import last_clean, thaw, verify, verify_for
from ledger.head import Frozen
from ledger.models import Finding, LedgerCheck, LedgerHead
from ledger.standing import standing
from ledger.verify import span
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import Ids, give, whole_books

DAMAGE = "UPDATE ledger_entry SET balance_after = balance_after + 1 WHERE id = 1537"
REPAIR = "UPDATE ledger_entry SET balance_after = balance_after - 1 WHERE id = 1537"
REPAIRED = "entry 1537 restored from a backup"


async def run(database: Database, sql: str) -> None:
    """Past every guard."""
    async with vandal_of(database) as vandal:
        await vandal.run(sql)


async def test_damage_stops_the_books_and_is_told(
    database: Database, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    ada, _ = await whole_books(clock)
    await run(database, DAMAGE)
    with caplog.at_level(logging.ERROR):
        report = await verify(full=True)
    assert report.stopped.startswith("R4 ledger_entry 1537: ")
    assert "the books are damaged: R4 ledger_entry 1537" in caplog.text
    with pytest.raises(Frozen):
        await give(ada, 5, Ids(900))
    assert (await standing()).stopped
    queued = await Finding.filter(kind="books").order_by("id")
    assert queued[0].sentence == report.stopped


async def test_books_that_stay_damaged_are_not_told_of_again(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    await run(database, DAMAGE)
    await verify(full=True)
    told = await Finding.filter(kind="books").count()
    assert not (await verify(full=True)).ok
    assert await Finding.filter(kind="books").count() == told


async def test_books_go_on_once_they_are_whole_and_somebody_says_why(
    database: Database, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    ada, _ = await whole_books(clock)
    assert (await verify(full=False)).ok
    await run(database, DAMAGE)
    (first, *_), _ = (await verify(full=True)).findings, clock.forward(hours=1)
    with pytest.raises(Conflict) as refused:
        await thaw(REPAIRED, "sam")
    assert refused.value.sentence == f"The books are still damaged. {first.sentence}"
    await run(database, REPAIR)
    assert (await verify(full=True)).stopped
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        whole = await thaw(REPAIRED, "sam")
    assert (whole.ok, whole.stopped, caplog.messages) == (True, "", [f"the books go on: {REPAIRED} (sam)"])
    await give(ada, 5, Ids(900))
    said = await LedgerCheck.get(scope="thaw")
    assert said.findings == [{"rule": "thaw", "where": "sam", "sentence": REPAIRED}]
    assert (said.started_at, said.ended_at, said.seq) == (clock.at, clock.at, 12)
    assert (await verify(full=True)).ok


@pytest.mark.parametrize("why", ["restored.", "  restored.  "])
async def test_books_do_not_go_on_without_a_word_about_the_repair(database: Database, why: str) -> None:
    with pytest.raises(Invalid) as refused:
        await thaw(why, "sam")
    said = ("reason", "Say what was repaired, in 10 characters or more.")
    assert (refused.value.field, refused.value.sentence) == said
    assert (await thaw("restored it", "sam")).ok
    assert (await thaw("restored i", "sam")).ok


async def test_an_examination_that_did_not_end_or_found_something_is_not_the_last_clean_one(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await last_clean() is None
    await whole_books(clock)
    assert (await verify(full=True)).ok
    clean = await last_clean()
    monkeypatch.setattr(span, "TXS_AT_ONCE", 5)
    assert await verify_for(0, full=True) is None
    assert await last_clean() == clean
    await run(database, DAMAGE)
    await verify(full=True)
    assert await last_clean() == clean


async def test_a_head_that_is_gone_lets_nothing_be_posted(database: Database, clock: FakeClock) -> None:
    ada, _ = await whole_books(clock)
    await run(database, "DELETE FROM ledger_head")
    report = await verify(full=True)
    assert (report.ok, report.head, report.stopped) == (False, "", "")
    assert await LedgerHead.all().count() == 0
    with pytest.raises(Frozen):
        await give(ada, 5, Ids(900))


async def test_hourly_only_what_is_new_is_looked_at(database: Database, clock: FakeClock) -> None:
    ada, _ = await whole_books(clock)
    everything = await verify(full=False)
    await give(ada, 5, Ids(900))
    new = await verify(full=False)
    assert (everything.entries, new.entries, new.ok) == (28, 2, True)
    clean = await last_clean()
    assert clean is not None
    assert (clean.seq, (await standing()).clean_seq) == (13, 13)


async def test_what_is_old_is_found_in_the_night(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    await verify(full=False)
    await run(database, DAMAGE)
    assert (await verify(full=False)).ok
    assert not (await verify(full=True)).ok


async def test_large_books_are_examined_in_turns(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await whole_books(clock)
    await run(database, DAMAGE)
    monkeypatch.setattr(span, "TXS_AT_ONCE", 5)
    monkeypatch.setattr(span, "ENTRIES_AT_ONCE", 7)
    reports = [await verify_for(0, full=True) for _ in range(5)]
    last = reports.pop()
    assert last is not None
    assert (reports, last.entries, last.ok) == ([None] * 4, 28, False)
    assert await LedgerCheck.all().count() == 1


async def test_a_turn_of_the_hour_goes_on_with_no_turn_of_the_night(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, _ = await whole_books(clock)
    await verify(full=False)
    await give(ada, 5, Ids(900))
    monkeypatch.setattr(span, "TXS_AT_ONCE", 5)
    assert await verify_for(0, full=True) is None
    new, everything = await verify_for(60_000, full=False), await verify_for(60_000, full=True)
    assert new is not None
    assert everything is not None
    assert (new.entries, everything.entries) == (2, 30)
    scopes = [(check.scope, check.ended_at is not None) for check in await LedgerCheck.all().order_by("id")]
    assert scopes == [("recent", True), ("full", True), ("recent", True)]


async def test_a_turn_that_was_left_long_ago_is_begun_anew(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await whole_books(clock)
    monkeypatch.setattr(span, "TXS_AT_ONCE", 5)
    assert await verify_for(0, full=True) is None
    clock.forward(days=1)
    report = await verify_for(60_000, full=True)
    assert report is not None
    assert report.entries == 28
