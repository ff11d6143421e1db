"""The line that the next screen says after an act, with its Undo: a short-lived cookie that is shown once."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError
from quart import Response, request

NOTICE_COOKIE = "__Host-notice"
LENGTH_MAX = 400
_SECONDS = 60
_OURS: dict[str, Any] = {"path": "/", "secure": True, "httponly": True, "samesite": "Lax"}


@dataclass(frozen=True, slots=True)
class Undo:
    """The form that takes an act back: where it goes, what it sends, which region htmx changes."""

    path: str
    fields: Mapping[str, str] = field(default_factory=dict)
    region: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said of an act; empty for nothing."""

    sentence: str
    undo: Undo | None = None

    def __bool__(self) -> bool:
        return bool(self.sentence)


NOTHING = Notice("")
_KEPT = TypeAdapter(Notice)


def leave_notice(answer: Response, notice: Notice) -> Response:
    """Let the next screen say it."""
    kept = json.dumps(asdict(Notice(notice.sentence[:LENGTH_MAX], notice.undo)))
    answer.set_cookie(NOTICE_COOKIE, urlsafe_b64encode(kept.encode()).decode(), max_age=_SECONDS, **_OURS)
    return answer


def notice_left() -> Notice:
    """What the act before left to say; nothing when the cookie is not ours."""
    try:
        return _KEPT.validate_json(urlsafe_b64decode(request.cookies.get(NOTICE_COOKIE, "").encode()))
    except (BadBase64, ValueError, ValidationError):
        return NOTHING


async def forget_notice(answer: Response) -> Response:
    """Once shown, gone: every screen that is served takes the cookie away."""
    if request.method == "GET" and NOTICE_COOKIE in request.cookies and answer.mimetype == "text/html":
        answer.set_cookie(NOTICE_COOKIE, "", max_age=0, **_OURS)
    return answer
