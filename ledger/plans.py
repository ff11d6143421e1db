"""The one table of plans (contract §1, seed 001 "Tiers", seed 002 "Limites par plan")."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.core.clock import MS_PER_DAY, now_ms
from ledger.models import Entitlement

SLOT_PRICE_TOKENS = 480
SLOT_DAYS = 30


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


async def plan_of(account_id: UUID) -> Plan:
    """The plan in force now."""
    row = await Entitlement.get_or_none(account_id=account_id)
    return plan_in_force(row.plan, row.ends_at, now_ms()) if row else PLANS[PlanName.FREE]


def plan_in_force(name: str | None, ends_at: int | None, at: int) -> Plan:
    """What an entitlement amounts to at `at` (ms); free when there is none or it has ended."""
    if name is None or (ends_at is not None and ends_at <= at):
        return PLANS[PlanName.FREE]
    return PLANS[PlanName(name)]


async def entitle(account_id: UUID, plan: PlanName, days: int | None = None, using_db: Any = None) -> None:
    """Put the account on `plan` from now, for `days` or without end."""
    starts_at = now_ms()
    ends_at = None if days is None else starts_at + days * MS_PER_DAY
    await Entitlement.update_or_create(
        account_id=account_id,
        defaults={"plan": plan, "starts_at": starts_at, "ends_at": ends_at},
        using_db=using_db,
    )
