"""What a browser keeps of its person, in cookies: its colours, and whether single letters act."""

from typing import Literal

from quart import Blueprint, Response

from ui import doors
from ui.kit.answers import attempt, onwards
from ui.kit.faults import fault
from ui.kit.forms import Form, FormModel
from ui.kit.frame import LETTERS_COOKIE, THEME_COOKIE

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
    return _kept(THEME_COOKIE, outcome.theme, outcome.back)


class Letters(FormModel):
    letters: Literal["on", "off"]
    back: str = "/dashboard"


@look.post("/letters")
async def switch_letters() -> Response:
    """Single letters as shortcuts, on or off in this browser (WCAG 2.1.4)."""

    async def switched(form: Letters) -> Letters:
        return form

    outcome = await attempt(Letters, switched)
    if isinstance(outcome, Form):
        return fault(outcome.status, "Letters are on or off.")
    return _kept(LETTERS_COOKIE, outcome.letters, outcome.back)


def _kept(cookie: str, value: str, back: str) -> Response:
    answer = onwards(doors.own_path(back))
    answer.set_cookie(cookie, value, max_age=_YEAR_SECONDS, httponly=True, samesite="Lax", path="/")
    return answer
