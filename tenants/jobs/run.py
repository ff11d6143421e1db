"""The runner: looks for due jobs, runs them side by side, and survives every one that fails."""

import asyncio
import contextvars
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import NotFound, Unavailable
from tenants.jobs.claim import claim_due, finish, give_back
from tenants.jobs.enqueue import enqueue
from tenants.jobs.kinds import KINDS, PERIODS_MS
from tenants.jobs.models import Job

BATCH = 8
LOOK_EVERY_SECONDS = 1.0
JOB_SECONDS_MAX = 45.0

Ended = Callable[[str, str], None]
_log = logging.getLogger(__name__)


@asynccontextmanager
async def jobs_running(ended: Ended) -> AsyncIterator[None]:
    """Run jobs beside the block, finish what is under way at its end; `ended(kind, outcome)` hears of each.

    The task has an empty context: it must not inherit a request's transaction.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    runner = loop.create_task(_until(stop, ended), context=contextvars.Context())
    try:
        yield
    finally:
        stop.set()
        await runner


async def run_due(ended: Ended) -> int:
    """Run what is due now, at most BATCH jobs; answers how many were taken."""
    jobs = await claim_due(BATCH)
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(loop.create_task(_run(job, ended), context=contextvars.Context()) for job in jobs))
    return len(jobs)


async def enqueue_periodic() -> None:
    """Put this period's housekeeping on the table; whoever comes first does it for all."""
    for kind, period_ms in PERIODS_MS.items():
        start = now_ms() // period_ms * period_ms
        async with in_transaction() as db:
            await enqueue(f"{kind}:{start}", kind, {}, start, db)


async def _until(stop: asyncio.Event, ended: Ended) -> None:
    planned_for = -1
    while not stop.is_set():
        busy = False
        try:
            hour = now_ms() // min(PERIODS_MS.values())
            if hour != planned_for:
                await enqueue_periodic()
                planned_for = hour
            busy = await run_due(ended) == BATCH
        except Unavailable:
            _log.warning("the database does not answer; jobs wait")
        except Exception:  # noqa: BLE001  the runner outlives whatever goes wrong in one round
            _log.exception("looking for jobs failed")
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 0 if busy else LOOK_EVERY_SECONDS)


async def _run(job: Job, ended: Ended) -> None:
    try:
        held = await _settle(job, await _failure_of(job))
    except Unavailable:
        held = ""
    ended(job.kind, held or "lost")


async def _failure_of(job: Job) -> str:
    """What went wrong; nothing when the effect is there, or has nothing left to happen to."""
    try:
        async with asyncio.timeout(JOB_SECONDS_MAX):
            await KINDS[job.kind](job.payload)
    except NotFound as gone:
        _log.info("job %s has nothing left to do: %s", job.key, gone.sentence)
    except Exception as error:  # noqa: BLE001  one bad job must not stop the others
        _log.warning("job %s failed at attempt %d", job.key, job.attempts, exc_info=True)
        return f"{type(error).__name__}: {error}"
    return ""


async def _settle(job: Job, failure: str) -> str:
    """done or failed; nothing when the lease ran out and the job is somebody else's by now."""
    if failure:
        return "failed" if await give_back(job, failure) else ""
    return "done" if await finish(job) else ""
