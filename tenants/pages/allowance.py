"""May an account have one more of something: what is used, the limit, and what would help."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

from app.core.errors import Forbidden, LimitReached
from ledger.plans import PLANS, SLOT_PRICE_TOKENS, Plan, PlanName, plan_of
from tenants.components.tree import components_in, is_leaf
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope
from tenants.slots.seats import seating_of


class Noun(StrEnum):
    """What plans limit by number."""

    PAGES = "pages"
    LEAVES = "components"


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many of so many (None: without limit), and the sentence that says how to get more."""

    noun: Noun
    used: int
    limit: int | None
    cure: str


async def allowance(scope: Scope, account_id: UUID, noun: Noun, *, page_id: UUID | None = None) -> Allowance:
    """For showing; leaves are counted on `page_id`. Raises NotYours, NotFound, Forbidden."""
    scope.require(Permission.PAGE_READ, account_id, page_id)
    if page_id is not None:
        account_id = (await page_of(scope, page_id)).account_id
    return await _allowance(get_connection("default"), account_id, noun, page_id)


async def require_room(
    db: BaseDBAsyncClient, account_id: UUID, noun: Noun, page_id: UUID | None = None, *, wanted: int = 1
) -> None:
    """Raise LimitReached unless so many more fit. The caller holds the lock under which the number stands."""
    found = await _allowance(db, account_id, noun, page_id)
    if found.limit is not None and found.used + wanted > found.limit:
        raise LimitReached(found.noun, found.used, found.limit, found.cure)


async def require_removable_footer(account_id: UUID) -> None:
    """Raise Forbidden when the account's plan forces "Powered by Hep.gg" (seed 001, Tiers)."""
    plan = await plan_of(account_id)
    if not plan.footer_removable:
        raise Forbidden(f'The {plan.name} plan shows "Powered by Hep.gg"; Prime may remove it.')


async def _allowance(db: BaseDBAsyncClient, account_id: UUID, noun: Noun, page_id: UUID | None) -> Allowance:
    if noun is Noun.PAGES:
        seating = await seating_of(account_id, db)
        return Allowance(noun, seating.used, seating.limit, _more_pages(seating.tenure.plan))
    assert page_id is not None, "leaves are counted on a page"
    plan = await plan_of(account_id)
    leaves = sum(is_leaf(component) for component in await components_in(page_id, db))
    return Allowance(noun, leaves, plan.leaves_per_page, "Prime has no limit on components.")


def _more_pages(plan: Plan) -> str:
    slot = f"Buy a page slot for {SLOT_PRICE_TOKENS} tokens"
    if plan.name is PlanName.FREE:
        return f"{slot}, or go Prime, which has {PLANS[PlanName.PRIME].pages} pages."
    return f"{slot}."
