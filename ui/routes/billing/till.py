"""Where an account's billing is looked after: who asks, for which account, inside which frame."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from quart import Blueprint, Response, request

from app.core.clock import now_ms
from app.core.errors import Conflict, NotFound
from app.core.ids import parse_public_id, public_id
from tenants.pages.once import KEY_LENGTH_MAX
from tenants.scope import Permission, Scope
from ui import doors
from ui.kit.forms import sent_fields
from ui.kit.frame import signed_in_frame
from ui.kit.render import screen

billing = Blueprint("billing", __name__)

Handler = Callable[..., Awaitable[Response]]
ROOT = "/account/billing"
OF_ACCOUNT = f"{ROOT}/<a_id>"
ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class Till:
    """One account's billing, and who looks after it."""

    scope: Scope
    account_id: UUID

    def path(self, rest: str = "") -> str:
        """The screen `rest` of this account's billing: `till.path("/slot")`."""
        return f"{ROOT}/{public_id('a', self.account_id)}{rest}"

    async def screen(self, template: str, status: int = 200, **context: Any) -> Response:
        """A screen inside the frame; templates get `till`, `zone` and `now` too."""
        known = {"frame": await signed_in_frame("billing"), "till": self, "zone": ZONE, "now": now_ms()}
        return screen(template, status, **(known | context))


def at_till(handler: Handler) -> Handler:
    """Opens the till of `<a_id>`; raises SignedOut, NotFound for a foreign account, Forbidden."""

    @wraps(handler)
    async def opened(a_id: str, **ids: str) -> Response:
        scope = doors.signed_in().scope
        account_id = row_named("a", a_id, "account")
        scope.require(Permission.BILLING_READ, account_id)
        return await handler(Till(scope, account_id), **ids)

    return opened


def row_named(prefix: str, text: str, noun: str) -> UUID:
    """The row behind a public id; raises NotFound, as for a row that is not there."""
    found = parse_public_id(prefix, text)
    if found is None:
        raise NotFound(noun)
    return found


def query_sent() -> str:
    """This request's query, with its question mark if there is one, to be carried on."""
    query = request.query_string.decode("ascii", "ignore")
    return f"?{query}" if query else ""


def way_back() -> str:
    """The path that `back` names, to a form of ours that waits half filled; empty for anything else."""
    return doors.own_path(request.args.get("back", ""), "")


async def sent_idem() -> str:
    """The token of this very form: sent twice it buys once. Raises Conflict for a form without one."""
    token = (await sent_fields()).get("idem", ("",))[-1]
    if not 1 <= len(token) <= KEY_LENGTH_MAX:
        raise Conflict("This form is out of date. Load the page again.")
    return f"form:{token}"[:KEY_LENGTH_MAX]
