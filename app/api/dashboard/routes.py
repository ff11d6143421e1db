"""Where the dashboard's JSON answers."""

from collections.abc import Callable

from quart import Blueprint, Response
from werkzeug.exceptions import HTTPException

from app.api import envelope
from app.api.dashboard import purchases
from app.core.errors import Refusal
from tenants.accounts.sessions import SignedIn


def blueprint(signed_in: Callable[[], SignedIn]) -> Blueprint:
    """The routes, for the console's app; `signed_in` says who asks, or raises."""
    api = Blueprint("dashboard_api", __name__)

    @api.post(purchases.PATH)
    async def trade() -> Response:
        return await purchases.trade(signed_in)

    api.register_error_handler(Refusal, envelope.refused)
    api.register_error_handler(HTTPException, envelope.failed)
    return api
