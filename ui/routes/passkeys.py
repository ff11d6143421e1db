"""Passkeys of the person's own account: made after the password, renamed, taken away."""

from quart import Blueprint, Response

from app.core.errors import Invalid, NotFound
from app.core.ids import parse_public_id
from tenants.factors.models import Passkey
from tenants.factors.passkeys import (
    add_passkey,
    begin_again,
    begin_passkey,
    passkey_of,
    remove_passkey,
    rename_passkey,
)
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.kit.frame import signed_in_frame
from ui.kit.render import screen
from ui.routes.security import HOME, Password, asked_password, codes_shown

passkeys = Blueprint("passkeys", __name__)


class NewPasskey(FormModel):
    name: str
    credential: str


class NewName(FormModel):
    name: str


@passkeys.get("/account/security/passkeys/new")
async def ask_new() -> Response:
    return await asked_password("passkey", Form())


@passkeys.post("/account/security/passkeys/new")
async def begin() -> Response:
    """The ceremony, once the password was right."""
    door = doors.signed_in()

    async def begun(form: Password) -> str:
        return await begin_passkey(door, form.password)

    options = await attempt(Password, begun)
    if isinstance(options, Form):
        return await asked_password("passkey", options)
    return await _make(Form(), options)


@passkeys.post("/account/security/passkeys")
async def add() -> Response:
    door = doors.signed_in()

    async def added(form: NewPasskey) -> list[str]:
        return await add_passkey(door, form.name, form.credential)

    codes = await attempt(NewPasskey, added)
    if isinstance(codes, Form):
        return await _come_back(codes)
    return await codes_shown(codes) if codes else onwards(HOME, "The passkey is added.")


@passkeys.get("/account/security/passkeys/<w_id>")
async def shown(w_id: str) -> Response:
    key = await _own(w_id)
    return await _shown(key, Form.showing(name=key.name))


@passkeys.post("/account/security/passkeys/<w_id>/name")
async def rename(w_id: str) -> Response:
    key = await _own(w_id)

    async def renamed(form: NewName) -> None:
        await rename_passkey(doors.signed_in(), key.id, form.name)

    refused = await attempt(NewName, renamed)
    return await _shown(key, refused) if refused else onwards(HOME, "Renamed.")


@passkeys.post("/account/security/passkeys/<w_id>/remove")
async def remove(w_id: str) -> Response:
    key = await _own(w_id)

    async def removed(form: Password) -> None:
        await remove_passkey(doors.signed_in(), key.id, form.password)

    refused = await attempt(Password, removed)
    return await _shown(key, refused) if refused else onwards(HOME, f"{key.name} is taken away.")


async def _own(w_id: str) -> Passkey:
    passkey_id = parse_public_id("w", w_id)
    if passkey_id is None:
        raise NotFound("passkey")
    return await passkey_of(doors.signed_in(), passkey_id)


async def _shown(key: Passkey, form: Form) -> Response:
    frame = await signed_in_frame("account")
    return screen("account/passkey.html", form.status, frame=frame, form=form, key=key)


async def _come_back(refused: Form) -> Response:
    """The ceremony once more, or the password if the one before does not show that it was given."""
    try:
        options = await begin_again(doors.signed_in(), refused.value("credential"))
    except Invalid:
        return await asked_password("passkey", refused)
    return await _make(refused, options)


async def _make(form: Form, options: str) -> Response:
    frame = await signed_in_frame("account")
    return screen("account/make_passkey.html", form.status, frame=frame, form=form, options=options)
