"""One page at a glance: what holds now, what needs somebody, setting states by hand, publishing."""

from typing import Literal

from quart import Blueprint, Response

from app.core.clock import now_ms
from tenants.incidents.models import Incident
from tenants.incidents.reading import incidents_of
from tenants.pages.audit import audit_of
from tenants.pages.models import Page
from tenants.pages.shown import why_shown
from tenants.pages.visibility import publish_page, unpublish_page
from tenants.words import IncidentKind
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.kit.shown import after_publishing
from ui.routes.audit import lines_of
from ui.routes.billing.notes import notes_of_page
from ui.routes.states import quick_context

overview = Blueprint("overview", __name__)

RECENT_LINES = 8


class Visibility(FormModel):
    visible: Literal["yes", "no"]


@overview.get("/dashboard/<p_id>")
@at_desk
async def shown(desk: Desk) -> Response:
    incidents = await incidents_of(desk.scope, desk.page.id, is_open=True)
    recent = await audit_of(desk.scope, desk.page.id, limit=RECENT_LINES)
    quick = await quick_context(desk)
    return await desk.screen(
        "overview/show.html",
        "overview",
        now=now_ms(),
        notes=await notes_of_page(desk.scope, desk.page, now_ms()),
        running=[incident for incident in incidents if not _is_planned(incident)],
        planned=sorted(filter(_is_planned, incidents), key=lambda each: each.scheduled_start or 0),
        recent=lines_of(recent, quick["tree"], desk.labels),
        **quick,
    )


@overview.post("/dashboard/<p_id>/visibility")
@at_desk
async def change_visibility(desk: Desk) -> Response:
    """Publish or hide the page."""

    async def changed(form: Visibility) -> Page:
        turn = publish_page if form.visible == "yes" else unpublish_page
        return await turn(desk.scope, desk.page.id)

    page = await attempt(Visibility, changed)
    if isinstance(page, Form):
        return fault(page.status, page.sentence or "A page is either published or not.")
    return onwards(desk.path(), after_publishing(why_shown(desk.page.account, page)))


def _is_planned(incident: Incident) -> bool:
    return incident.kind == IncidentKind.MAINTENANCE and incident.started_at is None
