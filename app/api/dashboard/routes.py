"""Where the dashboard's JSON answers (seed 001), and everything else below its prefix."""

from collections.abc import Awaitable, Callable
from functools import wraps

from quart import Blueprint, Response
from werkzeug.exceptions import HTTPException

from app.api import envelope
from app.api.dashboard import components, incidents, mounting, pages, purchases, templates
from app.api.dashboard.endpoints import PREFIX
from app.api.elsewhere import answering_elsewhere
from app.core.errors import Refusal
from tenants.accounts.sessions import SignedIn

View = Callable[..., Awaitable[Response]]

_PAGE = f"{PREFIX}/<pid>"
ROUTES: dict[tuple[str, str], View] = {
    ("GET", PREFIX): pages.list_pages,
    ("POST", PREFIX): pages.found_page,
    ("PATCH", _PAGE): pages.change_page,
    ("DELETE", _PAGE): pages.remove_page,
    ("POST", f"{_PAGE}/mount"): mounting.mount,
    ("GET", f"{_PAGE}/components"): components.list_components,
    ("POST", f"{_PAGE}/components"): components.make_component,
    ("PATCH", f"{_PAGE}/components/<cid>"): components.change_component,
    ("DELETE", f"{_PAGE}/components/<cid>"): components.drop_component,
    ("POST", f"{_PAGE}/components/<cid>/restore"): components.bring_back_component,
    ("GET", f"{_PAGE}/incidents"): incidents.list_incidents,
    ("POST", f"{_PAGE}/incidents"): incidents.make_incident,
    ("PATCH", f"{_PAGE}/incidents/<iid>"): incidents.change_incident,
    ("DELETE", f"{_PAGE}/incidents/<iid>"): incidents.drop_incident,
    ("POST", f"{_PAGE}/incidents/<iid>/updates"): incidents.make_update,
    ("PATCH", f"{_PAGE}/incidents/<iid>/updates/<uid>"): incidents.change_update,
    ("GET", f"{PREFIX}/templates"): templates.list_templates,
    ("POST", f"{_PAGE}/templates"): templates.make_template,
    ("POST", purchases.PATH): purchases.trade,
}


def blueprint(signed_in: Callable[[], SignedIn]) -> Blueprint:
    """The routes, for the console's app; `signed_in` says who asks, or raises."""
    api = Blueprint("dashboard_api", __name__)
    for (method, rule), view in ROUTES.items():
        opened = _opened(view, signed_in)
        api.add_url_rule(rule, view_func=opened, methods=[method], provide_automatic_options=False)
    api.record(answering_elsewhere(ROUTES, [PREFIX]))
    api.after_request(_kept_from_caches)
    api.register_error_handler(Refusal, envelope.refused)
    api.register_error_handler(HTTPException, envelope.failed)
    return api


def _opened(view: View, signed_in: Callable[[], SignedIn]) -> View:
    @wraps(view)
    async def opened(**ids: str) -> Response:
        return await view(signed_in(), **ids)

    return opened


async def _kept_from_caches(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
