"""Scheduled maintenance: planning a window in the page's zone, moving it, calling it off."""

from pydantic import Field
from quart import Blueprint, Response, request

from app.core.errors import NotFound
from app.core.ids import parse_public_id
from tenants.components.tree import tree_of
from tenants.incidents.doubts import Doubt, doubts_about_words
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
from tenants.templates.placeholders import filled
from tenants.words import IncidentKind
from ui.kit.affecting import Affecting
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.forms import Form, FormModel
from ui.kit.once import made_once
from ui.kit.times import epoch_of, typed
from ui.routes.composer import Composer, asked_again, composed, unread
from ui.routes.filling import known_of, names_of
from ui.routes.incident_list import list_screen
from ui.routes.incident_screen import incident_screen

maintenance = Blueprint("maintenance", __name__)


class Window(FormModel):
    """Two datetime-local values in the page's zone."""

    starts_at: str
    ends_at: str


class NewMaintenance(Affecting):
    title: str
    starts_at: str
    ends_at: str
    body: str = ""
    template: str = ""
    sure: list[str] = Field(default_factory=list)


@maintenance.get("/dashboard/<p_id>/maintenance")
@at_desk
async def listed(desk: Desk) -> Response:
    return await list_screen(desk, IncidentKind.MAINTENANCE)


@maintenance.get("/dashboard/<p_id>/maintenance/new")
@at_desk
async def planner(desk: Desk) -> Response:
    """Empty, or begun with `?template=`."""
    opened = await Composer.open(desk, IncidentKind.MAINTENANCE)
    t_id = request.args.get("template", "")
    return await opened.screen(opened.applied(opened.fresh(), t_id), is_fresh=not t_id)


@maintenance.post("/dashboard/<p_id>/maintenance/compose")
@at_desk
async def compose(desk: Desk) -> Response:
    """The same form with a template applied (`use`), or as it came from the composer of incidents."""
    opened = await Composer.open(desk, IncidentKind.MAINTENANCE)
    form = await composed()
    return await opened.screen(opened.applied(form, form.value("use")))


@maintenance.post("/dashboard/<p_id>/maintenance")
@at_desk
async def schedule(desk: Desk) -> Response:
    """Plan a window; sent twice, it is one."""

    async def scheduled(form: NewMaintenance) -> Outcome | list[Doubt]:
        draft = await _draft(desk, form)
        if doubts := unread(doubts_about_words(draft.title, draft.body), form.sure):
            return doubts
        return await made_once(
            desk.scope, desk.page.id, "i", lambda scope: schedule_maintenance(scope, desk.page.id, draft)
        )

    outcome = await attempt(NewMaintenance, scheduled)
    if not isinstance(outcome, Outcome):
        form, doubts = await asked_again(outcome)
        return await (await Composer.open(desk, IncidentKind.MAINTENANCE)).screen(form, doubts)
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


async def _draft(desk: Desk, form: NewMaintenance) -> MaintenanceDraft:
    """The form as a maintenance: what its template left open is filled in."""
    starts_at, ends_at = _window(desk, form)
    references = form.references()
    tree = await tree_of(desk.scope, desk.page.id)
    known = known_of(desk, names_of(tree, form.affects), starts_at, max(0, ends_at - starts_at))
    title, body = filled(form.title, known), filled(form.body, known)
    used = parse_public_id("t", form.template)
    return MaintenanceDraft(title, starts_at, ends_at, body, references, template_id=used)


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
