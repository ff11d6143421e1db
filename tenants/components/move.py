"""Moving a component within its group or into another."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.place import Place
from tenants.components.placing import arrange, group_without, require_place
from tenants.components.seen import UNSEEN, Seen, require_as_seen
from tenants.components.tree import among, components_in
from tenants.pages.change import Change, change
from tenants.scope import Permission, Scope


async def move_component(
    scope: Scope,
    page_id: UUID,
    component_id: UUID,
    parent_id: UUID | None,
    before_id: UUID | None,
    seen: Seen = UNSEEN,
) -> Component:
    """Put a component under `parent_id` (None: top level), before the sibling `before_id` (None: last).

    Raises Invalid(parent) for a fourth level of groups or a group into itself, Invalid(before), Conflict when
    it no longer stands in the group in which it was seen.
    """
    target = public_id("c", component_id)
    async with change(
        scope, page_id, "component.move", Permission.COMPONENT_WRITE, target=target
    ) as changing:
        everything = await components_in(page_id, changing.db)
        component = among(everything, component_id)
        await require_as_seen(changing, component, seen, Seen(place=Place(parent_id)))
        moved = await put(changing, component, Place(parent_id, before_id), everything)
        if not moved:
            changing.nothing_changed()
        changing.detail = {"name": component.name, **moved}
    return component


async def put(
    changing: Change, component: Component, place: Place, everything: Sequence[Component]
) -> dict[str, Any]:
    """Move within a change that is under way; answers where to, or nothing when it stands there already."""
    require_place(component, place.parent_id, everything)
    siblings = group_without(component, place.parent_id, everything)
    index, old_parent_id = _index(place, siblings), component.parent_id
    if (old_parent_id, component.position) == (place.parent_id, index):
        return {}
    left = group_without(component, old_parent_id, everything)
    await arrange([*siblings[:index], component, *siblings[index:]], place.parent_id, changing.db)
    if old_parent_id != place.parent_id:
        await arrange(left, old_parent_id, changing.db)
    return {"parent": public_id("c", place.parent_id) if place.parent_id else None}


def _index(place: Place, siblings: Sequence[Component]) -> int:
    """Where among `siblings` the place is; an index beyond their end means last."""
    if place.index is not None:
        return min(place.index, len(siblings))
    if place.before_id is None:
        return len(siblings)
    for index, sibling in enumerate(siblings):
        if sibling.id == place.before_id:
            return index
    raise Invalid("before", "No such component in that group.")
