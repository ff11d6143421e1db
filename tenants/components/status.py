"""Setting one leaf's status by hand or by key: shows at once, opens no incident."""

from uuid import UUID

from app.core.errors import NotFound
from app.core.ids import public_id
from tenants.components.hidden import require_shown
from tenants.components.models import Component
from tenants.components.tree import among, components_in, is_leaf
from tenants.pages.change import change
from tenants.scope import Permission, Scope
from tenants.uptime.spans import Cause, hold
from tenants.words import Source, Status


async def set_status(
    scope: Scope, page_id: UUID, component_id: UUID, status: Status, source: Source = Source.MANUAL
) -> Component:
    """Give a leaf a status. Raises NotFound for a category too, Forbidden for what the plan hides."""
    target = public_id("c", component_id)
    async with change(scope, page_id, "component.status", Permission.STATUS_SET, target=target) as changing:
        components = await components_in(page_id, changing.db)
        component = among(components, component_id)
        if not is_leaf(component):
            raise NotFound("component")
        await require_shown(changing.account_id, component, components)
        changing.detail = {"name": component.name, "from": component.status, "to": status}
        if not await hold(changing, [(component, status)], Cause(source)):
            changing.nothing_changed()
    return component
