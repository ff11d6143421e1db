"""The person's own account: password, sessions, the confirmation of their address."""

from quart import Blueprint, Response, request

from app.core.clock import now_ms
from app.core.errors import NotFound
from app.core.ids import parse_public_id, public_id
from tenants.accounts.audit import account_audit_of
from tenants.accounts.change_password import change_password, confirm_address, request_confirmation
from tenants.accounts.links import account_of_confirmation
from tenants.accounts.models import Session
from tenants.accounts.sessions import NewSession, SignedIn, end_other_sessions, end_session, sessions_of
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.devices import device_of
from ui.kit.forms import Form, FormModel
from ui.kit.frame import bare_frame, signed_in_frame
from ui.kit.render import screen
from ui.routes.audit import LIST_LENGTH, lines_of

account = Blueprint("account", __name__)


class PasswordChange(FormModel):
    current_password: str
    new_password: str


@account.get("/account")
async def own_account() -> Response:
    return await _own(Form())


@account.post("/account/password")
async def change_now() -> Response:
    """Another password, another session; all others end."""
    door = doors.signed_in()

    async def changed(form: PasswordChange) -> NewSession:
        return await change_password(door, form.current_password, form.new_password)

    outcome = await attempt(PasswordChange, changed)
    if isinstance(outcome, Form):
        return await _own(outcome)
    return doors.let_in(
        onwards("/account", "Your password is changed, and your other sessions are ended."), outcome
    )


@account.get("/account/sessions")
async def sessions() -> Response:
    door = doors.signed_in()
    rows = [_described(session, door) for session in await sessions_of(door)]
    frame = await signed_in_frame("account")
    return screen("account/sessions.html", frame=frame, rows=rows, now=now_ms())


@account.get("/account/audit")
async def trail() -> Response:
    """Everything that was done to the account and its pages, and every look of support."""
    door = doors.signed_in()
    before = request.args.get("before", "")
    before_id = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    entries = await account_audit_of(door.scope, door.account.id, before_id, LIST_LENGTH + 1)
    lines = lines_of(entries[:LIST_LENGTH], ())
    return screen(
        "account/audit.html",
        frame=await signed_in_frame("account"),
        lines=lines,
        older=lines[-1].id if len(entries) > LIST_LENGTH else None,
        is_first=before_id is None,
        zone="UTC",
    )


@account.post("/account/sessions/<s_id>/end")
async def end_one(s_id: str) -> Response:
    door = doors.signed_in()
    session_id = parse_public_id("s", s_id)
    if session_id is None:
        raise NotFound("session")
    await end_session(door, session_id)
    if session_id == door.session.id:
        return doors.let_out(onwards("/signin", "You are signed out."))
    return onwards("/account/sessions", "That session is ended.")


@account.post("/account/sessions/end-others")
async def end_others() -> Response:
    ended = await end_other_sessions(doors.signed_in())
    return onwards(
        "/account/sessions", f"{ended} other {'session is' if ended == 1 else 'sessions are'} ended."
    )


@account.post("/account/confirm")
async def send_again() -> Response:
    await request_confirmation(doors.signed_in())
    return onwards("/account", "The letter is on its way.")


@account.get("/account/confirm/<token>")
async def confirm_form(token: str) -> Response:
    if await account_of_confirmation(token) is None:
        return screen("auth/stale_link.html", 404, frame=bare_frame())
    return screen("auth/confirm.html", frame=bare_frame())


@account.post("/account/confirm/<token>")
async def confirm_now(token: str) -> Response:
    try:
        await confirm_address(token, request.remote_addr or "")
    except NotFound:
        return screen("auth/stale_link.html", 404, frame=bare_frame())
    return onwards("/dashboard", "Your address is confirmed.")


async def _own(form: Form) -> Response:
    door = doors.signed_in()
    frame = await signed_in_frame("account")
    return screen("account/own.html", form.status, frame=frame, form=form, account=door.account)


def _described(session: Session, door: SignedIn) -> dict[str, object]:
    return {
        "id": public_id("s", session.id),
        "device": device_of(session.user_agent),
        "place": session.address or "an unknown address",
        "since": session.created_at,
        "seen": session.seen_at,
        "here": session.id == door.session.id,
    }
