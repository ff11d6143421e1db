"""Where a component may stand: under a category of its page, categories three deep, siblings numbered."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.errors import Invalid
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


async def renumber(siblings: Sequence[Component], db: BaseDBAsyncClient) -> None:
    """Store the order in which `siblings` are given."""
    for position, sibling in enumerate(siblings):
        if sibling.position != position:
            sibling.position = position
            await sibling.save(using_db=db, update_fields=["position"])


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
