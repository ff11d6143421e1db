"""Posting to an incident: a new state, more text, other statuses; resolving and reopening."""

from dataclasses import dataclass
from uuid import UUID

from app.core.ids import public_id
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.open import add_update, checked_promise, save_touched
from tenants.incidents.reading import incident_in
from tenants.incidents.references import Meant, Reference, checked_references, resolve_references
from tenants.incidents.touch import remember_dropped, set_free, touch
from tenants.incidents.window import settle_window
from tenants.pages.change import Change, change
from tenants.scope import Permission, Scope
from tenants.text import checked_text
from tenants.words import State


@dataclass(frozen=True, slots=True)
class UpdateDraft:
    """The state the incident is in now, and what changed."""

    state: State
    body: str = ""
    components: tuple[Reference, ...] = ()
    promised_next_at: int | None = None


async def post_update(scope: Scope, page_id: UUID, incident_id: UUID, draft: UpdateDraft) -> IncidentUpdate:
    """One more update. Raises Invalid(body, components or promised_next_at), NotFound.

    `resolved` sets every leaf the incident ever touched to operational and closes what it counted
    (seed 000); any other state on a resolved incident reopens it (contract §2).
    """
    body = checked_text("body", draft.body)
    references = checked_references(draft.components)
    promised_next_at = checked_promise(draft.promised_next_at)
    target = public_id("i", incident_id)
    async with change(
        scope, page_id, "incident.update", Permission.INCIDENT_WRITE, target=target
    ) as changing:
        incident = await incident_in(page_id, incident_id, changing.db)
        meant = await resolve_references(changing.page, references, changing.db)
        update = await add_update(changing, incident, draft.state, body)
        changing.detail = {"title": incident.title, "from": incident.state, "to": draft.state}
        incident.state, incident.promised_next_at = draft.state, promised_next_at
        await settle_window(changing, incident)
        await _apply(changing, incident, meant)
        await save_touched(changing, incident)
        changing.keep(public_id("u", update.id))
    return update


async def _apply(changing: Change, incident: Incident, meant: Meant) -> None:
    remember_dropped(incident, meant)
    await touch(changing, incident, meant)
    if incident.state != State.RESOLVED:
        incident.resolved_at = None
        return
    incident.resolved_at = incident.resolved_at or changing.at
    incident.promised_next_at = None
    await set_free(changing, incident)
