"""What the console answers when it cannot do what was asked: a page for people, never a trace."""

import json
from urllib.parse import quote

from quart import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from app.core.errors import Conflict, Forbidden, Invalid, NotFound, Refusal, TooMany, Unavailable
from ui import doors
from ui.kit.answers import ask_to_wait, by_htmx, onwards
from ui.kit.forms import BadBody, sent_fields
from ui.kit.frame import bare_frame
from ui.kit.render import screen

TITLES = {
    400: "This request cannot be read",
    401: "Sign in first",
    403: "You may not do this",
    404: "Nothing is here",
    405: "Not this way",
    408: "That took too long to arrive",
    409: "Somebody else was faster",
    413: "That is too large",
    415: "This request cannot be read",
    422: "This cannot be done",
    429: "Too many requests",
    500: "Something broke on our side",
    503: "Not now",
}
_STATUSES: tuple[tuple[type[Refusal], int], ...] = (
    (Invalid, 422),
    (NotFound, 404),
    (Forbidden, 403),
    (Conflict, 409),
    (TooMany, 429),
    (Unavailable, 503),
)
_ABSENT = "This page does not exist, or you have no access to it."


def answer_faults(console: Blueprint) -> None:
    """Let the app that `console` is registered on answer refusals and HTTP errors with screens."""
    console.app_errorhandler(doors.SignedOut)(_signed_out)
    console.app_errorhandler(doors.StaleForm)(_stale)
    console.app_errorhandler(Refusal)(_refused)
    console.app_errorhandler(HTTPException)(_http_error)
    console.app_errorhandler(500)(_broken)


def fault(code: int, sentence: str) -> Response:
    """The error screen; for scripts the envelope. Every 404 says the same: foreign and absent look alike."""
    shown = _ABSENT if code == 404 else sentence
    if request.path.startswith("/api/"):
        return Response(json.dumps({"ok": False, "error": shown}), code, content_type="application/json")
    title = TITLES.get(code, TITLES[500 if code >= 500 else 400])
    return screen("kit/error.html", code, frame=bare_frame(), code=code, title=title, sentence=shown)


async def _signed_out(_: Exception) -> Response:
    if by_htmx() or request.path.startswith("/api/"):
        return fault(401, "You are not signed in.")
    if request.method == "GET":
        return onwards(f"/signin?next={quote(request.full_path.rstrip('?'), safe='/')}")
    typed = await _typed()
    return _kept(401, typed) if typed else onwards("/signin")


async def _stale(refusal: Refusal) -> Response:
    typed = () if by_htmx() else await _typed()
    return _kept(403, typed) if typed else await _refused(refusal)


async def _typed() -> tuple[tuple[str, str], ...]:
    """What was typed into the form that was sent, and its `idem`; nothing of one that holds a password."""
    try:
        fields = await sent_fields()
    except BadBody:
        return ()
    if any("password" in name for name in fields):
        return ()
    named = {name: values for name, values in fields.items() if name != "csrf"}
    return tuple((name, value) for name, values in named.items() for value in values)


def _kept(code: int, typed: tuple[tuple[str, str], ...]) -> Response:
    """A form that came too late is offered again, so that no text is lost to a session that ended."""
    texts = [value for _, value in typed if " " in value]
    return screen("kit/kept.html", code, frame=bare_frame(), typed=typed, texts=texts, action=request.path)


async def _refused(refusal: Refusal) -> Response:
    if isinstance(refusal, BadBody):
        return fault(refusal.status, refusal.sentence)
    code = next((code for kind, code in _STATUSES if isinstance(refusal, kind)), 400)
    if isinstance(refusal, Conflict | TooMany | Unavailable):
        ask_to_wait(refusal.retry_after_seconds)
    return fault(code, refusal.sentence)


async def _http_error(error: HTTPException) -> Response:
    code = error.code or 500
    if code < 400:
        return onwards(error.get_response().headers.get("Location", "/"))
    answer = fault(code, error.description or "")
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    return answer


async def _broken(_: Exception) -> Response:
    return fault(500, "What you did may not have been saved. Try again; if it stays, tell support.")
