"""What a plan's start and end do to pages and slots: at once, and a week later (design §4)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ledger.models import EntitlementEvent
from ledger.plans import PLAN_GRACE_MS, PLANS, Plan, PlanName, tenure_of
from tenants.pages.change import Change, account_change
from tenants.scope import Permission, Scope
from tenants.slots.arrange import arrange
from tenants.slots.calendar import PLAN_ENDED_JOB, plan_arranging

_SYSTEM = Scope.system()


async def plan_given(changing: Change, event: EntitlementEvent, before: Plan) -> None:
    """Seat the pages under the new plan; what it and its end bring later is put on the job table.

    Pages leave slots that the plan makes needless. The account and all its pages are locked.
    """
    await arrange(changing, pull=True)
    given = PLANS[PlanName(event.plan)]
    moments = [event.ends_at, event.ends_at + PLAN_GRACE_MS] if event.ends_at is not None else []
    if _is_smaller(given, before):
        moments.append(event.starts_at + PLAN_GRACE_MS)
    for moment in moments:
        await plan_arranging(event.account_id, event.id, moment, changing.db)


async def plan_ended(payload: Mapping[str, Any]) -> None:
    """Job: the account's pages as its plan has them now; nothing when another plan was given since."""
    account_id, needs = UUID(payload["account"]), Permission.BILLING_WRITE
    if (await tenure_of(account_id)).event_id != payload["event"]:
        return
    async with account_change(_SYSTEM, account_id, PLAN_ENDED_JOB, needs, every_page=True) as changing:
        await arrange(changing)


def _is_smaller(plan: Plan, than: Plan) -> bool:
    return _fewer(plan.pages, than.pages) or _fewer(plan.leaves_per_page, than.leaves_per_page)


def _fewer(limit: int | None, than: int | None) -> bool:
    return limit is not None and (than is None or limit < than)
