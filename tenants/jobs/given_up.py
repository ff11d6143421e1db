"""Jobs that were given up after days of trying: who they are, and trying them again."""

from collections.abc import Collection

from tortoise.connection import get_connection

from app.core.clock import now_ms
from app.db.direct import marks, records_of
from tenants.jobs.models import Job

_AGAIN = (
    "UPDATE job SET failed_at = NULL, attempts = 0, lease_until = 0, run_at = ?"
    " WHERE failed_at IS NOT NULL AND done_at IS NULL{named} RETURNING id"
)


async def given_up() -> list[Job]:
    """Every one of them, the newest last."""
    return await Job.filter(failed_at__isnull=False, done_at=None).order_by("failed_at", "id")


async def try_again(job_ids: Collection[int] | None = None) -> list[int]:
    """Let them be due now, all or those that are named; answers the ids of those that were given up."""
    named = "" if job_ids is None else f" AND id IN ({marks(job_ids)})"
    values = [now_ms(), *(job_ids or ())]
    rows = await records_of(get_connection("default"), _AGAIN.format(named=named), values)
    return sorted(row["id"] for row in rows)
