"""The account's data: everything taken out as one file, and the account closed."""

from collections.abc import AsyncIterator

from quart import Blueprint, Response

from app.core.ids import public_id
from tenants.leaving.closing import KEPT_DAYS, close_account, keep_account
from tenants.leaving.taking_out import take_out
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.kit.frame import signed_in_frame
from ui.kit.render import screen

data = Blueprint("data", __name__)


class Password(FormModel):
    password: str


class Closing(FormModel):
    email: str
    password: str


@data.get("/account/data")
async def shown() -> Response:
    return await _shown()


@data.post("/account/data/export")
async def export() -> Response:
    """The zip, sent while it is read."""
    door = doors.signed_in()

    async def taken(form: Password) -> AsyncIterator[bytes]:
        return await take_out(door, form.password)

    parts = await attempt(Password, taken)
    if isinstance(parts, Form):
        return await _shown(parts)
    answer = Response(parts, content_type="application/zip")
    name = f"hep-status-{public_id('a', door.account.id)}.zip"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@data.get("/account/data/close")
async def ask_closing() -> Response:
    return await _asked(Form())


@data.post("/account/data/close")
async def close() -> Response:
    """Every page is offline when this answers; the person is signed out everywhere."""
    door = doors.signed_in()

    async def closed(form: Closing) -> None:
        await close_account(door, form.email, form.password)

    refused = await attempt(Closing, closed)
    if refused is not None:
        return await _asked(refused)
    return doors.let_out(
        onwards("/signin", f"Your account is closed. Sign in within {KEPT_DAYS} days to keep it.")
    )


@data.post("/account/data/keep")
async def keep() -> Response:
    await keep_account(doors.signed_in())
    return onwards("/account/data", "Your account stays, and your pages are back.")


async def _shown(form: Form | None = None) -> Response:
    frame, form = await signed_in_frame("account"), form or Form()
    account = doors.signed_in().account
    return screen("account/data.html", form.status, frame=frame, form=form, account=account)


async def _asked(form: Form) -> Response:
    frame, account = await signed_in_frame("account"), doors.signed_in().account
    return screen("account/close.html", form.status, frame=frame, form=form, account=account, days=KEPT_DAYS)
