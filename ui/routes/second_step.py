"""The second step of signing in, by a code (without script) or a passkey; and passkeys instead of both."""

from quart import Blueprint, Response, request

from app.core.errors import NotFound
from tenants.accounts.sessions import NewSession
from tenants.factors.held import has_app
from tenants.factors.passkeys import finish_with_passkey, second_step_options, sign_in_with_passkey
from tenants.factors.second_step import account_of_ticket, finish_with_code
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.kit.frame import bare_frame
from ui.kit.render import screen
from ui.routes.auth import address, inside, query_of, sign_in_screen, user_agent

second_step = Blueprint("second_step", __name__)


class Code(FormModel):
    code: str
    next: str = ""


@second_step.get("/signin/second")
async def ask() -> Response:
    came_from = request.args.get("next", "")
    if doors.visitor():
        return onwards(doors.own_path(came_from))
    return await _shown(Form.showing(next=came_from))


@second_step.post("/signin/second")
async def finish() -> Response:
    """On to where the person came from, with a fresh session; the ticket is gone."""
    came_from: list[str] = []

    async def finished(form: Code) -> NewSession:
        came_from.append(form.next)
        return await finish_with_code(doors.sent_ticket(), form.code, address(), user_agent())

    try:
        new = await attempt(Code, finished)
    except NotFound:
        return too_late(came_from[0])
    if isinstance(new, Form):
        return await _shown(new)
    return doors.let_on(await inside(new, came_from[0]))


class Credential(FormModel):
    credential: str
    next: str = ""


@second_step.post("/signin/second/passkey")
async def finish_by_passkey() -> Response:
    came_from: list[str] = []

    async def finished(form: Credential) -> NewSession:
        came_from.append(form.next)
        return await finish_with_passkey(doors.sent_ticket(), form.credential, address(), user_agent())

    try:
        new = await attempt(Credential, finished)
    except NotFound:
        return too_late(came_from[0])
    if isinstance(new, Form):
        return await _shown(new)
    return doors.let_on(await inside(new, came_from[0]))


@second_step.post("/signin/passkey")
async def sign_in_by_passkey() -> Response:
    """In with a passkey alone, whose device has verified its owner."""
    came_from: list[str] = []

    async def signed_in(form: Credential) -> NewSession:
        came_from.append(form.next)
        return await sign_in_with_passkey(form.credential, address(), user_agent())

    new = await attempt(Credential, signed_in)
    return sign_in_screen(new) if isinstance(new, Form) else await inside(new, came_from[0])


def too_late(came_from: str) -> Response:
    """The ten minutes are over, or the password has changed meanwhile."""
    again = onwards(f"/signin{query_of(came_from)}", "Sign in again: the second step took too long.")
    return doors.let_on(again)


async def _shown(form: Form) -> Response:
    """The form for a code, and the way of a passkey for who has one."""
    try:
        account = await account_of_ticket(doors.sent_ticket())
    except NotFound:
        return too_late(form.value("next"))
    return screen(
        "auth/second_step.html",
        form.status,
        frame=bare_frame(),
        form=form,
        email=account.email,
        has_app=await has_app(account.id),
        options=await second_step_options(account),
    )
