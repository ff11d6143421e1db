"""The component tree as lists: rows with their depth for screens, groups for selects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.ids import public_id
from tenants.components.tree import TreeNode, is_leaf
from tenants.words import Status


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One component where it stands: `index` of `count` siblings, `depth` groups below the top.

    `before_up` and `before_down` are the siblings it stands before after one step (None: it is last).
    """

    node: TreeNode
    depth: int
    index: int
    count: int
    parent: TreeNode | None
    before_up: UUID | None
    before_down: UUID | None

    @property
    def id(self) -> str:
        return public_id("c", self.node.component.id)

    @property
    def name(self) -> str:
        return self.node.component.name

    @property
    def status(self) -> Status:
        return self.node.status

    @property
    def is_leaf(self) -> bool:
        return is_leaf(self.node.component)

    @property
    def group_name(self) -> str:
        return self.parent.component.name if self.parent else ""


def rows_of(tree: Sequence[TreeNode], depth: int = 0, parent: TreeNode | None = None) -> Iterator[TreeRow]:
    """Every component in tree order."""
    ids = [node.component.id for node in tree]
    for index, node in enumerate(tree):
        others = ids[:index] + ids[index + 1 :]
        up = next(iter(others[max(0, index - 1) :]), None)
        down = next(iter(others[index + 1 :]), None)
        yield TreeRow(node, depth, index, len(tree), parent, up, down)
        yield from rows_of(node.children, depth + 1, node)


def leaf_rows(tree: Sequence[TreeNode]) -> list[TreeRow]:
    return [row for row in rows_of(tree) if row.is_leaf]


def group_options(tree: Sequence[TreeNode], moving: UUID | None = None) -> list[tuple[str, str]]:
    """(id, indented name) of each group that may hold something, the one that moves and its own left out."""
    banned = {row.id for row in _below(tree, moving)} if moving else set()
    groups = [row for row in rows_of(tree) if not row.is_leaf and row.id not in banned]
    return [("", "No group, top level"), *((row.id, "\u2003" * row.depth + row.name) for row in groups)]


def _below(tree: Sequence[TreeNode], component_id: UUID) -> list[TreeRow]:
    top = next((row.node for row in rows_of(tree) if row.node.component.id == component_id), None)
    return list(rows_of([top])) if top else []
