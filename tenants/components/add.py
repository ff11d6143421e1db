"""Adding components at the end of their group: one, or a whole outline."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Invalid, LimitReached
from app.core.ids import new_id, public_id
from tenants.components.models import Component
from tenants.components.outline import OutlineLine
from tenants.components.placing import require_place
from tenants.components.tree import components_in
from tenants.pages.allowance import Noun, require_room
from tenants.pages.change import Change, change
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


async def add_component(scope: Scope, page_id: UUID, draft: ComponentDraft) -> Component:
    """A new component, last among its siblings. Raises Invalid(name or parent), LimitReached."""
    async with change(scope, page_id, "component.add", Permission.COMPONENT_WRITE) as changing:
        others = await components_in(page_id, changing.db)
        await _require_room(changing, others, [draft.kind])
        component = _placed(changing, draft, others)
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
    kinds = [ComponentKind.CATEGORY if line.is_group else ComponentKind.LEAF for line in lines]
    await _require_room(changing, everything, kinds)
    made: list[Component] = []
    around = [parent_id]
    for line, kind in zip(lines, kinds, strict=True):
        del around[line.depth + 1 :]
        with _naming(line):
            made.append(_placed(changing, ComponentDraft(line.name, kind, around[-1]), everything))
        everything.append(made[-1])
        around.append(made[-1].id)
    await Component.bulk_create(made, using_db=changing.db)
    return made


def _placed(changing: Change, draft: ComponentDraft, others: Sequence[Component]) -> Component:
    """The draft as the last of its siblings. Raises Invalid(name or parent)."""
    name = checked_line("name", draft.name, NAME_LENGTH_MAX)
    component = Component(
        id=new_id(),
        page_id=changing.page.id,
        parent_id=draft.parent_id,
        position=sum(other.parent_id == draft.parent_id for other in others),
        kind=draft.kind,
        name=name,
        folded_name=folded(name),
        since=changing.at,
    )
    require_place(component, draft.parent_id, others)
    return component


async def _require_room(
    changing: Change, others: Sequence[Component], kinds: Sequence[ComponentKind]
) -> None:
    """Raise LimitReached unless all of these fit: the page has an end, and plans count leaves."""
    if len(others) + len(kinds) > COMPONENTS_PER_PAGE_MAX:
        raise LimitReached("components", len(others), COMPONENTS_PER_PAGE_MAX, "Start a second page.")
    if leaves := kinds.count(ComponentKind.LEAF):
        await require_room(changing.db, changing.account_id, Noun.LEAVES, changing.page.id, wanted=leaves)


@contextmanager
def _naming(line: OutlineLine) -> Iterator[None]:
    """Let a refusal say which line it means, unless it is the chosen group that is refused."""
    try:
        yield
    except Invalid as refusal:
        if refusal.field == "parent" and line.depth == 0:
            raise
        raise Invalid("names", f"Line {line.number}: {refusal.sentence}") from None
