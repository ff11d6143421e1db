"""Moving a component within its group or into another."""

from uuid import UUID

from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.placing import renumber, require_place
from tenants.components.tree import component_in, components_in
from tenants.pages.change import change
from tenants.scope import Permission, Scope


async def move_component(
    scope: Scope, page_id: UUID, component_id: UUID, parent_id: UUID | None, before_id: UUID | None
) -> Component:
    """Put a component under `parent_id` (None: top level), before the sibling `before_id` (None: last).

    Raises Invalid(parent) for a fourth level of groups or a group into itself, Invalid(before).
    """
    target = public_id("c", component_id)
    async with change(
        scope, page_id, "component.move", Permission.COMPONENT_WRITE, target=target
    ) as changing:
        await component_in(page_id, component_id, changing.db)
        everything = await components_in(page_id, changing.db)
        component = next(other for other in everything if other.id == component_id)
        require_place(component, parent_id, everything)
        old = [other.id for other in everything if other.parent_id == parent_id]
        siblings = [o for o in everything if o.parent_id == parent_id and o.id != component_id]
        siblings.insert(_index_before(before_id, siblings), component)
        if [sibling.id for sibling in siblings] == old:
            changing.nothing_changed()
            return component
        changing.detail = {"parent": public_id("c", parent_id) if parent_id else None}
        component.parent_id = parent_id
        await component.save(using_db=changing.db, update_fields=["parent_id"])
        await renumber(siblings, changing.db)
    return component


def _index_before(before_id: UUID | None, siblings: list[Component]) -> int:
    if before_id is None:
        return len(siblings)
    for index, sibling in enumerate(siblings):
        if sibling.id == before_id:
            return index
    raise Invalid("before", "No such component in that group.")
