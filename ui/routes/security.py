"""How the person signs in beside the password: an app that makes codes, and recovery codes on paper."""

from quart import Blueprint, Response

from app.core.clock import now_ms
from tenants.factors.authenticator import (
    begin_authenticator,
    confirm_authenticator,
    remove_authenticator,
    waiting_seed,
)
from tenants.factors.held import held_by
from tenants.factors.recovery import renew_recovery_codes
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.kit.frame import signed_in_frame
from ui.kit.qr import qr_code
from ui.kit.render import screen

security = Blueprint("security", __name__)

HOME = "/account/security"


class Password(FormModel):
    password: str


class FirstCode(FormModel):
    code: str


@security.get("/account/security")
async def shown() -> Response:
    door = doors.signed_in()
    frame = await signed_in_frame("account")
    return screen("account/security.html", frame=frame, held=await held_by(door), now=now_ms())


@security.get("/account/security/app")
async def ask_set_up() -> Response:
    return await asked_password("app", Form())


@security.post("/account/security/app")
async def set_up() -> Response:
    """The code to scan; the app counts once it has shown a code."""
    door = doors.signed_in()

    async def begun(form: Password) -> None:
        await begin_authenticator(door, form.password)

    refused = await attempt(Password, begun)
    return await asked_password("app", refused) if refused else await _to_scan(Form())


@security.post("/account/security/app/code")
async def confirm() -> Response:
    door = doors.signed_in()

    async def confirmed(form: FirstCode) -> list[str]:
        return await confirm_authenticator(door, form.code)

    codes = await attempt(FirstCode, confirmed)
    if isinstance(codes, Form):
        return await _to_scan(codes)
    return await codes_shown(codes) if codes else onwards(HOME, "Signing in asks for a code now.")


@security.get("/account/security/app/off")
async def ask_removal() -> Response:
    return await asked_password("app_off", Form())


@security.post("/account/security/app/off")
async def remove() -> Response:
    door = doors.signed_in()

    async def removed(form: Password) -> None:
        await remove_authenticator(door, form.password)

    refused = await attempt(Password, removed)
    return await asked_password("app_off", refused) if refused else onwards(HOME, "The app is taken away.")


@security.get("/account/security/codes")
async def ask_codes() -> Response:
    return await asked_password("codes", Form())


@security.post("/account/security/codes")
async def renew_codes() -> Response:
    """Ten new codes in the answer itself: in no address, log or session."""
    door = doors.signed_in()

    async def renewed(form: Password) -> list[str]:
        return await renew_recovery_codes(door, form.password)

    codes = await attempt(Password, renewed)
    return await asked_password("codes", codes) if isinstance(codes, Form) else await codes_shown(codes)


async def codes_shown(codes: list[str]) -> Response:
    """The recovery codes, this once."""
    return screen("account/recovery_codes.html", frame=await signed_in_frame("account"), codes=codes)


async def asked_password(what: str, form: Form) -> Response:
    """The password, before what could lock its owner out."""
    frame, door = await signed_in_frame("account"), doors.signed_in()
    held = await held_by(door)
    return screen("account/give_password.html", form.status, frame=frame, form=form, what=what, held=held)


async def _to_scan(form: Form) -> Response:
    door = doors.signed_in()
    seed, address = await waiting_seed(door)
    picture = qr_code(address, f"The code for {door.account.email}")
    frame = await signed_in_frame("account")
    return screen("account/scan.html", form.status, frame=frame, form=form, seed=seed, picture=picture)
