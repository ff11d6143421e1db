"""Whole books: nothing is found, in full and in what is new, however they are read."""

from ledger.audit import last_clean, verify
from ledger.models import LedgerHead
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.whole_books import whole_books


async def test_whole_books_are_found_whole(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    report = await verify(full=True)
    head = await LedgerHead.get(id=1)
    assert report.findings == ()
    assert (report.ok, report.seq, report.head, report.stopped) == (True, head.seq, head.hash, "")


async def test_empty_books_are_whole(database: Database) -> None:
    report = await verify(full=True)
    assert (report.ok, report.seq, report.entries, report.head) == (True, 0, 0, "0" * 64)
    clean = await last_clean()
    assert clean is not None
    assert clean.seq == 0
