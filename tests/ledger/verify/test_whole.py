"""Whole books: nothing is found, in full and in what is new, however they are read."""

import pytest

from app.db.reading import Rows, Statement, read
from ledger import audit
from ledger.audit import last_clean, verify
from ledger.chargebacks import Claim, take_back
from ledger.models import LedgerHead, Payment
from ledger.posting import open_book
from ledger.verify import span
from ledger.verify.periods import deferred
from ledger.verify.span import Span
from ledger.verify.walking import Walked, walk
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import WORKER, Ids, buy, give, serve, top_up, whole_books


async def test_whole_books_are_found_whole(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    report = await verify(full=True)
    head = await LedgerHead.get(id=1)
    assert report.findings == ()
    assert (report.ok, report.seq, report.head, report.stopped) == (True, head.seq, head.hash, "")


async def test_a_slot_whose_money_went_back_ends_early_and_is_no_damage(
    database: Database, clock: FakeClock
) -> None:
    ids = Ids()
    ada = ids()
    seq = await top_up(ada, "small", clock.at, ids)
    await buy(ada, ids)
    clock.forward(days=1)
    async with open_book() as book:
        payment = await Payment.get(tx_seq=seq, using_db=book.db)
        taken = await take_back(
            book, payment, Claim("chargeback", "dp_1", payment.amount_minor, "EUR"), WORKER
        )
        assert taken is not None
        assert len(taken.doubted) == 1
    assert (await verify(full=True)).findings == ()


async def test_what_is_served_between_two_looks_counts_once(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = Ids()
    ada = ids()
    await give(ada, 960, ids)
    for _ in range(2):
        await buy(ada, ids)

    async def served_after(*statements: Statement) -> list[Rows]:
        rows = await read(*statements)
        await serve(clock)
        return rows

    tip = (await LedgerHead.get(id=1)).seq
    monkeypatch.setattr(span, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr(span, "read", served_after)
    assert [found async for found in deferred(tip)] == []


async def test_empty_books_are_whole(database: Database) -> None:
    report = await verify(full=True)
    assert (report.ok, report.seq, report.entries, report.head) == (True, 0, 0, "0" * 64)
    clean = await last_clean()
    assert clean is not None
    assert clean.seq == 0


async def test_of_large_books_a_second_walker_takes_the_later_half(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "SHARED_TXS_MIN", 12)
    monkeypatch.setattr(span, "TXS_AT_ONCE", 6)
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run("UPDATE ledger_entry SET amount = amount + 1 WHERE id IN (257, 2816)")
    alone = await verify(full=True)
    walked: list[Span] = []

    async def second(half: Span) -> Walked:
        walked.append(half)
        return await walk(half)

    assert await verify(full=True, second=second) == alone
    assert (walked, alone.entries) == ([Span(7, 12)], 28)
    assert {"ledger_tx 1", "ledger_tx 11"} < {found.where for found in alone.findings}


async def test_a_second_walker_has_nothing_to_do_in_small_books_or_for_what_is_new(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def second(_: Span) -> Walked:
        raise AssertionError

    await whole_books(clock)
    assert (await verify(full=True, second=second)).ok
    monkeypatch.setattr(audit, "SHARED_TXS_MIN", 1)
    assert (await verify(full=False, second=second)).ok
