"""Taking due jobs under a lease, and ending them only while the lease is still ours."""

from collections.abc import Sequence

from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_SECOND, now_ms
from app.db.direct import marks, records_of, rows_of
from app.db.reading import read
from tenants.jobs.models import Job

LEASE_MS = 60 * MS_PER_SECOND
_BACKOFF_MS_MAX = 3600 * MS_PER_SECOND
_ERROR_LENGTH_MAX = 500
_DUE = (
    "FROM job WHERE done_at IS NULL AND failed_at IS NULL AND kind IN ({kinds}) AND run_at <= ?"
    " AND lease_until <= ?"
)
_CLAIM = f"""UPDATE job SET lease_until = ?, attempts = attempts + 1
WHERE id IN (SELECT id {_DUE} ORDER BY run_at, id LIMIT ? {{lock}}) RETURNING *"""  # noqa: S608  of ours alone
_HELD = "WHERE id IN ({ids}) AND attempts = ? AND done_at IS NULL AND failed_at IS NULL RETURNING id"
_DONE = f"UPDATE job SET done_at = ?, last_error = '' {_HELD}"  # noqa: S608
_FAILED = f"UPDATE job SET failed_at = ?, last_error = ? {_HELD}"  # noqa: S608
_LATER = f"UPDATE job SET run_at = ?, lease_until = 0, last_error = ? {_HELD}"  # noqa: S608


async def claim_due(kinds: Sequence[str], most: int) -> list[Job]:
    """Up to `most` due jobs of these kinds, leased for LEASE_MS; `attempts` of each is its fencing token."""
    if not await _any_due(kinds):
        return []
    async with in_transaction() as db:
        now = now_ms()
        lock = "FOR UPDATE SKIP LOCKED" if _is_postgres() else ""
        claim = _CLAIM.format(kinds=marks(kinds), lock=lock)
        jobs = await rows_of(db, Job, claim, [now + LEASE_MS, *kinds, now, now, most])
    return sorted(jobs, key=lambda job: (job.run_at, job.id))


async def finish(job: Job) -> bool:
    """Mark the job done; False when somebody else holds it by now."""
    return job.id in await finish_all([job])


async def finish_all(jobs: Sequence[Job]) -> set[int]:
    """Mark jobs done; the ids of those that are, for somebody else may hold some of them by now."""
    held: set[int] = set()
    for attempts in {job.attempts for job in jobs}:
        ids = [job.id for job in jobs if job.attempts == attempts]
        done = _DONE.format(ids=marks(ids))
        rows = await records_of(get_connection("default"), done, [now_ms(), *ids, attempts])
        held |= {row["id"] for row in rows}
    return held


async def give_back(job: Job, error: str, tries: int) -> bool:
    """Let the job be tried again later; after so many tries it is given up, for a person to look at."""
    now = now_ms()
    if job.attempts >= tries:
        return await _end(job, _FAILED, now, error[:_ERROR_LENGTH_MAX])
    wait_ms = min(2**job.attempts * MS_PER_SECOND, _BACKOFF_MS_MAX)
    return await _end(job, _LATER, now + wait_ms, error[:_ERROR_LENGTH_MAX])


async def put_back(job: Job) -> bool:
    """Let the job be due at its time again, as if nobody had taken it."""
    return await _end(job, _LATER, job.run_at, "")


async def _end(job: Job, sql: str, *values: int | str) -> bool:
    held = sql.format(ids="?")
    return bool(await records_of(get_connection("default"), held, [*values, job.id, job.attempts]))


async def _any_due(kinds: Sequence[str]) -> bool:
    now = now_ms()
    (rows,) = await read((f"SELECT 1 {_DUE.format(kinds=marks(kinds))} LIMIT 1", (*kinds, now, now)))
    return bool(rows)


def _is_postgres() -> bool:
    return get_connection("default").capabilities.dialect == "postgres"
