"""An owner with more pages than the plan has places says which of them are shown (design §4)."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.errors import Conflict
from tenants.pages.change import account_change
from tenants.scope import Permission, Scope
from tenants.slots.seats import HELD_FOR_PLAN, seating_of


async def show_instead(scope: Scope, account_id: UUID, *, show: UUID, hide: UUID) -> None:
    """Let a page that waits for the plan change places with one that stands on it.

    Raises Conflict when they do not stand so (any more).
    """

    async def both(_: BaseDBAsyncClient) -> list[UUID]:
        return [show, hide]

    needs = Permission.BILLING_WRITE
    async with account_change(scope, account_id, "pages.choose", needs, touched=both) as changing:
        on_plan = {page.id: page.held_for for page in (await seating_of(account_id, changing.db)).on_plan}
        if (on_plan.get(show, ""), on_plan.get(hide, "")) != (HELD_FOR_PLAN, None):
            raise Conflict("These two pages cannot change places now.")
        for page in changing.pages:
            page.held_for = None if page.id == show else HELD_FOR_PLAN
            await page.save(using_db=changing.db, update_fields=["held_for"])
            changing.detail["shown" if page.id == show else "hidden"] = page.name
