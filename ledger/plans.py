"""The one table of plans (contract §1, seed 001 "Tiers", seed 002 "Limites par plan")."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_DAY, now_ms
from app.db.direct import rows_of
from ledger.chain import seal_of
from ledger.head import entitlement_facts, lock_head
from ledger.models import EntitlementEvent

SLOT_PRICE_TOKENS = 480
SLOT_DAYS = 30
LAST_MOMENT_MS = 2**62
PLAN_GRACE_MS = 7 * MS_PER_DAY
_DECIDED = "SELECT * FROM entitlement_event WHERE account_id = ? AND created_at <= ? ORDER BY id DESC LIMIT 1"


class PlanName(StrEnum):
    FREE = "free"
    PRIME = "prime"
    PRO = "pro"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True)
class Plan:
    """Limits of one plan; None means unlimited."""

    name: PlanName
    pages: int | None
    leaves_per_page: int | None
    footer_removable: bool
    monitors: int
    monitor_interval_seconds_min: int
    history_days: int
    statly_calls_per_minute: int


PLANS: dict[PlanName, Plan] = {
    PlanName.FREE: Plan(
        PlanName.FREE,
        pages=1,
        leaves_per_page=5,
        footer_removable=False,
        monitors=10,
        monitor_interval_seconds_min=180,
        history_days=7,
        statly_calls_per_minute=50,
    ),
    PlanName.PRIME: Plan(
        PlanName.PRIME,
        pages=2,
        leaves_per_page=None,
        footer_removable=True,
        monitors=50,
        monitor_interval_seconds_min=60,
        history_days=90,
        statly_calls_per_minute=300,
    ),
    PlanName.PRO: Plan(
        PlanName.PRO,
        pages=5,
        leaves_per_page=None,
        footer_removable=True,
        monitors=50,
        monitor_interval_seconds_min=60,
        history_days=90,
        statly_calls_per_minute=300,
    ),
    PlanName.BUSINESS: Plan(
        PlanName.BUSINESS,
        pages=None,
        leaves_per_page=None,
        footer_removable=True,
        monitors=200,
        monitor_interval_seconds_min=30,
        history_days=365,
        statly_calls_per_minute=1000,
    ),
}


@dataclass(frozen=True, slots=True)
class Tenure:
    """The plan in force and since when (ms); what was begun under a larger plan is let be for 7 days."""

    plan: Plan
    since: int
    event_id: int = 0

    def enforced(self, at: int) -> bool:
        """Whether what is over the plan's limits is held back at `at` (ms)."""
        return at >= self.since + PLAN_GRACE_MS


async def plan_of(account_id: UUID, at: int | None = None) -> Plan:
    """The plan in force now, or at an earlier moment (ms), whatever was decided since."""
    return (await tenure_of(account_id, at)).plan


async def tenure_of(account_id: UUID, at: int | None = None) -> Tenure:
    """The plan as `plan_of`, with the moment it came into force."""
    decided_by = LAST_MOMENT_MS if at is None else at
    found = await rows_of(get_connection("default"), EntitlementEvent, _DECIDED, [account_id, decided_by])
    if not found:
        return Tenure(PLANS[PlanName.FREE], 0)
    event, at = found[0], now_ms() if at is None else at
    return tenure(event.plan, event.starts_at, event.ends_at, at, event.id)


def tenure(
    name: str | None, starts_at: int | None, ends_at: int | None, at: int, event_id: int = 0
) -> Tenure:
    """What an entitlement amounts to at `at` (ms): its plan, or free once it has ended, or without one."""
    if name is None or starts_at is None:
        return Tenure(PLANS[PlanName.FREE], 0)
    if ends_at is not None and ends_at <= at:
        return Tenure(PLANS[PlanName.FREE], ends_at, event_id)
    return Tenure(PLANS[PlanName(name)], starts_at, event_id)


async def entitle(
    account_id: UUID, plan: PlanName, days: int | None = None, *, source: str = "operator", actor: str = ""
) -> EntitlementEvent:
    """Put the account on `plan` from now, for `days` or without end. What was before stays on record.

    Joins the caller's transaction and locks the head of the books, the ladder's last rung: events are
    numbered without gap.
    """
    async with in_transaction() as db:
        head, now = await lock_head(db), now_ms()
        event = EntitlementEvent(
            id=head.events + 1,
            account_id=account_id,
            plan=plan,
            starts_at=now,
            ends_at=None if days is None else now + days * MS_PER_DAY,
            source=source,
            actor=actor,
            created_at=now,
        )
        event.seal = seal_of(entitlement_facts(event))
        await event.save(using_db=db, force_create=True)
    return event


async def entitlements_of(account_id: UUID) -> list[EntitlementEvent]:
    """Every plan the account was ever given, the latest first."""
    return await EntitlementEvent.filter(account_id=account_id).order_by("-id")
