"""Incidents: the list, the composer, and what happens to one incident until it is deleted."""

from typing import Literal

from quart import Blueprint, Response

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.ids import public_id
from tenants.components.tree import tree_of
from tenants.incidents.amend import IncidentEdit, amend_update, edit_incident
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.reading import IncidentDetail, incident_of, incidents_of
from tenants.incidents.remove import delete_incident
from tenants.incidents.update import UpdateDraft, post_update
from tenants.pages.once import Outcome
from tenants.pages.shown import why_shown
from tenants.scope import Permission
from tenants.words import Impact, IncidentKind, State
from ui.kit.affecting import Affecting, affect_rows
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.forms import Form, FormModel
from ui.kit.once import made_once
from ui.kit.shown import after_reporting
from ui.routes.incident_list import list_screen
from ui.routes.incident_screen import PROMISES, STATES, incident_screen, section_of

incidents = Blueprint("incidents", __name__)

Promise = Literal["", "15", "30", "60", "240"]


class NewIncident(Affecting):
    title: str
    state: State = State.INVESTIGATING
    impact: Impact = Impact.NONE
    body: str = ""
    promise: Promise = ""


class NewUpdate(Affecting):
    state: State
    body: str = ""
    promise: Promise = ""


class Resolution(FormModel):
    body: str = ""


class Naming(FormModel):
    title: str
    impact: Impact


class Wording(FormModel):
    body: str


@incidents.get("/dashboard/<p_id>/incidents")
@at_desk
async def listed(desk: Desk) -> Response:
    return await list_screen(desk, IncidentKind.INCIDENT)


@incidents.get("/dashboard/<p_id>/incidents/new")
@at_desk
async def composer(desk: Desk) -> Response:
    return await _composer(desk, Form.showing(state="investigating", impact="none"))


@incidents.post("/dashboard/<p_id>/incidents")
@at_desk
async def publish(desk: Desk) -> Response:
    """Open an incident; sent twice, it is one."""

    async def published(form: NewIncident) -> Outcome:
        draft = IncidentDraft(
            form.title, form.impact, form.state, form.body, form.references(), _promised(form.promise)
        )
        return await made_once(
            desk.scope, desk.page.id, "i", lambda scope: open_incident(scope, desk.page.id, draft)
        )

    outcome = await attempt(NewIncident, published)
    if isinstance(outcome, Form):
        return await _composer(desk, outcome)
    seen = after_reporting(why_shown(desk.page.account, desk.page))
    return onwards(desk.path(f"/incidents/{outcome.text}"), seen)


@incidents.get("/dashboard/<p_id>/incidents/<i_id>")
@at_desk
async def shown(desk: Desk, i_id: str) -> Response:
    detail = await _detail(desk, i_id)
    if detail.incident.kind == IncidentKind.MAINTENANCE:
        return onwards(desk.path(f"/maintenance/{i_id}"))
    return await incident_screen(desk, detail)


@incidents.post("/dashboard/<p_id>/incidents/<i_id>/updates")
@at_desk
async def update(desk: Desk, i_id: str) -> Response:
    """Post an update; any state but resolved reopens a resolved incident."""
    detail = await _detail(desk, i_id)

    async def posted(form: NewUpdate) -> Outcome:
        promised = _promised(form.promise)
        return await _post(desk, detail, UpdateDraft(form.state, form.body, form.references(), promised))

    outcome = await attempt(NewUpdate, posted)
    if isinstance(outcome, Form):
        return await incident_screen(desk, detail, updating=outcome)
    reopened = detail.incident.state == State.RESOLVED
    return onwards(_path(desk, detail), "Reopened." if reopened else "Update posted.")


@incidents.get("/dashboard/<p_id>/incidents/<i_id>/resolve")
@at_desk
async def ask_resolution(desk: Desk, i_id: str) -> Response:
    desk.require(Permission.INCIDENT_WRITE)
    return await _resolution(desk, await _detail(desk, i_id), Form())


