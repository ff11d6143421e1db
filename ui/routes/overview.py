"""One page at a glance: what holds now, what needs somebody, what was done, publishing."""

from collections.abc import Sequence
from typing import Any, Literal

from quart import Blueprint, Response, request

from app.core.clock import now_ms
from app.core.ids import public_id
from tenants.components.tree import TreeNode, tree_of
from tenants.incidents.models import Incident
from tenants.pages.audit import audit_of
from tenants.pages.glance import glance_at
from tenants.pages.models import AuditEntry, Page
from tenants.pages.shown import why_shown
from tenants.pages.visibility import publish_page, unpublish_page
from tenants.scope import Permission
from tenants.words import IncidentKind
from ui.kit.answers import attempt, onwards
from ui.kit.desk import Desk, at_desk
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.kit.render import page_of_text, render
from ui.kit.render import screen as whole_screen
from ui.kit.shown import after_publishing
from ui.routes.audit import before_asked, lines_of
from ui.routes.billing.notes import notes_of_page
from ui.routes.needs import first_steps_of, needs_of
from ui.routes.states import quick_context

overview = Blueprint("overview", __name__)

RECENT_LINES = 8
_YEAR_SECONDS = 365 * 86_400


class Visibility(FormModel):
    visible: Literal["yes", "no"]


@overview.get("/dashboard/<p_id>")
@at_desk
async def shown(desk: Desk) -> Response:
    now = now_ms()
    seen = await glance_at(desk.scope, desk.page, now, RECENT_LINES + 1)
    frame = await desk.frame("overview", seen.tree)
    notes = await notes_of_page(desk.scope, desk.page, now)
    steps = first_steps_of(desk, seen)
    dismissed = _cookie(desk) in request.cookies or not desk.may(Permission.PAGE_WRITE)
    return whole_screen(
        "overview/show.html",
        frame=frame,
        now=now,
        needs=needs_of(desk, seen, notes, frame.billing, now),
        steps=[] if dismissed or all(step.done for step in steps) else steps,
        running=[incident for incident in seen.open if not _is_planned(incident)],
        planned=sorted(filter(_is_planned, seen.open), key=lambda each: each.scheduled_start or 0),
        **_recent(desk, seen.recent, seen.tree),
        **quick_context(desk, seen.tree),
        **desk.context(),
    )


@overview.get("/dashboard/<p_id>/-/activity")
@at_desk
async def more_activity(desk: Desk) -> Response:
    """The lines after those that are shown, to be added to them."""
    before = before_asked()
    entries = await audit_of(desk.scope, desk.page.id, before, RECENT_LINES + 1)
    tree = await tree_of(desk.scope, desk.page.id)
    context = desk.context() | _recent(desk, entries, tree)
    return page_of_text(render("overview/_activity.html", now=now_ms(), **context))


@overview.post("/dashboard/<p_id>/first-steps")
@at_desk
async def dismiss_first_steps(desk: Desk) -> Response:
    """This browser shows them no more for this page."""

    async def dismissed(_: FormModel) -> None:
        return None

    refused = await attempt(FormModel, dismissed)
    if refused is not None:
        return fault(refused.status, "This form has no fields.")
    answer = onwards(desk.path())
    answer.set_cookie(
        _cookie(desk), "done", max_age=_YEAR_SECONDS, httponly=True, samesite="Lax", path=desk.path()
    )
    return answer


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


def _cookie(desk: Desk) -> str:
    return f"first-steps-{public_id('p', desk.page.id)}"


def _recent(desk: Desk, entries: list[AuditEntry], tree: Sequence[TreeNode]) -> dict[str, Any]:
    """The lines to show, and after which there are more."""
    lines = lines_of(entries[:RECENT_LINES], tree, desk.labels)
    return {"recent": lines, "older": lines[-1].id if len(entries) > RECENT_LINES else None}


def _is_planned(incident: Incident) -> bool:
    return incident.kind == IncidentKind.MAINTENANCE and incident.started_at is None
