"""Scheduled maintenance: planned, begun and ended at its times by jobs, moved or called off by people."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from uuid import UUID

from app.core.clock import MS_PER_DAY, now_ms
from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.incidents.models import Incident
from tenants.incidents.open import add_update, begin_story, new_incident, save_touched
from tenants.incidents.reading import incident_in
from tenants.incidents.references import Reference, checked_references
from tenants.incidents.touch import hold_planned, set_free
from tenants.jobs.enqueue import enqueue, forget
from tenants.pages.change import Change, change
from tenants.scope import Permission, Scope
from tenants.templates.use import note_use
from tenants.text import TITLE_LENGTH_MAX, checked_line, checked_text
from tenants.words import Impact, IncidentKind, State

BEGIN_JOB = "maintenance.begin"
END_JOB = "maintenance.end"
DAYS_BACK_MAX = 366
DAYS_AHEAD_MAX = 3_660


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when a maintenance is planned, in epoch ms; None keeps the start or end that it has."""

    starts_at: int | None
    ends_at: int | None


@dataclass(frozen=True, slots=True)
class MaintenanceDraft:
    """A window in epoch ms, and the status each component has while it runs."""

    title: str
    starts_at: int
    ends_at: int
    body: str = ""
    components: tuple[Reference, ...] = ()
    impact: Impact = Impact.NONE
    template_id: UUID | None = None


async def schedule_maintenance(scope: Scope, page_id: UUID, draft: MaintenanceDraft) -> Incident:
    """A maintenance that begins and ends by itself.

    Raises Invalid(title, body, starts_at, ends_at or components).
    """
    title = checked_line("title", draft.title, TITLE_LENGTH_MAX)
    body = checked_text("body", draft.body)
    references = checked_references(draft.components)
    _require_window(draft.starts_at, draft.ends_at)
    _require_recent(draft.starts_at)
    async with change(scope, page_id, "maintenance.schedule", Permission.INCIDENT_WRITE) as changing:
        incident = new_incident(changing, IncidentKind.MAINTENANCE, title, State.IDENTIFIED, draft.impact)
        incident.scheduled_start, incident.scheduled_end = draft.starts_at, draft.ends_at
        await begin_story(changing, incident, body, references)
        await note_use(changing, draft.template_id)
        await _enqueue_window(changing, incident)
        changing.detail = {"title": title, "starts_at": draft.starts_at, "ends_at": draft.ends_at}
        changing.keep(public_id("i", incident.id))
    return incident


async def reschedule_maintenance(
    scope: Scope, page_id: UUID, incident_id: UUID, starts_at: int, ends_at: int
) -> Incident:
    """Move a window; one that runs can only end at another time. Raises Invalid(starts_at or ends_at)."""
    _require_window(starts_at, ends_at)
    async with _changing_window(scope, page_id, incident_id, "maintenance.move") as changing:
        incident = await incident_in(page_id, incident_id, changing.db)
        moved = await move_window(changing, incident, Window(starts_at, ends_at))
        if not moved:
            changing.nothing_changed()
            return incident
        await save_touched(changing, incident)
        changing.detail = {"title": incident.title, **moved}
    return incident


async def move_window(changing: Change, incident: Incident, window: Window) -> dict[str, int]:
    """Within a change that is under way; answers where to, or nothing when it stands there already.

    The caller stores the incident. Raises Invalid(state, starts_at or ends_at).
    """
    _require_movable(incident)
    starts_at, ends_at = _whole(incident, window)
    _require_window(starts_at, ends_at)
    if incident.started_at is not None and starts_at != incident.scheduled_start:
        raise Invalid("starts_at", "This maintenance has begun; only its end can move.")
    if (starts_at, ends_at) == (incident.scheduled_start, incident.scheduled_end):
        return {}
    if starts_at != incident.scheduled_start:
        _require_recent(starts_at)
    await _forget_window(changing, incident)
    incident.scheduled_start, incident.scheduled_end = starts_at, ends_at
    await _enqueue_window(changing, incident)
    return {"starts_at": starts_at, "ends_at": ends_at}


async def cancel_maintenance(scope: Scope, page_id: UUID, incident_id: UUID) -> None:
    """Call off a maintenance that has not begun; it disappears from the page."""
    async with _changing_window(scope, page_id, incident_id, "maintenance.cancel") as changing:
        incident = await incident_in(page_id, incident_id, changing.db)
        _require_movable(incident)
        if incident.started_at is not None:
            raise Invalid("state", "This maintenance has begun. Resolve it instead.")
        await _forget_window(changing, incident)
        changing.detail = {"title": incident.title}
        await incident.delete(using_db=changing.db)


