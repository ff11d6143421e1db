"""Changing a component: its name, whether its uptime shows, a group's pin, its place and its status."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.move import put
from tenants.components.place import Place
from tenants.components.seen import UNSEEN, Pin, Seen, require_as_seen
from tenants.components.status import give_status
from tenants.components.tree import among, components_in, is_leaf
from tenants.pages.change import Change, change
from tenants.scope import Permission, Scope
from tenants.text import NAME_LENGTH_MAX, checked_line, folded
from tenants.words import Status


@dataclass(frozen=True, slots=True)
class ComponentEdit:
    """The fields to change; None leaves a field as it is."""

    name: str | None = None
    show_uptime: bool | None = None
    pin: Pin | None = None
    place: Place | None = None
    status: Status | None = None


async def edit_component(
    scope: Scope, page_id: UUID, component_id: UUID, edit: ComponentEdit, seen: Seen = UNSEEN
) -> Component:
    """Apply all of `edit` or nothing; the id and so every link stays.

    Raises Invalid(name, pinned, parent, before or status), NotFound, Forbidden for a leaf the plan hides,
    Conflict when somebody else has changed the same since it was `seen`.
    """
    wanted = _checked(edit)
    act = "component.pin" if edit == ComponentEdit(pin=edit.pin) else "component.edit"
    target = public_id("c", component_id)
    async with change(scope, page_id, act, Permission.COMPONENT_WRITE, target=target) as changing:
        everything = await components_in(page_id, changing.db)
        component = among(everything, component_id)
        _require_fitting(component, edit)
        after = Seen(wanted.get("name"), edit.show_uptime, edit.pin, edit.place)
        await require_as_seen(changing, component, seen, after)
        changed = await _stored(changing, component, wanted)
        if edit.place is not None:
            changed |= await put(changing, component, edit.place, everything)
        if edit.status is not None:
            changed |= await give_status(changing, component, edit.status)
        changing.detail = changed
        if not changed:
            changing.nothing_changed()
    return component


async def pin_category(
    scope: Scope, page_id: UUID, component_id: UUID, status: Status | None, seen: Seen = UNSEEN
) -> Component:
    """Have a category show `status` whatever its children are; None lets it follow them again."""
    return await edit_component(scope, page_id, component_id, ComponentEdit(pin=Pin(status)), seen)


def _checked(edit: ComponentEdit) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    if edit.name is not None:
        wanted["name"] = checked_line("name", edit.name, NAME_LENGTH_MAX)
        wanted["folded_name"] = folded(wanted["name"])
    if edit.show_uptime is not None:
        wanted["show_uptime"] = edit.show_uptime
    if edit.pin is not None:
        wanted["pinned"] = edit.pin.status
    return wanted


def _require_fitting(component: Component, edit: ComponentEdit) -> None:
    if edit.pin is not None and is_leaf(component):
        raise Invalid("pinned", "Only a group can be pinned.")
    if edit.status is not None and not is_leaf(component):
        raise Invalid("status", "A group has no status of its own; pin it instead.")


async def _stored(changing: Change, component: Component, wanted: dict[str, Any]) -> dict[str, Any]:
    """Write what is new of `wanted`; answers it as from and to, for the audit."""
    changed = {name: value for name, value in wanted.items() if getattr(component, name) != value}
    if not changed:
        return {}
    told = {
        name: {"from": getattr(component, name), "to": value}
        for name, value in changed.items()
        if name != "folded_name"
    }
    component.update_from_dict(changed)
    await component.save(using_db=changing.db, update_fields=list(changed))
    return told
