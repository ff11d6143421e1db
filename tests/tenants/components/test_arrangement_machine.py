"""Any sequence of adding, moving and removing leaves the tree that a plain list of lists would have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from hypothesis import strategies as st

from app.core.errors import Invalid
from tenants.components.add import ComponentDraft, add_component
from tenants.components.models import Component
from tenants.components.move import move_component
from tenants.components.remove import remove_component
from tenants.components.tree import TreeNode, tree_of
from tenants.words import ComponentKind
from tests.cast import Cast
from tests.evidence import Size
from tests.factories import OPERATOR, make_page
from tests.trying import try_each

DEEPEST = 3


@dataclass(eq=False)
class Item:
    """A component of the model; `None` as an id stands for the top of the tree."""

    id: UUID | None
    is_group: bool
    children: list[Item] = field(default_factory=list)

    def everything(self) -> list[Item]:
        return [self] + [found for child in self.children for found in child.everything()]

    @property
    def height(self) -> int:
        return int(self.is_group) + max((child.height for child in self.children), default=0)


@dataclass
class Model:
    """The tree as nested lists, with the rules of placing said once more, in another way."""

    top: Item = field(default_factory=lambda: Item(None, is_group=True))

    def parent_of(self, item: Item) -> Item:
        return next(each for each in self.top.everything() if item in each.children)

    def depth_of(self, group: Item) -> int:
        return 0 if group is self.top else 1 + self.depth_of(self.parent_of(group))

    def may_hold(self, parent: Item, item: Item) -> bool:
        fits = self.depth_of(parent) + item.height <= DEEPEST if parent.is_group else False
        return fits and parent not in item.everything()

    def pick(self, number: int) -> Item | None:
        below = self.top.everything()[1:]
        return below[number % len(below)] if below else None

    def pick_any(self, number: int) -> Item:
        everything = self.top.everything()
        return everything[number % len(everything)]


Step = tuple[str, int, int, int]
steps = st.lists(
    st.tuples(
        st.sampled_from(["leaf", "group", "group", "move", "move", "remove", "lift"]),
        st.integers(0, 50),
        st.integers(0, 50),
        st.integers(0, 50),
    ),
    min_size=8,
    max_size=25,
)


async def take(page_id: UUID, model: Model, step: Step) -> None:
    """Do one step in the product and in the model; both must agree on whether it may be done."""
    act, first, second, third = step
    if act in {"leaf", "group"}:
        await _add(page_id, model, model.pick_any(first), is_group=act == "group")
    elif (item := model.pick(first)) is not None:
        if act == "move":
            await _move(page_id, model, item, model.pick_any(second), third)
        else:
            await _remove(page_id, model, item, keep_children=act == "lift")


async def _add(page_id: UUID, model: Model, parent: Item, *, is_group: bool) -> None:
    kind = ComponentKind.CATEGORY if is_group else ComponentKind.LEAF
    item, draft = Item(None, is_group), ComponentDraft("X", kind, parent.id)
    if not model.may_hold(parent, item):
        return await _refused(add_component(OPERATOR, page_id, draft))
    item.id = (await add_component(OPERATOR, page_id, draft)).id
    parent.children.append(item)
    return None


async def _move(page_id: UUID, model: Model, item: Item, parent: Item, where: int) -> None:
    assert item.id is not None
    others = [child for child in parent.children if child is not item]
    index = where % (len(others) + 1)
    before_id = others[index].id if index < len(others) else None
    moving = move_component(OPERATOR, page_id, item.id, parent.id, before_id)
    if not model.may_hold(parent, item):
        return await _refused(moving)
    await moving
    model.parent_of(item).children.remove(item)
    parent.children.insert(index, item)
    return None


async def _remove(page_id: UUID, model: Model, item: Item, *, keep_children: bool) -> None:
    assert item.id is not None
    await remove_component(OPERATOR, page_id, item.id, keep_children=keep_children)
    siblings = model.parent_of(item).children
    index = siblings.index(item)
    siblings[index : index + 1] = item.children if keep_children else []


async def _refused(act: Coroutine[Any, Any, Component]) -> None:
    with pytest.raises(Invalid):
        await act


def from_model(item: Item) -> list[Any]:
    return [[child.id, from_model(child)] for child in item.children]


def from_tree(nodes: tuple[TreeNode, ...]) -> list[Any]:
    return [[node.component.id, from_tree(node.children)] for node in nodes]


async def gaps(page_id: UUID) -> list[list[int]]:
    """The positions of every group that are not 0, 1, 2, …"""
    groups: dict[UUID | None, list[int]] = defaultdict(list)
    for row in await Component.filter(page_id=page_id, removed_at=None).order_by("position"):
        groups[row.parent_id].append(row.position)
    return [positions for positions in groups.values() if positions != list(range(len(positions)))]


async def test_the_tree_is_what_a_list_of_lists_would_be(cast: Cast, size: Size) -> None:
    async def holds(taken: list[Step]) -> None:
        page, model = await make_page(cast.owner.account.id, public=False), Model()
        for step in taken:
            await take(page.id, model, step)
        assert from_tree(await tree_of(OPERATOR, page.id)) == from_model(model.top)
        assert await gaps(page.id) == []

    await try_each(steps, size(ci=60, full=600), holds)
