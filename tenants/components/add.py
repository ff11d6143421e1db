"""Adding components at the end of their group: one, or a whole outline."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

from app.core.clock import now_ms
from app.core.errors import Invalid, LimitReached
from app.core.ids import new_id, public_id
from tenants.components.models import Component
from tenants.components.outline import OutlineLine
from tenants.components.placing import require_place
from tenants.components.tree import components_in
from tenants.pages.allowance import Noun, require_room
from tenants.pages.change import Change, change
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope
from tenants.text import NAME_LENGTH_MAX, checked_line, folded
from tenants.words import ComponentKind

COMPONENTS_PER_PAGE_MAX = 2_000


@dataclass(frozen=True, slots=True)
class ComponentDraft:
    """A leaf unless said otherwise, at the top level unless a group is named."""

    name: str
    kind: ComponentKind = ComponentKind.LEAF
    parent_id: UUID | None = None


class Room(NamedTuple):
    """Where room is asked for: a page of an account, as a connection sees it."""

    db: BaseDBAsyncClient
    account_id: UUID
    page_id: UUID


async def add_component(scope: Scope, page_id: UUID, draft: ComponentDraft) -> Component:
    """A new component, last among its siblings. Raises Invalid(name or parent), LimitReached."""
    async with change(scope, page_id, "component.add", Permission.COMPONENT_WRITE) as changing:
        others = await components_in(page_id, changing.db)
        await require_room_for(changing, others, [draft.kind])
        component = _placed(page_id, changing.at, draft, others)
        await component.save(using_db=changing.db, force_create=True)
        changing.target = public_id("c", component.id)
        changing.detail = {"name": component.name, "kind": draft.kind}
        changing.keep(changing.target)
    return component


async def add_outline(
    scope: Scope, page_id: UUID, lines: Sequence[OutlineLine], parent_id: UUID | None = None
) -> list[Component]:
    """All lines of an outline under `parent_id`, or none of them.

    Raises Invalid(names) that says which line, Invalid(parent), LimitReached.
    """
    async with change(scope, page_id, "component.add_list", Permission.COMPONENT_WRITE) as changing:
        made = await place_outline(changing, lines, parent_id)
        changing.detail = {"names": [component.name for component in made]}
    return made


async def place_outline(
    changing: Change, lines: Sequence[OutlineLine], parent_id: UUID | None = None
) -> list[Component]:
    """`add_outline` within a change of the page."""
    everything = await components_in(changing.page.id, changing.db)
    await require_room_for(changing, everything, [_kind(line) for line in lines])
    made = _laid_out(changing.page.id, changing.at, lines, parent_id, everything)
    await Component.bulk_create(made, using_db=changing.db)
    return made


async def try_outline(
    scope: Scope, page_id: UUID, lines: Sequence[OutlineLine], parent_id: UUID | None = None
) -> list[Component]:
    """What `add_outline` would make if it were called now; raises as that does, and makes nothing."""
    page = await page_of(scope, page_id, Permission.COMPONENT_WRITE)
    everything = await components_in(page_id)
    room = Room(get_connection("default"), page.account_id, page_id)
    await _require_room(room, everything, [_kind(line) for line in lines])
    return _laid_out(page_id, now_ms(), lines, parent_id, everything)


async def require_room_for(
    changing: Change, others: Sequence[Component], kinds: Sequence[ComponentKind]
) -> None:
    """Raise LimitReached unless all of these fit: the page has an end, and plans count leaves."""
    await _require_room(Room(changing.db, changing.account_id, changing.page.id), others, kinds)


def _laid_out(
    page_id: UUID,
    at: int,
    lines: Sequence[OutlineLine],
    parent_id: UUID | None,
    there: Sequence[Component],
) -> list[Component]:
    """The lines as components, each where it would stand beside those that are there."""
    made: list[Component] = []
    around = [parent_id]
    for line in lines:
        del around[line.depth + 1 :]
        draft = ComponentDraft(line.name, _kind(line), around[-1])
        with _naming(line):
            made.append(_placed(page_id, at, draft, [*there, *made]))
        around.append(made[-1].id)
    return made


def _kind(line: OutlineLine) -> ComponentKind:
    return ComponentKind.CATEGORY if line.is_group else ComponentKind.LEAF


def _placed(page_id: UUID, at: int, draft: ComponentDraft, others: Sequence[Component]) -> Component:
    """The draft as the last of its siblings. Raises Invalid(name or parent)."""
    name = checked_line("name", draft.name, NAME_LENGTH_MAX)
    component = Component(
        id=new_id(),
        page_id=page_id,
        parent_id=draft.parent_id,
        position=sum(other.parent_id == draft.parent_id for other in others),
        kind=draft.kind,
        name=name,
        folded_name=folded(name),
        since=at,
    )
    require_place(component, draft.parent_id, others)
    return component


async def _require_room(room: Room, others: Sequence[Component], kinds: Sequence[ComponentKind]) -> None:
    if len(others) + len(kinds) > COMPONENTS_PER_PAGE_MAX:
        raise LimitReached("components", len(others), COMPONENTS_PER_PAGE_MAX, "Start a second page.")
    if leaves := kinds.count(ComponentKind.LEAF):
        await require_room(room.db, room.account_id, Noun.LEAVES, room.page_id, wanted=leaves)


@contextmanager
def _naming(line: OutlineLine) -> Iterator[None]:
    """Let a refusal say which line it means, unless it is the chosen group that is refused."""
    try:
        yield
    except Invalid as refusal:
        if refusal.field == "parent" and line.depth == 0:
            raise
        raise Invalid("names", f"Line {line.number}: {refusal.sentence}") from None