async def begin_maintenance(scope: Scope, page_id: UUID, incident_id: UUID) -> None:
    """Begin a window whose time has come; one that began, moved, was called off or is over is left alone."""
    async with _changing_window(scope, page_id, incident_id, BEGIN_JOB) as changing:
        incident = await Incident.get_or_none(id=incident_id, page_id=page_id, using_db=changing.db)
        if incident is None or incident.started_at or not _is_within(incident, changing.at):
            changing.nothing_changed()
            return
        incident.state = State.IN_PROGRESS
        await settle_window(changing, incident)
        await add_update(changing, incident, State.IN_PROGRESS, "")
        await save_touched(changing, incident)
        changing.detail = {"title": incident.title}


async def end_maintenance(scope: Scope, page_id: UUID, incident_id: UUID) -> None:
    """End a window whose time is over, as if somebody had resolved it.

    One that nothing could begin in time counts as begun at its start, and touches no leaf.
    """
    async with _changing_window(scope, page_id, incident_id, END_JOB) as changing:
        incident = await Incident.get_or_none(id=incident_id, page_id=page_id, using_db=changing.db)
        if incident is None or incident.resolved_at or not _is_over(incident, changing.at):
            changing.nothing_changed()
            return
        incident.state, incident.resolved_at = State.RESOLVED, changing.at
        await add_update(changing, incident, State.RESOLVED, "")
        await set_free(changing, incident)
        incident.started_at = incident.started_at or incident.scheduled_start
        await save_touched(changing, incident)
        changing.detail = {"title": incident.title}


async def settle_window(changing: Change, incident: Incident) -> None:
    """Begin a planned maintenance that was moved on to a running state, by hand or by its job."""
    waiting = incident.kind == IncidentKind.MAINTENANCE and incident.started_at is None
    if waiting and incident.state in {State.IN_PROGRESS, State.MONITORING}:
        incident.started_at = changing.at
        await hold_planned(changing, incident)


def _require_window(starts_at: int, ends_at: int) -> None:
    if ends_at <= starts_at:
        raise Invalid("ends_at", "The end comes after the start.")
    if ends_at <= now_ms():
        raise Invalid("ends_at", "This window is over already.")
    if ends_at > now_ms() + DAYS_AHEAD_MAX * MS_PER_DAY:
        raise Invalid("ends_at", "A window ends within ten years.")


def _require_recent(starts_at: int) -> None:
    """Catch a slip in the year: a page with a time that no calendar of its zone has cannot be drawn."""
    if starts_at < now_ms() - DAYS_BACK_MAX * MS_PER_DAY:
        raise Invalid("starts_at", "A window starts a year ago at the most.")


def _is_within(incident: Incident, at: int) -> bool:
    if incident.resolved_at is not None or incident.scheduled_start is None:
        return False
    return incident.scheduled_start <= at and not _is_over(incident, at)


def _is_over(incident: Incident, at: int) -> bool:
    return incident.scheduled_end is not None and incident.scheduled_end <= at


def _changing_window(
    scope: Scope, page_id: UUID, incident_id: UUID, act: str
) -> AbstractAsyncContextManager[Change]:
    return change(scope, page_id, act, Permission.INCIDENT_WRITE, target=public_id("i", incident_id))


def _require_movable(incident: Incident) -> None:
    if incident.kind != IncidentKind.MAINTENANCE or incident.resolved_at is not None:
        raise Invalid("state", "Only a maintenance that is not over has a window.")


def _whole(incident: Incident, window: Window) -> tuple[int, int]:
    starts_at = incident.scheduled_start if window.starts_at is None else window.starts_at
    ends_at = incident.scheduled_end if window.ends_at is None else window.ends_at
    assert starts_at is not None
    assert ends_at is not None
    return starts_at, ends_at


async def _enqueue_window(changing: Change, incident: Incident) -> None:
    payload = {"page": str(incident.page_id), "incident": str(incident.id)}
    for kind, at in _moments(incident):
        await enqueue(_job_key(kind, incident, at), kind, payload, at, changing.db)


async def _forget_window(changing: Change, incident: Incident) -> None:
    for kind, at in _moments(incident):
        await forget(_job_key(kind, incident, at), changing.db)


def _moments(incident: Incident) -> tuple[tuple[str, int], ...]:
    assert incident.scheduled_start is not None
    assert incident.scheduled_end is not None
    return ((BEGIN_JOB, incident.scheduled_start), (END_JOB, incident.scheduled_end))


def _job_key(kind: str, incident: Incident, at: int) -> str:
    return f"{kind}:{incident.id}:{at}"
