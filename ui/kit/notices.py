"""The line that the next screen says after an act: a short-lived cookie that is shown once."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from typing import Any

from quart import Response, request

NOTICE_COOKIE = "__Host-notice"
LENGTH_MAX = 400
_SECONDS = 60
_OURS: dict[str, Any] = {"path": "/", "secure": True, "httponly": True, "samesite": "Lax"}


def leave_notice(answer: Response, sentence: str) -> Response:
    """Let the next screen say `sentence`."""
    kept = urlsafe_b64encode(sentence[:LENGTH_MAX].encode()).decode()
    answer.set_cookie(NOTICE_COOKIE, kept, max_age=_SECONDS, **_OURS)
    return answer


def notice_left() -> str:
    """What the act before left to say; nothing when the cookie is not ours."""
    try:
        return urlsafe_b64decode(request.cookies.get(NOTICE_COOKIE, "").encode()).decode()[:LENGTH_MAX]
    except (BadBase64, ValueError):
        return ""


async def forget_notice(answer: Response) -> Response:
    """Once shown, gone: every screen that is served takes the cookie away."""
    if request.method == "GET" and NOTICE_COOKIE in request.cookies and answer.mimetype == "text/html":
        answer.set_cookie(NOTICE_COOKIE, "", max_age=0, **_OURS)
    return answer
