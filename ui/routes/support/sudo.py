"""The password again, and a code, before the support console opens and before it posts."""

from pydantic import Field
from quart import Response, request

from tenants.accounts.sessions import NewSession
from tenants.support.sudo import confirm_password
from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.forms import Form, FormModel
from ui.kit.frame import bare_frame
from ui.kit.render import screen
from ui.routes.support.entry import staff_here, sudo_screen, support

HOME = "/support"


class Password(FormModel):
    password: str
    code: str = ""
    next: str = ""
    kept: dict[str, str] = Field(default_factory=dict)


@support.get("/support/sudo")
async def ask() -> Response:
    return await sudo_screen(staff_here(), Form.showing(next=request.args.get("next", "")))


@support.post("/support/sudo")
async def confirm() -> Response:
    """On with a fresh session: to where the person came from, or to the form that waited for the password."""
    forms: list[Password] = []

    async def confirmed(form: Password) -> NewSession:
        forms.append(form)
        return await confirm_password(doors.signed_in(), form.password, form.code)

    new = await attempt(Password, confirmed)
    if isinstance(new, Form):
        return await sudo_screen(staff_here(), new, new.status)
    (form,) = forms
    target = doors.own_path(form.next, HOME)
    if not form.kept:
        return doors.let_in(onwards(target), new)
    doors.become(new)
    return doors.let_in(_offered_again(target, form.kept), new)


def _offered_again(action: str, kept: dict[str, str]) -> Response:
    """The form that waited for the password, to be sent with the new session's token."""
    texts = [value for value in kept.values() if " " in value]
    return screen("kit/kept.html", frame=bare_frame(), typed=tuple(kept.items()), texts=texts, action=action)
