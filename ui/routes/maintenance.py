"""Scheduled maintenance: planning a window in the page's zone, moving it, calling it off."""

from quart import Blueprint, Response

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from app.core.errors import NotFound
from tenants.components.tree import tree_of
from tenants.incidents.models import Incident
from tenants.incidents.reading import IncidentDetail, incident_of
from tenants.incidents.window import (
    MaintenanceDraft,
    cancel_maintenance,
    reschedule_maintenance,
    schedule_maintenance,
)
from tenants.pages.once import Outcome
from tenants.scope import Permission
from tenants.words import Impact, IncidentKind, Status
from ui.kit.affecting import Affecting, affect_rows
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.forms import Form, FormModel
from ui.kit.once import made_once
from ui.kit.times import epoch_of, typed
from ui.routes.incident_list import list_screen
from ui.routes.incident_screen import incident_screen

maintenance = Blueprint("maintenance", __name__)

_HOUR_MS = 3600 * MS_PER_SECOND


class Window(FormModel):
    """Two datetime-local values in the page's zone."""

    starts_at: str
    ends_at: str


class NewMaintenance(Affecting):
    title: str
    starts_at: str
    ends_at: str
    body: str = ""


@maintenance.get("/dashboard/<p_id>/maintenance")
@at_desk
async def listed(desk: Desk) -> Response:
    return await list_screen(desk, IncidentKind.MAINTENANCE)


@maintenance.get("/dashboard/<p_id>/maintenance/new")
@at_desk
async def planner(desk: Desk) -> Response:
    start = now_ms() // _HOUR_MS * _HOUR_MS + MS_PER_DAY
    zone = desk.page.time_zone
    return await _planner(
        desk, Form.showing(starts_at=typed(start, zone), ends_at=typed(start + 2 * _HOUR_MS, zone))
    )


@maintenance.post("/dashboard/<p_id>/maintenance")
@at_desk
async def schedule(desk: Desk) -> Response:
    """Plan a window; sent twice, it is one."""

    async def scheduled(form: NewMaintenance) -> Outcome:
        starts_at, ends_at = _window(desk, form)
        draft = MaintenanceDraft(form.title, starts_at, ends_at, form.body, form.references(), Impact.NONE)
        return await made_once(
            desk.scope, desk.page.id, "i", lambda scope: schedule_maintenance(scope, desk.page.id, draft)
        )

    outcome = await attempt(NewMaintenance, scheduled)
    if isinstance(outcome, Form):
        return await _planner(desk, outcome)
    return onwards(desk.path(f"/maintenance/{outcome.text}"), "Scheduled. It starts and ends by itself.")


@maintenance.get("/dashboard/<p_id>/maintenance/<i_id>")
@at_desk
async def shown(desk: Desk, i_id: str) -> Response:
    detail = await _detail(desk, i_id)
    return await incident_screen(desk, detail)


@maintenance.post("/dashboard/<p_id>/maintenance/<i_id>/times")
@at_desk
async def reschedule(desk: Desk, i_id: str) -> Response:
    detail = await _detail(desk, i_id)

    async def moved(form: Window) -> Incident:
        starts_at, ends_at = _window(desk, form)
        kept = _kept_start(desk, detail.incident, form, starts_at)
        return await reschedule_maintenance(desk.scope, desk.page.id, detail.incident.id, kept, ends_at)

    outcome = await attempt(Window, moved)
    if isinstance(outcome, Form):
        return await incident_screen(desk, detail, timing=outcome)
    return onwards(desk.path(f"/maintenance/{i_id}"), "The window is moved.")


@maintenance.get("/dashboard/<p_id>/maintenance/<i_id>/cancel")
@at_desk
async def ask_cancellation(desk: Desk, i_id: str) -> Response:
    desk.require(Permission.INCIDENT_WRITE)
    detail = await _detail(desk, i_id)
    return await desk.screen("maintenance/cancel.html", "maintenance", incident=detail.incident, form=Form())


@maintenance.post("/dashboard/<p_id>/maintenance/<i_id>/cancel")
@at_desk
async def cancel(desk: Desk, i_id: str) -> Response:
    detail = await _detail(desk, i_id)

    async def cancelled(_: FormModel) -> None:
        await cancel_maintenance(desk.scope, desk.page.id, detail.incident.id)

    refused = await attempt(FormModel, cancelled)
    if refused is not None:
        return await desk.screen(
            "maintenance/cancel.html", "maintenance", refused.status, incident=detail.incident, form=refused
        )
    return onwards(desk.path("/maintenance"), f"{detail.incident.title} is called off.")


async def _planner(desk: Desk, form: Form) -> Response:
    desk.require(Permission.INCIDENT_WRITE)
    tree = await tree_of(desk.scope, desk.page.id)
    rows = affect_rows(tree, form, usual=Status.MAINTENANCE)
    return await desk.screen("maintenance/new.html", "maintenance", form.status, form=form, rows=rows)


async def _detail(desk: Desk, i_id: str) -> IncidentDetail:
    detail = await incident_of(desk.scope, desk.page.id, row_id("i", i_id))
    if detail.incident.kind != IncidentKind.MAINTENANCE:
        raise NotFound("maintenance")
    return detail


def _window(desk: Desk, form: Window | NewMaintenance) -> tuple[int, int]:
    zone = desk.page.time_zone
    return epoch_of("starts_at", form.starts_at, zone), epoch_of("ends_at", form.ends_at, zone)


def _kept_start(desk: Desk, incident: Incident, form: Window, starts_at: int) -> int:
    """The stored start when the field was not changed: the form shows minutes, the row holds milliseconds."""
    stored = incident.scheduled_start
    unchanged = stored is not None and typed(stored, desk.page.time_zone) == form.starts_at[:16]
    return stored if unchanged and stored is not None else starts_at
