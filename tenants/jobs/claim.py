"""Taking due jobs under a lease, and ending them only while the lease is still ours."""

from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_SECOND, now_ms
from app.db.reading import read
from tenants.jobs.models import Job

LEASE_MS = 60 * MS_PER_SECOND
ATTEMPTS_MAX = 10
_BACKOFF_MS_MAX = 3600 * MS_PER_SECOND
_ERROR_LENGTH_MAX = 500
_DUE = "done_at IS NULL AND failed_at IS NULL AND run_at <= {now} AND lease_until <= {now}"
_CLAIM = """UPDATE job SET lease_until = {until}, attempts = attempts + 1
WHERE id IN (SELECT id FROM job WHERE {due} ORDER BY run_at, id LIMIT {most} {lock}) RETURNING id"""


async def claim_due(most: int) -> list[Job]:
    """Up to `most` due jobs, leased for LEASE_MS; `attempts` of each row is its fencing token."""
    if not await _any_due():
        return []
    async with in_transaction() as db:
        now = now_ms()
        lock = "FOR UPDATE SKIP LOCKED" if _is_postgres() else ""
        claim = _CLAIM.format(until=now + LEASE_MS, due=_DUE.format(now=now), most=int(most), lock=lock)
        ids = [row["id"] for row in await db.execute_query_dict(claim)]
        return await Job.filter(id__in=ids).using_db(db).order_by("run_at", "id")


async def finish(job: Job) -> bool:
    """Mark the job done; False when somebody else holds it by now."""
    return await _end(job, done_at=now_ms(), last_error="")


async def give_back(job: Job, error: str) -> bool:
    """Let the job be tried again later; after ATTEMPTS_MAX it stays as failed for a person to look at."""
    now = now_ms()
    if job.attempts >= ATTEMPTS_MAX:
        return await _end(job, failed_at=now, last_error=error[:_ERROR_LENGTH_MAX])
    wait_ms = min(2**job.attempts * MS_PER_SECOND, _BACKOFF_MS_MAX)
    return await _end(job, run_at=now + wait_ms, lease_until=0, last_error=error[:_ERROR_LENGTH_MAX])


async def _end(job: Job, **values: int | str) -> bool:
    held = Job.filter(id=job.id, attempts=job.attempts, done_at=None, failed_at=None)
    return await held.update(**values) == 1


async def _any_due() -> bool:
    now = now_ms()
    (rows,) = await read((f"SELECT 1 FROM job WHERE {_DUE.format(now='?')} LIMIT 1", (now, now)))  # noqa: S608
    return bool(rows)


def _is_postgres() -> bool:
    return get_connection("default").capabilities.dialect == "postgres"
