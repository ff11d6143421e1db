"""Signing up, in and out, and setting a new password by a mailed link."""

from collections.abc import Callable
from urllib.parse import quote

from quart import Blueprint, Response, request

from app.core.errors import NotFound
from tenants.accounts.change_password import request_reset, reset_password
from tenants.accounts.links import account_of_reset
from tenants.accounts.models import Account
from tenants.accounts.sessions import NewSession, sign_out
from tenants.accounts.sign_in import SecondStepNeeded, sign_in
from tenants.accounts.sign_up import sign_up
from tenants.factors.passkeys import sign_in_options
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.kit.frame import bare_frame
from ui.kit.render import screen

auth = Blueprint("auth", __name__)


class Credentials(FormModel):
    email: str
    password: str
    next: str = ""


class ResetRequest(FormModel):
    email: str


class NewPassword(FormModel):
    password: str


@auth.get("/signup")
async def sign_up_form() -> Response:
    return _form_or_onwards(_sign_up_screen)


@auth.post("/signup")
async def sign_up_now() -> Response:
    """The same answer whether or not the address has an account: its owner is told by letter."""
    came_from: list[str] = []

    async def signed_up(form: Credentials) -> NewSession | None:
        came_from.append(form.next)
        return await sign_up(form.email, form.password, address(), user_agent())

    outcome = await attempt(Credentials, signed_up)
    if isinstance(outcome, Form):
        return _sign_up_screen(outcome)
    return await inside(outcome, came_from[0])


@auth.get("/signin")
async def sign_in_form() -> Response:
    return _form_or_onwards(sign_in_screen)


@auth.post("/signin")
async def sign_in_now() -> Response:
    came_from: list[str] = []

    async def signed_in(form: Credentials) -> NewSession:
        came_from.append(form.next)
        return await sign_in(form.email, form.password, address(), user_agent())

    try:
        outcome = await attempt(Credentials, signed_in)
    except SecondStepNeeded as needed:
        path = f"/signin/second{query_of(came_from[0])}"
        return doors.let_halfway_in(onwards(path), needed.ticket)
    if isinstance(outcome, Form):
        return sign_in_screen(outcome)
    return await inside(outcome, came_from[0])


@auth.post("/signout")
async def sign_out_now() -> Response:
    """End this session, here and in the browser."""
    await sign_out(doors.sent_token())
    answer = doors.let_out(onwards("/signin", "You are signed out."))
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


@auth.get("/reset")
async def reset_form() -> Response:
    return _shown("auth/reset.html", Form())


@auth.post("/reset")
async def reset_now() -> Response:
    """The same answer for every address."""

    async def asked(form: ResetRequest) -> None:
        await request_reset(form.email, address())

    outcome = await attempt(ResetRequest, asked)
    return _shown("auth/reset.html", outcome) if outcome else _shown("auth/reset_sent.html", Form())


@auth.get("/reset/<token>")
async def new_password_form(token: str) -> Response:
    if await account_of_reset(token) is None:
        return _stale_link()
    return _shown("auth/new_password.html", Form())


@auth.post("/reset/<token>")
async def new_password_now(token: str) -> Response:
    async def set_now(form: NewPassword) -> Account:
        return await reset_password(token, form.password, address())

    try:
        outcome = await attempt(NewPassword, set_now)
    except NotFound:
        return _stale_link()
    if isinstance(outcome, Form):
        return _shown("auth/new_password.html", outcome)
    return doors.let_out(onwards("/signin", "Your password is set, and all sessions are ended. Sign in."))


def sign_in_screen(form: Form) -> Response:
    """Address and password, or a passkey."""
    frame, options = bare_frame(), sign_in_options()
    return screen("auth/sign_in.html", form.status, frame=frame, form=form, options=options)


def _sign_up_screen(form: Form) -> Response:
    return _shown("auth/sign_up.html", form)


def _form_or_onwards(shown: Callable[[Form], Response]) -> Response:
    came_from = request.args.get("next", "")
    if doors.visitor():
        return onwards(doors.own_path(came_from))
    return shown(Form.showing(next=came_from))


def _shown(template: str, form: Form) -> Response:
    return screen(template, form.status, frame=bare_frame(), form=form)


def query_of(came_from: str) -> str:
    """What carries `next` to the following screen, if it is a path of ours."""
    path = doors.own_path(came_from, "")
    return f"?next={quote(path, safe='/')}" if path else ""


async def inside(new: NewSession | None, came_from: str) -> Response:
    """A fresh cookie; the session that this browser had before is over."""
    await sign_out(doors.sent_token())
    return doors.let_in(onwards(doors.own_path(came_from)), new)


def _stale_link() -> Response:
    return screen("auth/stale_link.html", 404, frame=bare_frame())


def address() -> str:
    return request.remote_addr or ""


def user_agent() -> str:
    return request.headers.get("User-Agent", "")
