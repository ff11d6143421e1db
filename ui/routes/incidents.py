"""Incidents: the list, the composer, and what happens to one incident until it is deleted."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field
from quart import Blueprint, Response, request

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.ids import parse_public_id, public_id
from tenants.components.tree import tree_of
from tenants.incidents.amend import IncidentEdit, amend_update, edit_incident
from tenants.incidents.doubts import Doubt, doubts_about, doubts_about_resolving
from tenants.incidents.impact import impact_from
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.reading import IncidentDetail, incident_of
from tenants.incidents.remove import delete_incident
from tenants.incidents.update import UpdateDraft, post_update
from tenants.pages.once import Outcome
from tenants.pages.shown import why_shown
from tenants.scope import Permission
from tenants.templates.placeholders import filled
from tenants.words import Impact, IncidentKind, State
from ui.kit.affecting import Affecting
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk, row_id
from ui.kit.forms import Form, FormModel
from ui.kit.once import made_once
from ui.kit.shown import after_reporting
from ui.routes.composer import Composer, asked_again, composed, unread
from ui.routes.doubt_words import told
from ui.routes.filling import known_of, names_of
from ui.routes.incident_list import list_screen
from ui.routes.incident_screen import incident_screen, section_of

incidents = Blueprint("incidents", __name__)

Promise = Literal["", "15", "30", "60", "240"]


class NewIncident(Affecting):
    """Without an `impact` the components decide; `sure` are keys of doubts that were read."""

    title: str
    state: State = State.INVESTIGATING
    impact: Literal["", "none", "minor", "major", "critical"] = ""
    body: str = ""
    promise: Promise = ""
    template: str = ""
    sure: list[str] = Field(default_factory=list)


class NewUpdate(Affecting):
    state: State
    body: str = ""
    promise: Promise = ""


class Resolution(FormModel):
    body: str = ""
    sure: list[str] = Field(default_factory=list)


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
    """Empty, or begun with `?template=`."""
    opened = await Composer.open(desk, IncidentKind.INCIDENT)
    t_id = request.args.get("template", "")
    return await opened.screen(opened.applied(opened.fresh(), t_id), is_fresh=not t_id)


@incidents.post("/dashboard/<p_id>/incidents/compose")
@at_desk
async def compose(desk: Desk) -> Response:
    """The same form with a template applied (`use`), or as it came from the composer of maintenance."""
    opened = await Composer.open(desk, IncidentKind.INCIDENT)
    form = await composed()
    return await opened.screen(opened.applied(form, form.value("use")))


@incidents.post("/dashboard/<p_id>/incidents")
@at_desk
async def publish(desk: Desk) -> Response:
    """Open an incident; sent twice, it is one."""

    async def published(form: NewIncident) -> Outcome | list[Doubt]:
        draft = await _draft(desk, form)
        if doubts := unread(await doubts_about(desk.scope, desk.page.id, draft), form.sure):
            return doubts
        return await made_once(
            desk.scope, desk.page.id, "i", lambda scope: open_incident(scope, desk.page.id, draft)
        )

    outcome = await attempt(NewIncident, published)
    if not isinstance(outcome, Outcome):
        form, doubts = await asked_again(outcome)
        return await (await Composer.open(desk, IncidentKind.INCIDENT)).screen(form, doubts)
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
        body = _filled(desk, detail, form.body)
        return await _post(desk, detail, UpdateDraft(form.state, body, form.references(), promised))

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

    async def resolved(form: Resolution) -> Outcome | list[Doubt]:
        body = _filled(desk, detail, form.body)
        about = await doubts_about_resolving(desk.scope, desk.page.id, detail.incident.id, body)
        if doubts := unread(about, form.sure):
            return doubts
        return await _post(desk, detail, UpdateDraft(State.RESOLVED, body))

    outcome = await attempt(Resolution, resolved)
    if not isinstance(outcome, Outcome):
        form, doubts = await asked_again(outcome)
        return await _resolution(desk, detail, form, doubts)
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


async def _draft(desk: Desk, form: NewIncident) -> IncidentDraft:
    """The form as an incident: what its template left open is filled in."""
    references = form.references()
    tree = await tree_of(desk.scope, desk.page.id)
    known = known_of(desk, names_of(tree, form.affects), now_ms())
    return IncidentDraft(
        filled(form.title, known),
        Impact(form.impact) if form.impact else impact_from(each.status for each in references),
        form.state,
        filled(form.body, known),
        references,
        _promised(form.promise),
        parse_public_id("t", form.template),
    )


def _filled(desk: Desk, detail: IncidentDetail, text: str) -> str:
    """An update may say {component}, {time} and {duration} of the incident that it belongs to."""
    names = [row.component_name for row in detail.affected]
    lasted_ms = now_ms() - (detail.incident.started_at or now_ms())
    return filled(text, known_of(desk, names, now_ms(), lasted_ms))


async def _resolution(
    desk: Desk, detail: IncidentDetail, form: Form, doubts: Sequence[Doubt] = ()
) -> Response:
    back = [row for row in detail.affected if row.leaf is not None]
    return await desk.screen(
        "incidents/resolve.html",
        section_of(detail),
        form.status,
        detail=detail,
        form=form,
        back=back,
        doubts=told(desk, doubts),
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
