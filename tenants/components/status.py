"""Setting one leaf's status by hand or by key: shows at once, opens no incident."""

from typing import Any
from uuid import UUID

from app.core.errors import NotFound
from app.core.ids import public_id
from tenants.components.hidden import require_shown
from tenants.components.models import Component
from tenants.components.tree import component_in, is_leaf
from tenants.pages.change import Change, change
from tenants.scope import Permission, Scope
from tenants.uptime.spans import Cause, hold
from tenants.words import Source, Status


async def set_status(
    scope: Scope, page_id: UUID, component_id: UUID, status: Status, source: Source = Source.MANUAL
) -> Component:
    """Give a leaf a status. Raises NotFound for a category too, Forbidden for what the plan hides."""
    target = public_id("c", component_id)
    async with change(scope, page_id, "component.status", Permission.STATUS_SET, target=target) as changing:
        component = await component_in(page_id, component_id, changing.db)
        if not is_leaf(component):
            raise NotFound("component")
        given = await give_status(changing, component, status, source)
        if not given:
            changing.nothing_changed()
            return component
        changing.detail = {"name": component.name, **given["status"]}
    return component


async def give_status(
    changing: Change, leaf: Component, status: Status, source: Source = Source.MANUAL
) -> dict[str, Any]:
    """Within a change that is under way; answers from and to, or nothing when it is so already.

    Raises Forbidden for a leaf that the plan hides.
    """
    await require_shown(changing.account_id, leaf, changing.db)
    before = leaf.status
    if not await hold(changing, [(leaf, status)], Cause(source)):
        return {}
    return {"status": {"from": before, "to": status}}
