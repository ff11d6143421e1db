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

    `inner` are the rows in it.
    """

    node: TreeNode
    depth: int
    index: int
    count: int
    parent: TreeNode | None
    inner: tuple["TreeRow", ...]

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

    @property
    def group_id(self) -> str:
        """The group that it stands in; empty at the top level."""
        return public_id("c", self.parent.component.id) if self.parent else ""

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"position {self.index + 1} of {self.count}{' in ' + self.group_name if self.parent else ''}"


def branches_of(
    tree: Sequence[TreeNode], depth: int = 0, parent: TreeNode | None = None
) -> tuple[TreeRow, ...]:
    """The rows at the top, each with those in it."""
    return tuple(
        TreeRow(node, depth, index, len(tree), parent, branches_of(node.children, depth + 1, node))
        for index, node in enumerate(tree)
    )


def rows_of(tree: Sequence[TreeNode]) -> Iterator[TreeRow]:
    """Every component in tree order."""
    for row in branches_of(tree):
        yield from with_inner(row)


def with_inner(row: TreeRow) -> Iterator[TreeRow]:
    """The row and all below it."""
    yield row
    for each in row.inner:
        yield from with_inner(each)


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
