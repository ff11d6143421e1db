"""How a form is answered: onwards when it worked, the same form with its values when it did not."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import ValidationError
from quart import Response, g, request

from app.core.errors import Conflict, Invalid, LimitReached, TooMany, Unavailable
from ui.kit.forms import Form, FormModel, model_of, sent_fields, sentences_of
from ui.kit.frame import bare_frame
from ui.kit.notices import Notice, Undo, leave_notice
from ui.kit.render import page_of_text, render

M = TypeVar("M", bound=FormModel)
T = TypeVar("T")


def by_htmx() -> bool:
    """Does htmx ask, for a region of the page it is on?"""
    return request.headers.get("HX-Request") == "true"


def onwards(url: str, notice: str = "", undo: Undo | None = None) -> Response:
    """After an act: 303 to `url`; htmx would put that page inside a region, so it is told to go there."""
    answer = Response("", 204, {"HX-Redirect": url}) if by_htmx() else Response("", 303, {"Location": url})
    answer.headers["Cache-Control"] = "no-store"
    return leave_notice(answer, Notice(notice, undo)) if notice else answer


def swapped(region: str, notice: str = "", undo: Undo | None = None) -> Response:
    """A changed region for htmx, with the sentence that the live region speaks, and its Undo."""
    if not notice:
        return page_of_text(region)
    said = render("kit/said.html", notice=Notice(notice, undo), frame=bare_frame())
    return page_of_text(region + said)


async def attempt(model: type[M], act: Callable[[M], Awaitable[T]]) -> T | Form:
    """What `act` makes of the sent form, or the form to show again.

    Refused values give 422, limits 422 with their panel, a lost race 409, a busy database 503.
    Other refusals pass: NotFound and Forbidden are no fault of the form.
    """
    fields = await sent_fields()
    try:
        return await act(model_of(model, fields))
    except ValidationError as refusal:
        return Form(fields, sentences_of(refusal), status=422)
    except Invalid as refusal:
        return Form(fields, {refusal.field: refusal.sentence}, status=422)
    except LimitReached as refusal:
        return Form(fields, limit=refusal, status=422)
    except Conflict as refusal:
        named = {refusal.field: refusal.sentence} if refusal.field else {}
        return Form(fields, named, refusal.sentence, conflict=not refusal.field, status=409)
    except (TooMany, Unavailable) as refusal:
        status = 429 if isinstance(refusal, TooMany) else 503
        ask_to_wait(refusal.retry_after_seconds)
        return Form(fields, sentence=f"Not saved. {refusal.sentence}", status=status)


def ask_to_wait(seconds: int) -> None:
    """Let this request's answer carry Retry-After."""
    g.retry_after_seconds = seconds


async def add_wait(answer: Response) -> Response:
    """Retry-After, when somebody asked for it: runs after every request of the console."""
    if g.get("retry_after_seconds"):
        answer.headers["Retry-After"] = str(g.retry_after_seconds)
    return answer
