"""Adding a component at the end of its group."""

from dataclasses import dataclass
from uuid import UUID

from app.core.errors import LimitReached
from app.core.ids import new_id, public_id
from tenants.components.models import Component
from tenants.components.placing import require_place
from tenants.components.tree import components_in
from tenants.pages.allowance import Noun, require_room
from tenants.pages.change import change
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
    name = checked_line("name", draft.name, NAME_LENGTH_MAX)
    async with change(scope, page_id, "component.add", Permission.COMPONENT_WRITE) as changing:
        others = await components_in(page_id, changing.db)
        if len(others) >= COMPONENTS_PER_PAGE_MAX:
            raise LimitReached("components", len(others), COMPONENTS_PER_PAGE_MAX, "Start a second page.")
        if draft.kind == ComponentKind.LEAF:
            await require_room(changing.db, changing.account_id, Noun.LEAVES, page_id)
        component = Component(
            id=new_id(),
            page_id=page_id,
            parent_id=draft.parent_id,
            position=sum(other.parent_id == draft.parent_id for other in others),
            kind=draft.kind,
            name=name,
            folded_name=folded(name),
            since=changing.at,
        )
        require_place(component, draft.parent_id, others)
        await component.save(using_db=changing.db, force_create=True)
        changing.target, changing.detail = public_id("c", component.id), {"name": name, "kind": draft.kind}
    return component