@incidents.post("/dashboard/<p_id>/incidents/<i_id>/resolve")
@at_desk
async def resolve(desk: Desk, i_id: str) -> Response:
    """Resolve, which sets everything that the incident touched back to operational."""
    detail = await _detail(desk, i_id)

    async def resolved(form: Resolution) -> Outcome:
        return await _post(desk, detail, UpdateDraft(State.RESOLVED, form.body))

    outcome = await attempt(Resolution, resolved)
    if isinstance(outcome, Form):
        return await _resolution(desk, detail, outcome)
    return onwards(_path(desk, detail), "Resolved.")


@incidents.post("/dashboard/<p_id>/incidents/<i_id>")
@at_desk
async def rename(desk: Desk, i_id: str) -> Response:
    """Correct title and impact; no update is added."""
    detail = await _detail(desk, i_id)

    async def renamed(form: Naming) -> Incident:
        edit = IncidentEdit(form.title, form.impact)
        return await edit_incident(desk.scope, desk.page.id, detail.incident.id, edit)

    outcome = await attempt(Naming, renamed)
    if isinstance(outcome, Form):
        return await incident_screen(desk, detail, naming=outcome)
    return onwards(_path(desk, detail), "Saved.")


@incidents.post("/dashboard/<p_id>/incidents/<i_id>/updates/<u_id>")
@at_desk
async def amend(desk: Desk, i_id: str, u_id: str) -> Response:
    """Correct the text of one update in place."""
    detail = await _detail(desk, i_id)
    update_id = row_id("u", u_id)

    async def amended(form: Wording) -> IncidentUpdate:
        return await amend_update(desk.scope, desk.page.id, update_id, form.body)

    outcome = await attempt(Wording, amended)
    if isinstance(outcome, Form):
        return await incident_screen(desk, detail, wording=outcome, worded_id=u_id)
    return onwards(f"{_path(desk, detail)}#{u_id}", "Text saved.")


@incidents.get("/dashboard/<p_id>/incidents/<i_id>/delete")
@at_desk
async def ask_removal(desk: Desk, i_id: str) -> Response:
    desk.require(Permission.INCIDENT_DELETE)
    return await _removal(desk, await _detail(desk, i_id), Form())


@incidents.post("/dashboard/<p_id>/incidents/<i_id>/delete")
@at_desk
async def remove(desk: Desk, i_id: str) -> Response:
    detail = await _detail(desk, i_id)

    async def removed(_: FormModel) -> None:
        await delete_incident(desk.scope, desk.page.id, detail.incident.id)

    refused = await attempt(FormModel, removed)
    if refused is not None:
        return await _removal(desk, detail, refused)
    return onwards(desk.path(f"/{section_of(detail)}"), f"Deleted {detail.incident.title}.")


async def _composer(desk: Desk, form: Form) -> Response:
    desk.require(Permission.INCIDENT_WRITE)
    tree = await tree_of(desk.scope, desk.page.id)
    current = await incidents_of(desk.scope, desk.page.id, kind=IncidentKind.INCIDENT, is_open=True)
    return await desk.screen(
        "incidents/new.html",
        "incidents",
        form.status,
        form=form,
        rows=affect_rows(tree, form),
        promises=PROMISES,
        states=STATES,
        current=current,
    )


async def _resolution(desk: Desk, detail: IncidentDetail, form: Form) -> Response:
    back = [row for row in detail.affected if row.component is not None]
    return await desk.screen(
        "incidents/resolve.html", section_of(detail), form.status, detail=detail, form=form, back=back
    )


async def _removal(desk: Desk, detail: IncidentDetail, form: Form) -> Response:
    section, back = section_of(detail), _path(desk, detail)
    return await desk.screen(
        "incidents/delete.html", section, form.status, detail=detail, back=back, form=form
    )


async def _post(desk: Desk, detail: IncidentDetail, draft: UpdateDraft) -> Outcome:
    incident_id = detail.incident.id
    return await made_once(
        desk.scope, desk.page.id, "u", lambda scope: post_update(scope, desk.page.id, incident_id, draft)
    )


async def _detail(desk: Desk, i_id: str) -> IncidentDetail:
    return await incident_of(desk.scope, desk.page.id, row_id("i", i_id))


def _path(desk: Desk, detail: IncidentDetail) -> str:
    return desk.path(f"/{section_of(detail)}/{public_id('i', detail.incident.id)}")


def _promised(minutes: str) -> int | None:
    return now_ms() + int(minutes) * 60 * MS_PER_SECOND if minutes else None
