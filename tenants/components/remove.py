"""Deleting a leaf, or a group with or without what is in it."""

from collections.abc import Sequence
from uuid import UUID

from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.placing import arrange, group_without
from tenants.components.tree import among, components_in
from tenants.incidents.touch import keep_names
from tenants.pages.change import change
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
        everything = await components_in(page_id, changing.db)
        component = among(everything, component_id)
        changing.detail = {"name": component.name, "kind": component.kind}
        lifted = _children(component, everything) if keep_children else []
        doomed = [component] if keep_children else _subtree(component, everything)
        await keep_names(changing, doomed)
        await arrange(_without(component, lifted, everything), component.parent_id, changing.db)
        await Component.filter(id__in=[each.id for each in doomed]).using_db(changing.db).delete()


def _without(
    component: Component, lifted: Sequence[Component], everything: Sequence[Component]
) -> list[Component]:
    """The group that the component stands in, with those lifted out of it in its place."""
    siblings = group_without(component, component.parent_id, everything)
    before, after = siblings[: component.position], siblings[component.position :]
    return [*before, *lifted, *after]


def _children(component: Component, everything: Sequence[Component]) -> list[Component]:
    return [other for other in everything if other.parent_id == component.id]


def _subtree(component: Component, everything: Sequence[Component]) -> list[Component]:
    return [component] + [
        each for child in _children(component, everything) for each in _subtree(child, everything)
    ]
