"""One incident or maintenance as a screen, with every form that changes it."""

from quart import Response

from app.core.clock import now_ms
from app.core.ids import public_id
from tenants.components.tree import components_in, grown
from tenants.incidents.models import Incident
from tenants.incidents.reading import IncidentDetail
from tenants.scope import Permission
from tenants.words import IncidentKind, State, Status
from ui.kit.affecting import affect_rows
from ui.kit.desk import Desk
from ui.kit.forms import Form
from ui.kit.times import clocks_change_between, typed

PROMISES = (
    ("", "No promise"),
    ("15", "15 minutes"),
    ("30", "30 minutes"),
    ("60", "1 hour"),
    ("240", "4 hours"),
)
SECTIONS = {IncidentKind.INCIDENT: "incidents", IncidentKind.MAINTENANCE: "maintenance"}
STATES = [(state, state.replace("_", " ").capitalize()) for state in State]
_WINDOW_STATES = [
    (State.IDENTIFIED, "Planned"),
    (State.IN_PROGRESS, "In progress"),
    (State.MONITORING, "Monitoring"),
]
_NEXT_STATE = {
    State.INVESTIGATING: State.IDENTIFIED,
    State.IDENTIFIED: State.MONITORING,
    State.IN_PROGRESS: State.MONITORING,
    State.MONITORING: State.MONITORING,
    State.RESOLVED: State.INVESTIGATING,
}


async def incident_screen(desk: Desk, detail: IncidentDetail, worded_id: str = "", **forms: Form) -> Response:
    """An incident or a maintenance with all that can be done to it; `forms` are refused ones."""
    incident = detail.incident
    is_planned = incident.scheduled_start is not None and incident.started_at is None
    refused = next(iter(forms.values()), Form())
    shown = {
        "updating": Form.showing(state=_next_state(incident)),
        "naming": Form.showing(title=incident.title, impact=incident.impact),
        "timing": _times_of(incident, desk.page.time_zone),
    } | forms
    stored = {public_id("u", each.id): Form.showing(body=each.body) for each in detail.updates}
    tree = grown(await components_in(desk.page.id))
    return await desk.screen(
        "incidents/show.html",
        section_of(detail),
        refused.status,
        **shown,
        form=refused,
        detail=detail,
        incident=incident,
        is_planned=is_planned,
        clocks_change=_crosses_clock_change(incident, desk.page.time_zone),
        worded_id=worded_id,
        wordings=stored | ({worded_id: refused} if worded_id else {}),
        rows=affect_rows(
            tree, shown["updating"], _held(detail, is_planned), Status.MAINTENANCE if is_planned else None
        ),
        now=now_ms(),
        promises=PROMISES,
        states=STATES[:-1] if incident.kind == IncidentKind.INCIDENT else _WINDOW_STATES,
        may_write=desk.may(Permission.INCIDENT_WRITE),
        may_delete=desk.may(Permission.INCIDENT_DELETE),
    )


def section_of(detail: IncidentDetail) -> str:
    """The rail's entry, and the folder in the address."""
    return SECTIONS[IncidentKind(detail.incident.kind)]


def _held(detail: IncidentDetail, is_planned: bool) -> dict[str, Status]:
    """What it touches, in the state of this moment, or in the one that waits for the window to begin."""
    return {
        public_id("c", row.leaf.id): Status(row.current if is_planned else row.leaf.status)
        for row in detail.affected
        if row.leaf is not None
    }


def _next_state(incident: Incident) -> State:
    """What an update most likely says; of a maintenance, what it is: another state may begin or end it."""
    state = State(incident.state)
    if incident.kind == IncidentKind.MAINTENANCE:
        return State.IN_PROGRESS if state is State.RESOLVED else state
    return _NEXT_STATE[state]


def _times_of(incident: Incident, zone: str) -> Form:
    start, end = incident.scheduled_start, incident.scheduled_end
    if start is None or end is None:
        return Form()
    return Form.showing(starts_at=typed(start, zone), ends_at=typed(end, zone))


def _crosses_clock_change(incident: Incident, zone: str) -> bool:
    start, end = incident.scheduled_start, incident.scheduled_end
    return start is not None and end is not None and clocks_change_between(start, end, zone)
