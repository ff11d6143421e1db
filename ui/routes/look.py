"""Dark, light, or as the device: a cookie, so that the server prints it and nothing flashes."""

from typing import Literal

from quart import Blueprint, Response

from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.kit.frame import THEME_COOKIE

look = Blueprint("look", __name__)

_YEAR_SECONDS = 365 * 86_400


class Colours(FormModel):
    theme: Literal["system", "dark", "light"]
    back: str = "/dashboard"


@look.post("/theme")
async def choose_theme() -> Response:
    """Keep the choice and go back to where it was made."""

    async def chosen(form: Colours) -> Colours:
        return form

    outcome = await attempt(Colours, chosen)
    if isinstance(outcome, Form):
        return fault(outcome.status, "There is no such choice of colours.")
    answer = onwards(doors.own_path(outcome.back))
    answer.set_cookie(
        THEME_COOKIE, outcome.theme, max_age=_YEAR_SECONDS, httponly=True, samesite="Lax", path="/"
    )
    return answer
