"""Having back what was deleted: the whole branch, with its ids, statuses and history, where it stood."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.connection import get_connection

from app.core.clock import MS_PER_DAY, now_ms
from app.core.errors import Invalid, NotFound
from app.core.ids import public_id
from app.db.direct import rows_of, run_many
from tenants.components.add import require_room_for
from tenants.components.models import Component
from tenants.components.placing import arrange, group_without, require_place
from tenants.components.remove import KEPT_DAYS
from tenants.components.tree import components_in
from tenants.incidents.touch import keep_names
from tenants.pages.change import Change, change
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope
from tenants.words import ComponentKind

REMOVED_SHOWN = 20

_BRANCH = "SELECT * FROM component WHERE page_id = ? AND removed_with = ? AND removed_at >= ?"
_TOPS = (
    "SELECT * FROM component WHERE page_id = ? AND id = removed_with AND removed_at >= ?"
    " ORDER BY removed_at DESC, id DESC LIMIT ?"
)
_RESTORE = "UPDATE component SET removed_at = NULL, removed_with = NULL WHERE id = ?"
_LAND = "UPDATE component SET lifted_from = NULL WHERE id = ?"


@dataclass(frozen=True, slots=True)
class _Places:
    """Every component that is or will be on the page again, and the transaction."""

    everything: Sequence[Component]
    changing: Change


async def removed_of(scope: Scope, page_id: UUID) -> list[Component]:
    """The tops of what was deleted in the last 30 days, newest first."""
    await page_of(scope, page_id)
    values = [page_id, _oldest(now_ms()), REMOVED_SHOWN]
    return await rows_of(get_connection("default"), Component, _TOPS, values)


async def restore_component(scope: Scope, page_id: UUID, component_id: UUID) -> Component:
    """Bring back the branch whose top was deleted under this id.

    It stands where it stood, or last at the top level when its group is gone or has no room for its depth;
    what was lifted out of a group goes back into it unless somebody moved it. Raises NotFound, LimitReached.
    """
    target = public_id("c", component_id)
    async with change(
        scope, page_id, "component.restore", Permission.COMPONENT_WRITE, target=target
    ) as changing:
        values = [page_id, component_id, _oldest(changing.at)]
        branch = await rows_of(changing.db, Component, _BRANCH, values)
        top = next((each for each in branch if each.id == component_id), None)
        if top is None:
            raise NotFound("component")
        there = await components_in(page_id, changing.db)
        await require_room_for(changing, there, [ComponentKind(each.kind) for each in branch])
        places = _Places([*there, *branch], changing)
        await _put_back(places, top)
        await _take_in(places, top)
        await run_many(changing.db, _RESTORE, [(each.id,) for each in branch])
        await keep_names(changing, branch)
        changing.detail = {"name": top.name, "kind": top.kind}
    return top


async def _put_back(places: _Places, top: Component) -> None:
    index, parent_id = top.position, top.parent_id
    try:
        require_place(top, parent_id, places.everything)
    except Invalid:
        parent_id = None
        index = len(group_without(top, None, places.everything))
    siblings = group_without(top, parent_id, places.everything)
    await arrange([*siblings[:index], top, *siblings[index:]], parent_id, places.changing.db)


async def _take_in(places: _Places, top: Component) -> None:
    """What was lifted out of the group, and still stands beside it, goes back into it."""
    lifted = [each for each in places.everything if each.lifted_from == top.id]
    for each in lifted:
        if each.parent_id == top.parent_id and _fits(each, top, places.everything):
            left = group_without(each, top.parent_id, places.everything)
            inside = group_without(each, top.id, places.everything)
            await arrange([*inside, each], top.id, places.changing.db)
            await arrange(sorted(left, key=lambda one: one.position), top.parent_id, places.changing.db)
    await run_many(places.changing.db, _LAND, [(each.id,) for each in lifted])


def _fits(component: Component, group: Component, everything: Sequence[Component]) -> bool:
    try:
        require_place(component, group.id, everything)
    except Invalid:
        return False
    return True


def _oldest(now: int) -> int:
    return now - KEPT_DAYS * MS_PER_DAY
