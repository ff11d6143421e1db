"""Renaming a component, showing or hiding its uptime, pinning a group."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.tree import component_in, is_leaf
from tenants.pages.change import change
from tenants.scope import Permission, Scope
from tenants.text import NAME_LENGTH_MAX, checked_line, folded
from tenants.words import Status


@dataclass(frozen=True, slots=True)
class ComponentEdit:
    """The fields to change; None leaves a field as it is."""

    name: str | None = None
    show_uptime: bool | None = None


async def edit_component(scope: Scope, page_id: UUID, component_id: UUID, edit: ComponentEdit) -> Component:
    """Apply `edit`; the id and so every link stays. Raises Invalid(name)."""
    wanted: dict[str, Any] = {}
    if edit.name is not None:
        wanted["name"] = checked_line("name", edit.name, NAME_LENGTH_MAX)
        wanted["folded_name"] = folded(wanted["name"])
    if edit.show_uptime is not None:
        wanted["show_uptime"] = edit.show_uptime
    return await _save(scope, page_id, component_id, "component.edit", wanted)


async def pin_category(scope: Scope, page_id: UUID, component_id: UUID, status: Status | None) -> Component:
    """Have a category show `status` whatever its children are; None lets it follow them again."""
    return await _save(scope, page_id, component_id, "component.pin", {"pinned": status})


async def _save(
    scope: Scope, page_id: UUID, component_id: UUID, act: str, wanted: dict[str, Any]
) -> Component:
    target = public_id("c", component_id)
    async with change(scope, page_id, act, Permission.COMPONENT_WRITE, target=target) as changing:
        component = await component_in(page_id, component_id, changing.db)
        if "pinned" in wanted and is_leaf(component):
            raise Invalid("pinned", "Only a group can be pinned.")
        changed = {name: value for name, value in wanted.items() if getattr(component, name) != value}
        if not changed:
            changing.nothing_changed()
            return component
        seen = [name for name in changed if name != "folded_name"]
        changing.detail = {name: {"from": getattr(component, name), "to": changed[name]} for name in seen}
        component.update_from_dict(changed)
        await component.save(using_db=changing.db, update_fields=list(changed))
    return component
