"""Whatever happens on a page, its snapshot says what a small model of plain lists says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from public_site.load import load
from public_site.snapshot import Node, Snapshot
from tenants.components.add import ComponentDraft, add_component
from tenants.components.edit import ComponentEdit, edit_component, pin_category
from tenants.components.remove import remove_component
from tenants.components.status import set_status
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.incidents.remove import delete_incident
from tenants.incidents.update import UpdateDraft, post_update
from tenants.words import ComponentKind, State, Status
from tests.cast import Cast
from tests.evidence import Size
from tests.factories import OPERATOR, make_page
from tests.fakes import FakeClock
from tests.trying import try_each

FROM_BEST_TO_WORST = ["operational", "maintenance", "degraded", "partial", "outage"]


@dataclass(eq=False)
class Item:
    """A component of the model: a leaf's `status`, or what a group is pinned to."""

    id: UUID | None
    name: str
    is_group: bool
    status: str | None
    children: list[Item] = field(default_factory=list)

    def below(self) -> list[Item]:
        return [self] + [found for child in self.children for found in child.below()]

    def shown(self) -> str:
        if self.status is not None:
            return self.status
        return max(
            (child.shown() for child in self.children), key=FROM_BEST_TO_WORST.index, default="operational"
        )


@dataclass(eq=False)
class Story:
    """An incident of the model, and the leaves it ever touched."""

    id: UUID
    title: str
    state: str
    touched: list[Item]


@dataclass
class Model:
    """A page: its tree, and its incidents oldest first."""

    page_id: UUID
    top: Item = field(default_factory=lambda: Item(None, "", is_group=True, status=None))
    stories: list[Story] = field(default_factory=list)
    count: int = 0

    def items(self, *, groups: bool | None = None) -> list[Item]:
        return [item for item in self.top.below()[1:] if groups is None or item.is_group is groups]

    def fresh_name(self) -> str:
        self.count += 1
        return f"Name {self.count}"


async def add(model: Model, number: int, status: Status) -> None:
    """A leaf for the good statuses, a group for the bad ones, at the top or in a group at the top."""
    is_group = status in {Status.PARTIAL, Status.OUTAGE}
    parents = [model.top, *(child for child in model.top.children if child.is_group)]
    parent, name = parents[number % len(parents)], model.fresh_name()
    kind = ComponentKind.CATEGORY if is_group else ComponentKind.LEAF
    made = await add_component(OPERATOR, model.page_id, ComponentDraft(name, kind, parent.id))
    parent.children.append(Item(made.id, name, is_group, None if is_group else "operational"))


async def rename(model: Model, number: int, _: Status) -> None:
    if found := picked(model.items(), number):
        found.name = model.fresh_name()
        await edit_component(OPERATOR, model.page_id, some(found.id), ComponentEdit(name=found.name))


async def remove(model: Model, number: int, _: Status) -> None:
    if found := picked(model.items(), number):
        await remove_component(OPERATOR, model.page_id, some(found.id))
        parent = next(item for item in model.top.below() if found in item.children)
        parent.children.remove(found)


async def pin(model: Model, number: int, status: Status) -> None:
    """A group to a status, or for operational let it follow its children again."""
    if found := picked(model.items(groups=True), number):
        wanted = None if status is Status.OPERATIONAL else status
        found.status = wanted
        await pin_category(OPERATOR, model.page_id, some(found.id), wanted)


async def set_one(model: Model, number: int, status: Status) -> None:
    if found := picked(model.items(groups=False), number):
        found.status = status
        await set_status(OPERATOR, model.page_id, some(found.id), status)


async def begin(model: Model, number: int, status: Status) -> None:
    """An incident on one leaf, by its name in capitals, and on somebody nobody knows."""
    leaf, title = picked(model.items(groups=False), number), model.fresh_name()
    references = (Reference("nobody", status), *([Reference(leaf.name.upper(), status)] if leaf else []))
    made = await open_incident(OPERATOR, model.page_id, IncidentDraft(title, components=references))
    model.stories.append(Story(made.id, title, "investigating", [leaf] if leaf else []))
    if leaf:
        leaf.status = status


async def tell(model: Model, number: int, status: Status) -> None:
    """An update of one incident that takes one more leaf in."""
    if story := picked(model.stories, number):
        leaf = picked(model.items(groups=False), number)
        references = (Reference(leaf.name, status),) if leaf else ()
        draft = UpdateDraft(State.MONITORING, "", references)
        await post_update(OPERATOR, model.page_id, story.id, draft)
        story.state = "monitoring"
        if leaf:
            leaf.status = status
            story.touched.append(leaf)


async def resolve(model: Model, number: int, _: Status) -> None:
    if story := picked(model.stories, number):
        await post_update(OPERATOR, model.page_id, story.id, UpdateDraft(State.RESOLVED))
        story.state = "resolved"
        for leaf in story.touched:
            leaf.status = "operational"


async def forget(model: Model, number: int, _: Status) -> None:
    """Deleting a resolved incident; it holds nothing any more."""
    if story := picked([story for story in model.stories if story.state == "resolved"], number):
        await delete_incident(OPERATOR, model.page_id, story.id)
        model.stories.remove(story)


def picked(among: list[Any], number: int) -> Any:
    return among[number % len(among)] if among else None


def some(row_id: UUID | None) -> UUID:
    assert row_id is not None
    return row_id


Act = Callable[[Model, int, Status], Awaitable[None]]
ACTS: list[Act] = [
    add, add, add, rename, remove, pin, set_one, set_one, begin, begin, tell, resolve, forget,
]  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 30), st.sampled_from(Status), st.integers(0, 10**7)),
    min_size=8,
    max_size=25,
)


def told(model: Model) -> dict[str, Any]:
    """What a visitor must see."""

    def branch(items: list[Item]) -> list[Any]:
        return [(item.name, item.shown(), branch(item.children)) for item in items]

    newest_first = model.stories[::-1]
    leaves = [item.status or "" for item in model.items(groups=False)]
    return {
        "tree": branch(model.top.children),
        "worst": max(leaves, key=FROM_BEST_TO_WORST.index, default="operational"),
        "running": [(story.title, story.state) for story in newest_first if story.state != "resolved"],
        "past": [story.title for story in newest_first if story.state == "resolved"],
    }


def seen(snapshot: Snapshot) -> dict[str, Any]:
    """What a visitor does see."""

    def branch(nodes: tuple[Node, ...]) -> list[Any]:
        return [(node.name, str(node.status), branch(node.children)) for node in nodes]

    leaves = [str(leaf.status) for leaf in snapshot.leaves]
    return {
        "tree": branch(snapshot.tree),
        "worst": max(leaves, key=FROM_BEST_TO_WORST.index, default="operational"),
        "running": [(incident.title, str(incident.state)) for incident in snapshot.incidents],
        "past": [incident.title for incident in snapshot.past],
    }


async def test_the_snapshot_is_what_the_model_says(cast: Cast, clock: FakeClock, size: Size) -> None:
    async def holds(taken: list[tuple[Act, int, Status, int]]) -> None:
        page = await make_page(cast.owner.account.id)
        model = Model(page.id)
        for act, number, status, wait_ms in taken:
            await act(model, number, status)
            clock.at += wait_ms
        snapshot = await load(page.id)
        assert snapshot is not None
        assert seen(snapshot) == told(model)

    await try_each(steps, size(ci=60, full=600), holds)
