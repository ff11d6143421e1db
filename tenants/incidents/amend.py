"""Correcting what was said: the text of an update, an incident's title, impact and planned window."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.core.errors import NotFound
from app.core.ids import public_id
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.open import save_touched
from tenants.incidents.reading import incident_in
from tenants.incidents.window import Window, move_window
from tenants.pages.change import change
from tenants.scope import Permission, Scope
from tenants.text import TITLE_LENGTH_MAX, checked_line, checked_text
from tenants.words import Impact


@dataclass(frozen=True, slots=True)
class IncidentEdit:
    """The fields to change; None leaves a field as it is."""

    title: str | None = None
    impact: Impact | None = None
    window: Window | None = None


async def amend_update(scope: Scope, page_id: UUID, update_id: UUID, body: str) -> IncidentUpdate:
    """Change an update's text in place; the earlier wording is kept and no update is added."""
    text = checked_text("body", body)
    target = public_id("u", update_id)
    async with change(scope, page_id, "incident.amend", Permission.INCIDENT_WRITE, target=target) as changing:
        update = await IncidentUpdate.get_or_none(
            id=update_id, incident__page_id=page_id, using_db=changing.db
        ).select_related("incident")
        if update is None:
            raise NotFound("update")
        if update.body == text:
            changing.nothing_changed()
            return update
        update.earlier = [*update.earlier, {"body": update.body, "until": changing.at}]
        update.body, update.edited_at = text, changing.at
        await update.save(using_db=changing.db, update_fields=["body", "edited_at", "earlier"])
        await save_touched(changing, update.incident)
        changing.detail = {"title": update.incident.title}
    return update


async def edit_incident(scope: Scope, page_id: UUID, incident_id: UUID, edit: IncidentEdit) -> Incident:
    """Apply all of `edit` or nothing, without adding an update.

    Raises Invalid(title), and for a window Invalid(state, starts_at or ends_at).
    """
    wanted: dict[str, Any] = {}
    if edit.title is not None:
        wanted["title"] = checked_line("title", edit.title, TITLE_LENGTH_MAX)
    if edit.impact is not None:
        wanted["impact"] = edit.impact
    target = public_id("i", incident_id)
    async with change(scope, page_id, "incident.edit", Permission.INCIDENT_WRITE, target=target) as changing:
        incident = await incident_in(page_id, incident_id, changing.db)
        moved = await move_window(changing, incident, edit.window) if edit.window else {}
        changed = {name: value for name, value in wanted.items() if getattr(incident, name) != value}
        if not changed and not moved:
            changing.nothing_changed()
            return incident
        edits = {name: {"from": getattr(incident, name), "to": changed[name]} for name in changed}
        changing.detail = {"of": incident.title, **edits, **moved}
        incident.update_from_dict(changed)
        await save_touched(changing, incident)
    return incident
