"""Moving a component within its group or into another."""

from uuid import UUID

from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.placing import arrange, group_without, require_place
from tenants.components.tree import among, components_in
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
        everything = await components_in(page_id, changing.db)
        component = among(everything, component_id)
        require_place(component, parent_id, everything)
        siblings = group_without(component, parent_id, everything)
        index = _index_before(before_id, siblings)
        old_parent_id = component.parent_id
        if (old_parent_id, component.position) == (parent_id, index):
            changing.nothing_changed()
            return component
        changing.detail = {"name": component.name, "parent": public_id("c", parent_id) if parent_id else None}
        left = group_without(component, old_parent_id, everything)
        await arrange([*siblings[:index], component, *siblings[index:]], parent_id, changing.db)
        if old_parent_id != parent_id:
            await arrange(left, old_parent_id, changing.db)
    return component


def _index_before(before_id: UUID | None, siblings: list[Component]) -> int:
    if before_id is None:
        return len(siblings)
    for index, sibling in enumerate(siblings):
        if sibling.id == before_id:
            return index
    raise Invalid("before", "No such component in that group.")
