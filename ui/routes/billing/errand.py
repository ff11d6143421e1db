"""What somebody was about when tokens ran out: the path to go on at, kept while he pays elsewhere."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64

from quart import Response, request

from ui import doors

ERRAND_COOKIE = "__Host-errand"
_SECONDS = 3600


def keep_errand(answer: Response, path: str) -> Response:
    """Remember `path` for an hour, or forget what was remembered when it is empty."""
    kept = urlsafe_b64encode(path.encode()).decode()
    seconds = _SECONDS if path else 0
    answer.set_cookie(
        ERRAND_COOKIE, kept, max_age=seconds, path="/", secure=True, httponly=True, samesite="Lax"
    )
    return answer


def errand_left() -> str:
    """The path that was remembered; empty when there is none, or it is not one of ours."""
    try:
        path = urlsafe_b64decode(request.cookies.get(ERRAND_COOKIE, "").encode()).decode()
    except (BadBase64, ValueError):
        return ""
    return doors.own_path(path, "")
