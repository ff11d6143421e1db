"""Every kind of job and what it does. Effects may run twice and must then find nothing left to do."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from tenants.accounts.letters import LETTER_JOB, send_letter
from tenants.accounts.models import Session
from tenants.incidents.window import BEGIN_JOB, END_JOB, begin_maintenance, end_maintenance
from tenants.jobs.models import Job
from tenants.pages.once import prune_claims
from tenants.scope import Scope

Payload = Mapping[str, Any]
Effect = Callable[[Payload], Awaitable[None]]

HOUR_MS = 3600 * MS_PER_SECOND
PRUNE_JOB = "prune"
JOBS_KEPT_MS = 7 * MS_PER_DAY


async def _begin(payload: Payload) -> None:
    await begin_maintenance(Scope.system(), UUID(payload["page"]), UUID(payload["incident"]))


async def _end(payload: Payload) -> None:
    await end_maintenance(Scope.system(), UUID(payload["page"]), UUID(payload["incident"]))


async def _prune(_: Payload) -> None:
    """Drop what has had its time: sessions, idempotency claims, finished jobs."""
    now = now_ms()
    await Session.filter(ends_at__lte=now).delete()
    while await prune_claims():
        pass
    await Job.filter(done_at__lte=now - JOBS_KEPT_MS).delete()


KINDS: Mapping[str, Effect] = {
    BEGIN_JOB: _begin,
    END_JOB: _end,
    LETTER_JOB: send_letter,
    PRUNE_JOB: _prune,
}
PERIODS_MS: Mapping[str, int] = {PRUNE_JOB: HOUR_MS}
