"""Where a component may stand: under a category of its page, categories three deep, siblings numbered."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.errors import Invalid
from app.db.direct import run_many
from tenants.components.models import Component
from tenants.components.tree import CATEGORY_DEPTH_MAX, is_leaf


def require_place(component: Component, parent_id: UUID | None, components: Sequence[Component]) -> None:
    """Raise Invalid(parent) when `component` may not stand under `parent_id`."""
    by_id = {other.id: other for other in components}
    above = _line_up(parent_id, by_id)
    if component.id in {other.id for other in above}:
        raise Invalid("parent", "A group cannot go into itself.")
    if any(is_leaf(other) for other in above):
        raise Invalid("parent", "Only a group can hold components.")
    if len(above) + _category_height(component, components) > CATEGORY_DEPTH_MAX:
        raise Invalid("parent", "Groups can be three deep.")


async def arrange(siblings: Sequence[Component], parent_id: UUID | None, db: BaseDBAsyncClient) -> None:
    """Make `siblings` the whole group under `parent_id`, in the order in which they are given."""
    moved = []
    for position, sibling in enumerate(siblings):
        if (sibling.parent_id, sibling.position) != (parent_id, position):
            sibling.parent_id, sibling.position = parent_id, position
            moved.append((parent_id, position, sibling.id))
    await run_many(db, "UPDATE component SET parent_id = ?, position = ? WHERE id = ?", moved)


def group_without(
    component: Component, parent_id: UUID | None, components: Sequence[Component]
) -> list[Component]:
    """Who else stands under `parent_id`, in order."""
    return [other for other in components if other.parent_id == parent_id and other.id != component.id]


def _line_up(parent_id: UUID | None, by_id: dict[UUID, Component]) -> list[Component]:
    line: list[Component] = []
    while parent_id is not None:
        parent = by_id.get(parent_id)
        if parent is None:
            raise Invalid("parent", "No such group.")
        line.append(parent)
        parent_id = parent.parent_id
    return line


def _category_height(component: Component, components: Sequence[Component]) -> int:
    if is_leaf(component):
        return 0
    children = [other for other in components if other.parent_id == component.id]
    return 1 + max((_category_height(child, components) for child in children), default=0)
