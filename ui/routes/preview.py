"""What visitors will see of an incident that is being written, drawn by the public page's own templates."""

from quart import Blueprint, Response

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from app.core.errors import Invalid, NotFound
from app.core.ids import new_id, public_id
from public_site.load import load_for_owner
from public_site.render.preview import preview_css, preview_html
from public_site.snapshot import Incident, Touched, Update
from tenants.components.tree import tree_of
from tenants.incidents.impact import impact_from
from tenants.incidents.window import DAYS_AHEAD_MAX
from tenants.scope import Permission
from tenants.templates.placeholders import filled
from tenants.words import Impact, IncidentKind, State, Status
from ui.kit.affecting import AffectRow, affect_rows
from ui.kit.desk import Desk, at_desk
from ui.kit.faults import fault
from ui.kit.forms import Form
from ui.kit.render import page_of_text
from ui.kit.times import epoch_of
from ui.routes.composer import composed
from ui.routes.filling import known_of
from ui.routes.incident_screen import PROMISES
from ui.routes.trial import STILL

preview = Blueprint("preview", __name__)

_UNTITLED = "No title yet"


@preview.post("/dashboard/<p_id>/incidents/preview")
@at_desk
async def incident(desk: Desk) -> Response:
    desk.require(Permission.INCIDENT_WRITE)
    return await _shown(desk, IncidentKind.INCIDENT)


@preview.post("/dashboard/<p_id>/maintenance/preview")
@at_desk
async def maintenance(desk: Desk) -> Response:
    desk.require(Permission.INCIDENT_WRITE)
    return await _shown(desk, IncidentKind.MAINTENANCE)


@preview.get("/dashboard/<p_id>/preview.css")
@at_desk
async def style(desk: Desk) -> Response:
    """The public page's style with this page's theme."""
    return Response(preview_css(desk.page.theme), content_type="text/css; charset=utf-8")


async def _shown(desk: Desk, kind: IncidentKind) -> Response:
    form = await composed()
    if form.refused:
        return fault(form.status, "This is not what a composer sends.")
    snapshot = await load_for_owner(desk.page.id)
    if snapshot is None:
        raise NotFound("page")
    tree = await tree_of(desk.scope, desk.page.id)
    usual = Status.MAINTENANCE if kind is IncidentKind.MAINTENANCE else None
    ticked = [row for row in affect_rows(tree, form, usual=usual) if row.ticked]
    window = _window(desk, form) if kind is IncidentKind.MAINTENANCE else None
    html = preview_html(snapshot, _drafted(desk, form, ticked, window), desk.path("/preview.css"))
    answer = page_of_text(html)
    answer.headers["Content-Security-Policy"] = STILL
    return answer


def _drafted(desk: Desk, form: Form, ticked: list[AffectRow], window: tuple[int, int] | None) -> Incident:
    """As lenient as somebody is who is still typing."""
    now = now_ms()
    state = State.IDENTIFIED if window else _state(form)
    at, length_ms = (window[0], window[1] - window[0]) if window else (now, 0)
    known = known_of(desk, [row.name for row in ticked], at, length_ms)
    body = filled(form.value("body"), known)
    return Incident(
        id=public_id("i", new_id()),
        kind=IncidentKind.MAINTENANCE if window else IncidentKind.INCIDENT,
        title=filled(form.value("title"), known).strip() or _UNTITLED,
        state=state,
        impact=_impact(form, ticked),
        started_at=None if window else now,
        resolved_at=now if state is State.RESOLVED else None,
        scheduled_start=window[0] if window else None,
        scheduled_end=window[1] if window else None,
        promised_next_at=_promised(form, now),
        updated_at=now,
        touched=tuple(Touched(row.id, row.name, row.chosen, row.chosen, 0) for row in ticked),
        updates=(Update(public_id("u", new_id()), state, body, now, None, ()),),
    )


def _state(form: Form) -> State:
    state = form.value("state")
    return State(state) if state in set(State) else State.INVESTIGATING


def _impact(form: Form, ticked: list[AffectRow]) -> Impact:
    impact = form.value("impact")
    return Impact(impact) if impact in set(Impact) else impact_from(row.chosen for row in ticked)


def _promised(form: Form, now: int) -> int | None:
    minutes = form.value("promise")
    known = {value for value, _ in PROMISES if value}
    return now + int(minutes) * 60 * MS_PER_SECOND if minutes in known else None


def _window(desk: Desk, form: Form) -> tuple[int, int]:
    """As typed, or tomorrow while that is not a time, or one that no calendar of the page can draw."""
    zone, now = desk.page.time_zone, now_ms()
    try:
        starts_at, ends_at = (epoch_of(name, form.value(name), zone) for name in ("starts_at", "ends_at"))
    except Invalid:
        starts_at = ends_at = 0
    if abs(starts_at - now) > DAYS_AHEAD_MAX * MS_PER_DAY or abs(ends_at - now) > DAYS_AHEAD_MAX * MS_PER_DAY:
        return now + MS_PER_DAY, now + MS_PER_DAY
    return starts_at, max(starts_at, ends_at)
