"""The door of the support console: 404 for everybody but staff, the password again after 15 idle minutes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any
from urllib.parse import quote

from quart import Blueprint, Response, request

from app.core.clock import now_ms
from app.core.errors import NotFound
from app.core.ids import public_id
from tenants.accounts.models import Account, Session
from tenants.factors.held import held_by
from tenants.scope import ROLE_GRANTS, Permission, Scope
from tenants.support.books import stopped_because
from tenants.support.staff import staff_scope
from tenants.support.sudo import console_is_open, lacks_second_step, may_post_now, note_use
from ui import doors
from ui.kit.answers import onwards
from ui.kit.forms import Form, sent_fields
from ui.kit.frame import Frame, chosen_theme
from ui.kit.notices import notice_left
from ui.kit.render import screen

support = Blueprint("support", __name__)

Handler = Callable[..., Awaitable[Response]]
ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class Staff:
    """Who of ours is at work, and what they may do."""

    scope: Scope
    session: Session
    account: Account
    frozen: str = ""

    def may(self, permission: Permission) -> bool:
        """For showing controls; verbs check by themselves."""
        return self.scope.staff is not None and permission in ROLE_GRANTS[self.scope.staff]

    def screen(self, template: str, status: int = 200, *, section: str = "", **context: Any) -> Response:
        """A screen of the support console; templates get `staff`, `may`, `zone` and `now` too."""
        frame = support_frame(self.account.email, section)
        known = {"staff": self, "may": self.may, "zone": ZONE, "now": now_ms(), "frame": frame}
        known |= {"frozen": self.frozen}
        return screen(template, status, **(known | context))


def support_frame(email: str, section: str = "") -> Frame:
    """The frame of a support screen: no rail, no pages."""
    here = (doors.csrf_token(), chosen_theme(), request.path, notice_left())
    return Frame(*here, email, section, view=doors.view())


def account_path(account_id: Any, rest: str = "") -> str:
    """The screen `rest` of one customer."""
    return f"/support/accounts/{public_id('a', account_id)}{rest}"


@support.before_app_request
async def keep_out() -> None:
    """Who is not staff finds nothing below /support, whatever the path and the method."""
    if request.path == "/support" or request.path.startswith("/support/"):
        visitor = doors.visitor()
        if visitor is None:
            raise NotFound("page")
        staff_scope(visitor)


def staff_here() -> Staff:
    """Who of ours asks, however long ago the password was given; raises NotFound for others."""
    door = doors.signed_in()
    return Staff(staff_scope(door), door.session, door.account)


def at_support(handler: Handler) -> Handler:
    """Gives the handler the staff who asks; asks for the password first when it was given too long ago."""
    return _behind(console_is_open, handler)


def at_posting(handler: Handler) -> Handler:
    """The same for acts on the books: the password must be at most 30 minutes old."""
    return _behind(lambda session: console_is_open(session) and may_post_now(session), handler)


def _behind(is_open: Callable[[Session], bool], handler: Handler) -> Handler:
    @wraps(handler)
    async def opened(**ids: Any) -> Response:
        staff = staff_here()
        if not is_open(staff.session):
            return await _ask_password(staff)
        await note_use(staff.session)
        return await handler(replace(staff, frozen=await stopped_because()), **ids)

    return opened


async def _ask_password(staff: Staff) -> Response:
    """The way to the password and back; what a form held is carried along."""
    if request.method == "GET":
        here = request.full_path.rstrip("?")
        return onwards(f"/support/sudo?next={quote(here, safe='/')}")
    fields = await sent_fields()
    kept = {f"kept.{name}": values[-1] for name, values in fields.items() if name != "csrf"}
    return await sudo_screen(staff, Form.showing(next=request.path, **kept), 401)


async def sudo_screen(staff: Staff, form: Form, status: int = 200) -> Response:
    """The password, with the fields of the form that waits for it; or what is missing before it."""
    door = doors.signed_in()
    if await lacks_second_step(door):
        return staff.screen("support/second_step.html", 403 if status == 200 else status)
    kept = [(name, values[-1]) for name, values in form.values.items() if name.startswith("kept.")]
    two_steps = (await held_by(door)).any
    return staff.screen("support/sudo.html", status, form=form, kept=kept, two_steps=two_steps)
