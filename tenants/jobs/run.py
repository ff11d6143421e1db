"""The runner: looks for due jobs, runs them side by side, and survives every one that fails."""

import asyncio
import contextvars
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress

from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import NotFound, Unavailable
from tenants.jobs.claim import claim_due, finish, finish_all, give_back, put_back
from tenants.jobs.enqueue import enqueue
from tenants.jobs.kinds import ALONE, KINDS, LANES, PERIODS_MS, Lane, tries_of
from tenants.jobs.models import Job

LOOK_EVERY_SECONDS = 1.0
JOB_SECONDS_MAX = 45.0
HERD_SECONDS_MAX = 12.0

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
    """Run what is due now in each lane, as much as it takes at once; answers how many jobs were taken."""
    return sum(await asyncio.gather(*(_run_lane(lane, ended) for lane in LANES)))


async def enqueue_periodic() -> None:
    """Put this period's housekeeping on the table; whoever comes first does it for all."""
    for kind, period_ms in PERIODS_MS.items():
        start = now_ms() // period_ms * period_ms
        async with in_transaction() as db:
            await enqueue(f"{kind}:{start}", kind, {}, start, db)


async def _until(stop: asyncio.Event, ended: Ended) -> None:
    await asyncio.gather(_plan_until(stop), *(_run_until(stop, lane, ended) for lane in LANES))


async def _plan_until(stop: asyncio.Event) -> None:
    planned_for = -1
    while not stop.is_set():
        hour = now_ms() // min(PERIODS_MS.values())
        if hour != planned_for:
            with _outliving("planning jobs failed"):
                await enqueue_periodic()
                planned_for = hour
        await _wait(stop)


async def _run_until(stop: asyncio.Event, lane: Lane, ended: Ended) -> None:
    while not stop.is_set():
        taken = 0
        with _outliving("looking for jobs failed"):
            taken = await _run_lane(lane, ended)
        if taken < lane.most:
            await _wait(stop)


@contextmanager
def _outliving(trouble: str) -> Iterator[None]:
    """The runner outlives whatever goes wrong in one round."""
    try:
        yield
    except Unavailable:
        _log.warning("the database does not answer; jobs wait")
    except Exception:  # noqa: BLE001  a defect of one round must not end all that come
        _log.exception(trouble)


async def _wait(stop: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), LOOK_EVERY_SECONDS)


async def _run_lane(lane: Lane, ended: Ended) -> int:
    """Run what is due in a lane; answers how many jobs were taken."""
    jobs = await claim_due(lane.kinds, lane.most)
    loop = asyncio.get_running_loop()
    herded = await loop.create_task(_run_herd(lane, jobs, ended), context=contextvars.Context())
    for first in range(0, 0 if herded else len(jobs), ALONE):
        few = jobs[first : first + ALONE]
        await asyncio.gather(
            *(loop.create_task(_run(job, ended), context=contextvars.Context()) for job in few)
        )
    return len(jobs)


async def _run_herd(lane: Lane, jobs: Sequence[Job], ended: Ended) -> bool:
    """Whether all of them are done in one go; else nothing is, and they are for one by one."""
    if lane.herd is None or len(jobs) < 2:
        return False
    try:
        async with asyncio.timeout(HERD_SECONDS_MAX):
            await lane.herd([job.payload for job in jobs])
    except Exception:  # noqa: BLE001  each is tried alone, and says what is wrong with it
        _log.info("%d jobs of %s are done one by one", len(jobs), lane.kinds[0], exc_info=True)
        return False
    held = await finish_all([job for job in jobs if not _is_early(job)])
    for job in jobs:
        if job.id in held:
            ended(job.kind, "done")
        else:
            ended(job.kind, "early" if await put_back(job) else "lost")
    return True


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
    """done, failed, given-up or early; nothing when the lease ran out and the job is somebody else's."""
    tries = tries_of(job.kind)
    if failure:
        outcome = "failed" if job.attempts < tries else "given-up"
        return outcome if await give_back(job, failure, tries) else ""
    if _is_early(job):
        return "early" if await put_back(job) else ""
    return "done" if await finish(job) else ""


def _is_early(job: Job) -> bool:
    """The clock was set back since the job was taken: whatever it found not to be due yet will be."""
    return now_ms() < int(job.run_at)
