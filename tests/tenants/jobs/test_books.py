"""The books' own jobs: the hourly and the nightly examination, and the anchor of the day."""

import pytest

from app.core.signing import set_secret
from ledger.audit import last_clean, verify_for
from ledger.models import LedgerAnchor, LedgerCheck, LedgerHead
from ledger.verify import span
from tenants.jobs import books
from tenants.jobs.books import VERIFY_ALL_JOB
from tenants.jobs.models import Job
from tenants.jobs.run import enqueue_periodic, run_due
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import whole_books


async def run_all() -> None:
    """Every job that is due, and those that they ask for."""
    await enqueue_periodic()
    while await run_due(lambda _kind, _outcome: None):
        pass


@pytest.fixture(autouse=True)
def secret() -> None:
    """The key of this installation."""
    set_secret("a secret that only tests may know, 32+")


async def test_the_books_are_examined_and_anchored(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    await run_all()
    clean, head = await last_clean(), await LedgerHead.get(id=1)
    assert clean is not None
    assert (clean.seq, (await LedgerAnchor.get()).hash) == (head.seq, head.hash)
    assert {check.scope for check in await LedgerCheck.all()} == {"full", "recent"}
    assert await Job.filter(failed_at__isnull=False).count() == 0


async def test_large_books_take_several_jobs_of_a_night(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await whole_books(clock)
    monkeypatch.setattr(books, "SLICE_MS", 0)
    monkeypatch.setattr(span, "TXS_AT_ONCE", 5)
    await run_all()
    assert await LedgerCheck.filter(scope="full", ended_at__isnull=False, findings=[]).count() == 1
    assert await Job.filter(kind=VERIFY_ALL_JOB).count() > 1


async def test_stopped_books_get_no_anchor_and_the_job_is_done(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run("UPDATE ledger_head SET frozen_reason = 'R1'")
    await run_all()
    assert await LedgerAnchor.all().count() == 0
    assert await Job.filter(done_at=None).count() == 0


async def test_what_lies_beside_the_way_has_a_turn_of_its_own(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    assert await verify_for(0, full=True) is None
    assert (await LedgerCheck.get()).seq == (await LedgerHead.get(id=1)).seq
    last = await verify_for(0, full=True)
    assert last is not None
    assert last.ok
