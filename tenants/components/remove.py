"""Deleting a leaf, or a group with or without what is in it; for 30 days all of it can come back."""

from collections.abc import Sequence
from uuid import UUID

from app.core.clock import MS_PER_DAY
from app.core.ids import public_id
from app.db.direct import run_many
from tenants.components.models import Component
from tenants.components.placing import arrange, group_without
from tenants.components.tree import among, components_in
from tenants.incidents.touch import keep_names
from tenants.pages.change import Change, change
from tenants.scope import Permission, Scope

KEPT_DAYS = 30

_REMOVE = "UPDATE component SET removed_at = ?, removed_with = ? WHERE id = ?"
_LIFT = "UPDATE component SET lifted_from = ? WHERE id = ?"


async def remove_component(
    scope: Scope, page_id: UUID, component_id: UUID, *, keep_children: bool = False
) -> Component:
    """Delete a component with all below it; `keep_children` moves them up into its place instead.

    Nobody sees what was deleted; its id, status and history stay until 30 days later, and
    `restore_component` has it back. Incidents keep the names of deleted leaves.
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
        await run_many(changing.db, _LIFT, [(component.id, each.id) for each in lifted])
        await run_many(changing.db, _REMOVE, [(changing.at, component.id, each.id) for each in doomed])
        await _forget_old(changing)
    return component


async def _forget_old(changing: Change) -> None:
    """What was deleted more than 30 days ago goes for good, with its history."""
    long_ago = changing.at - KEPT_DAYS * MS_PER_DAY
    old = Component.filter(page_id=changing.page.id, removed_at__lt=long_ago)
    await old.using_db(changing.db).delete()


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
