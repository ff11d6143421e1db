"""When a waiting claim is looked at by itself: often at first, ever more seldom, for a week."""

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import MS_PER_DAY, MS_PER_HOUR, MS_PER_SECOND
from tenants.domains.models import Claim
from tenants.jobs.enqueue import enqueue

WATCH_JOB = "domain.watch"
WATCHED_MS = 7 * MS_PER_DAY
_SOONEST_MS, _LATEST_MS, _SHARE_OF_AGE = 10 * MS_PER_SECOND, MS_PER_HOUR, 6


async def watch(claim: Claim, look: int, at: int, db: BaseDBAsyncClient) -> None:
    """Have look number `look` put on the job table, counted from `at` (ms); none once the week is over."""
    age = at - claim.created_at
    if age < WATCHED_MS:
        run_at = at + min(max(age // _SHARE_OF_AGE, _SOONEST_MS), _LATEST_MS)
        key = f"{WATCH_JOB}:{claim.id}:{claim.created_at}:{look}"
        await enqueue(key, WATCH_JOB, {"claim": claim.id, "look": look}, run_at, db)
