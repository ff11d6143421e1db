"""The tree as people see it: children in order, a category as bad as its worst leaf unless pinned."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

from app.core.errors import NotFound
from app.db.direct import rows_of
from tenants.components.models import Component
from tenants.pages.reading import page_of
from tenants.scope import Scope
from tenants.words import ComponentKind, Status, worst_of

CATEGORY_DEPTH_MAX = 3


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A component, the status it shows, and what is below it."""

    component: Component
    status: Status
    children: tuple["TreeNode", ...]


async def tree_of(scope: Scope, page_id: UUID) -> tuple[TreeNode, ...]:
    """The whole tree of a page, in order."""
    await page_of(scope, page_id)
    return grown(await components_in(page_id))


async def component_of(scope: Scope, page_id: UUID, component_id: UUID) -> Component:
    """One component of the page; raises NotFound when it is on no page or another."""
    await page_of(scope, page_id)
    return await component_in(page_id, component_id)


async def leaf_of(scope: Scope, page_id: UUID, component_id: UUID) -> Component:
    """One leaf of the page; raises NotFound for a category too."""
    component = await component_of(scope, page_id, component_id)
    if not is_leaf(component):
        raise NotFound("component")
    return component


async def components_in(page_id: UUID, db: BaseDBAsyncClient | None = None) -> list[Component]:
    """All components of a page, siblings in order. Checks no scope: for verbs that did."""
    sql = "SELECT * FROM component WHERE page_id = ? AND removed_at IS NULL ORDER BY position, id"
    return await rows_of(db or get_connection("default"), Component, sql, [page_id])


async def component_in(page_id: UUID, component_id: UUID, db: BaseDBAsyncClient | None = None) -> Component:
    """One component by page and id. Checks no scope: for verbs that did."""
    sql = "SELECT * FROM component WHERE id = ? AND page_id = ? AND removed_at IS NULL"
    found = await rows_of(db or get_connection("default"), Component, sql, [component_id, page_id])
    return among(found, component_id)


def among(components: Sequence[Component], component_id: UUID) -> Component:
    """The one with that id; raises NotFound."""
    for component in components:
        if component.id == component_id:
            return component
    raise NotFound("component")


def grown(components: Sequence[Component]) -> tuple[TreeNode, ...]:
    """The tree over rows that are sorted by position."""
    below: dict[UUID | None, list[Component]] = defaultdict(list)
    for component in components:
        below[component.parent_id].append(component)

    def grow(parent_id: UUID | None) -> tuple[TreeNode, ...]:
        return tuple(_node(component, grow(component.id)) for component in below[parent_id])

    return grow(None)


def leaves_of(tree: Sequence[TreeNode]) -> list[Component]:
    """The leaves in tree order."""
    leaves: list[Component] = []
    for node in tree:
        leaves += [node.component] if is_leaf(node.component) else leaves_of(node.children)
    return leaves


def is_leaf(component: Component) -> bool:
    return component.kind == ComponentKind.LEAF


def _node(component: Component, children: tuple[TreeNode, ...]) -> TreeNode:
    if is_leaf(component):
        shown = Status(component.status)
    elif component.pinned:
        shown = Status(component.pinned)
    else:
        shown = worst_of(child.status for child in children)
    return TreeNode(component, shown, children)
