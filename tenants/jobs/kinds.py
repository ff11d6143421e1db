"""Every kind of job and what it does. Effects may run twice and must then find nothing left to do."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from ledger.grants import expire_lots, expired_lots
from ledger.posting import By, open_book
from tenants.accounts.letters import LETTER_JOB, send_letter
from tenants.accounts.models import Session
from tenants.billing.missed import ASK_JOB, ask_for_missed
from tenants.billing.returning import RETURN_JOB, return_money
from tenants.domains.awaiting import look_for_proof
from tenants.domains.recheck import RECHECK_JOB, recheck_hosts
from tenants.domains.watch import WATCH_JOB
from tenants.incidents.window import BEGIN_JOB, END_JOB, begin_maintenance, end_maintenance
from tenants.jobs.books import (
    ANCHOR_JOB,
    VERIFY_ALL_JOB,
    VERIFY_JOB,
    put_down_anchor,
    verify_all,
    verify_recent,
)
from tenants.jobs.models import Job
from tenants.leaving.closing import ERASE_JOB
from tenants.leaving.erasing import erase_due
from tenants.pages.once import prune_claims
from tenants.scope import Scope
from tenants.slots.calendar import (
    FORGET_JOB,
    LAPSE_JOB,
    PLAN_ENDED_JOB,
    RECOGNISE_JOB,
    REMINDER_JOB,
    RENEW_JOB,
)
from tenants.slots.earn import recognise_due, recognise_many
from tenants.slots.lapse import forget_due, lapse_due
from tenants.slots.letters import remind
from tenants.slots.plan_events import plan_ended
from tenants.slots.renew import renew_due
from tenants.slots.renew_many import renew_many
from tenants.support.oddities import find_oddities

Payload = Mapping[str, Any]
Effect = Callable[[Payload], Awaitable[None]]
Herd = Callable[[Sequence[Payload]], Awaitable[None]]

HOUR_MS = 3600 * MS_PER_SECOND
PRUNE_JOB = "prune"
EXPIRE_JOB = "lot.expire"
ODDITIES_JOB = "oddities"
JOBS_KEPT_MS = 7 * MS_PER_DAY
HERD, ALONE = 32, 8


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


async def _expire(_: Payload) -> None:
    """Take what is left of promotional lots whose time is over; what may be spent never counted it."""
    codes = await expired_lots()
    for first in range(0, len(codes), HERD):
        async with open_book() as book:
            await expire_lots(book, codes[first : first + HERD], By("job"))


async def _look_for_oddities(_: Payload) -> None:
    """Put what is odd about purchases on the queue of support."""
    await find_oddities()


KINDS: Mapping[str, Effect] = {
    BEGIN_JOB: _begin,
    END_JOB: _end,
    LETTER_JOB: send_letter,
    PRUNE_JOB: _prune,
    RENEW_JOB: renew_due,
    RECOGNISE_JOB: recognise_due,
    LAPSE_JOB: lapse_due,
    FORGET_JOB: forget_due,
    REMINDER_JOB: remind,
    PLAN_ENDED_JOB: plan_ended,
    EXPIRE_JOB: _expire,
    ODDITIES_JOB: _look_for_oddities,
    VERIFY_JOB: verify_recent,
    VERIFY_ALL_JOB: verify_all,
    ANCHOR_JOB: put_down_anchor,
    ASK_JOB: ask_for_missed,
    RETURN_JOB: return_money,
    RECHECK_JOB: recheck_hosts,
    WATCH_JOB: look_for_proof,
    ERASE_JOB: erase_due,
}
PERIODS_MS: Mapping[str, int] = {
    **dict.fromkeys((PRUNE_JOB, EXPIRE_JOB, ODDITIES_JOB, VERIFY_JOB, ASK_JOB, RECHECK_JOB), HOUR_MS),
    **dict.fromkeys((VERIFY_ALL_JOB, ANCHOR_JOB), MS_PER_DAY),
}
# At intervals that grow to an hour: a job is tried for three days, one that comes every hour for that hour.
TRIES, TRIES_HOURLY = 83, 11


def tries_of(kind: str) -> int:
    """After how many tries a job of this kind is given up."""
    return TRIES_HOURLY if PERIODS_MS.get(kind) == HOUR_MS else TRIES


@dataclass(frozen=True, slots=True)
class Lane:
    """Kinds of jobs that are taken together, so many at once at most; lanes never wait for each other.

    With a `herd` all that were taken are done in one go; when that fails, nothing was done, and each is
    done alone.
    """

    kinds: tuple[str, ...]
    most: int
    herd: Herd | None = None


LETTERS = (LETTER_JOB, REMINDER_JOB)
LANES = (
    Lane((RENEW_JOB,), HERD, renew_many),
    Lane((RECOGNISE_JOB,), HERD, recognise_many),
    Lane(LETTERS, ALONE),
    Lane(tuple(kind for kind in KINDS if kind not in {RENEW_JOB, RECOGNISE_JOB, *LETTERS}), ALONE),
)
