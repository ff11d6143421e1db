"""Deleting a leaf, or a group with or without what is in it."""

from uuid import UUID

from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.placing import renumber
from tenants.components.tree import component_in, components_in
from tenants.pages.change import Change, change
from tenants.scope import Permission, Scope


async def remove_component(
    scope: Scope, page_id: UUID, component_id: UUID, *, keep_children: bool = False
) -> None:
    """Delete a component with all below it; `keep_children` moves them up into its place instead.

    Incidents keep the names of deleted leaves.
    """
    target = public_id("c", component_id)
    async with change(
        scope, page_id, "component.remove", Permission.COMPONENT_WRITE, target=target
    ) as changing:
        component = await component_in(page_id, component_id, changing.db)
        everything = await components_in(page_id, changing.db)
        changing.detail = {"name": component.name, "kind": component.kind}
        if keep_children:
            await _lift_children(changing, component, everything)
            doomed = [component]
        else:
            doomed = _subtree(component, everything)
        for each in reversed(doomed):
            await each.delete(using_db=changing.db)


async def _lift_children(changing: Change, component: Component, everything: list[Component]) -> None:
    children = [other for other in everything if other.parent_id == component.id]
    siblings: list[Component] = []
    for other in everything:
        if other.parent_id == component.parent_id:
            siblings += children if other.id == component.id else [other]
    for child in children:
        child.parent_id = component.parent_id
        await child.save(using_db=changing.db, update_fields=["parent_id"])
    await renumber(siblings, changing.db)


def _subtree(component: Component, everything: list[Component]) -> list[Component]:
    below = [other for other in everything if other.parent_id == component.id]
    return [component] + [each for child in below for each in _subtree(child, everything)]
