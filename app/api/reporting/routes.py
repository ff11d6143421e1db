"""Where the Reporting API answers: its endpoints, and everything else under their prefix."""

from collections.abc import Awaitable, Callable

from quart import Blueprint, Response
from werkzeug.exceptions import HTTPException

from app.api import envelope
from app.api.elsewhere import answering_elsewhere
from app.api.reporting import answers, documents, views
from app.api.reporting.door import LIMITS, Kind, quota_headers
from app.api.reporting.endpoints import PREFIX
from app.api.reporting.noting import note_refused
from app.core.errors import Refusal

ROUTES: dict[tuple[str, str], Callable[..., Awaitable[Response]]] = {
    ("GET", f"{PREFIX}/status"): views.read_status,
    ("POST", f"{PREFIX}/incidents"): views.post_incident,
    ("POST", f"{PREFIX}/incidents/<iid>/updates"): views.post_incident_update,
    ("POST", f"{PREFIX}/components/<cid>/status"): views.post_component_status,
    ("GET", f"{PREFIX}/openapi.json"): documents.openapi,
    ("GET", documents.PAGE): documents.page,
    ("GET", documents.STYLE): documents.style,
}


def blueprint(*, writes_per_minute: int, reads_per_minute: int) -> Blueprint:
    """The API and its documents, for the console's app; a limit of 0 is none."""
    api = Blueprint("reporting", __name__, template_folder="../templates")
    for (method, rule), view in ROUTES.items():
        api.add_url_rule(rule, view_func=view, methods=[method], provide_automatic_options=False)
    limits = {Kind.WRITE: writes_per_minute, Kind.READ: reads_per_minute}
    api.record(lambda state: state.app.config.update({LIMITS: limits}))
    api.record(answering_elsewhere(ROUTES, [PREFIX]))
    api.after_request(_with_quota)
    api.after_request(note_refused)
    api.register_error_handler(Refusal, answers.refused)
    api.register_error_handler(HTTPException, envelope.failed)
    api.register_error_handler(Exception, envelope.broken)
    return api


async def _with_quota(answer: Response) -> Response:
    answer.headers.update(quota_headers())
    return answer
