"""Opening an incident: its first update, its impact, and the leaves it holds from now on."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.clock import now_ms
from app.core.errors import Invalid
from app.core.ids import new_id, public_id
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.references import Reference, checked_references, resolve_references
from tenants.incidents.touch import remember_dropped, set_free, touch
from tenants.pages.change import Change, change
from tenants.scope import Permission, Scope
from tenants.templates.use import note_use
from tenants.text import TITLE_LENGTH_MAX, checked_line, checked_text
from tenants.words import Impact, IncidentKind, State


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """Only the title is needed; `promised_next_at` (ms) is when visitors may expect the next update.

    `template_id` is the template it was written with, whose uses are counted.
    """

    title: str
    impact: Impact = Impact.NONE
    state: State = State.INVESTIGATING
    body: str = ""
    components: tuple[Reference, ...] = ()
    promised_next_at: int | None = None
    template_id: UUID | None = None


async def open_incident(scope: Scope, page_id: UUID, draft: IncidentDraft) -> Incident:
    """A new incident that starts now. Raises Invalid(title, body, components or promised_next_at)."""
    title = checked_line("title", draft.title, TITLE_LENGTH_MAX)
    body = checked_text("body", draft.body)
    references = checked_references(draft.components)
    promised_next_at = checked_promise(draft.promised_next_at)
    async with change(scope, page_id, "incident.open", Permission.INCIDENT_WRITE) as changing:
        incident = new_incident(changing, IncidentKind.INCIDENT, title, draft.state, draft.impact)
        incident.started_at, incident.promised_next_at = changing.at, promised_next_at
        if draft.state is State.RESOLVED:
            incident.resolved_at, incident.promised_next_at = changing.at, None
        await begin_story(changing, incident, body, references)
        await note_use(changing, draft.template_id)
        if draft.state is State.RESOLVED:
            await set_free(changing, incident)
        changing.detail = {"title": title, "impact": draft.impact, "state": draft.state}
        changing.keep(public_id("i", incident.id))
    return incident


def new_incident(changing: Change, kind: IncidentKind, title: str, state: State, impact: Impact) -> Incident:
    """An unsaved incident of the page under change, stamped with the version that shows it first."""
    incident = Incident(
        id=new_id(),
        account_id=changing.account_id,
        page_id=changing.page.id,
        kind=kind,
        title=title,
        state=state,
        impact=impact,
        touched=changing.page.version,
        created_at=changing.at,
        updated_at=changing.at,
    )
    changing.target = public_id("i", incident.id)
    return incident


async def begin_story(
    changing: Change, incident: Incident, body: str, references: Sequence[Reference]
) -> None:
    """Store a new incident with its first update, and put its leaves in their statuses."""
    meant = await resolve_references(changing.page, references, changing.db)
    remember_dropped(incident, meant)
    await incident.save(using_db=changing.db, force_create=True)
    await add_update(changing, incident, State(incident.state), body)
    await touch(changing, incident, meant)


async def add_update(changing: Change, incident: Incident, state: State, body: str) -> IncidentUpdate:
    """One more line on the incident's timeline, now."""
    update = IncidentUpdate(id=new_id(), incident_id=incident.id, state=state, body=body, at=changing.at)
    await update.save(using_db=changing.db, force_create=True)
    return update


async def save_touched(changing: Change, incident: Incident) -> None:
    """Store the incident, stamped with the page version that shows it so."""
    incident.touched, incident.updated_at = changing.page.version, changing.at
    await incident.save(using_db=changing.db)


def checked_promise(promised_next_at: int | None) -> int | None:
    """A promised time (ms) lies ahead; raises Invalid(promised_next_at)."""
    if promised_next_at is not None and promised_next_at <= now_ms():
        raise Invalid("promised_next_at", "The next update can only be promised for later.")
    return promised_next_at
