"""Who comes in: the session behind the cookie, and proof that a form was sent from our own pages.

`arrive` runs before every request of the console. Unsafe methods need an Origin (if sent) that is the
console's and Sec-Fetch-Site same-origin, and from people who are signed in also the token of their pages.
"""

import hmac
import re
from typing import Any
from urllib.parse import urlsplit

from quart import Response, g, request

from app.core.addresses import console_url
from app.core.errors import Forbidden
from tenants.accounts.sessions import ABSOLUTE_MS, NewSession, SignedIn, new_token, scope_of_session
from tenants.factors.second_step import STEP_SECONDS
from tenants.support.viewing import View, note_view, view_of
from ui.kit.forms import FORM_TYPE, sent_fields
from ui.kit.uploads import UPLOAD_TYPE, sent_with_file, takes_file

COOKIE, STEP_COOKIE = "__Host-sid", "__Host-step"
CSRF_HEADER = "X-CSRF-Token"
CSRF_FIELD = "csrf"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

# These ask for a key and never look at the cookie, or need no one to be signed in.
_WITHOUT_SESSION = ("/api/v1/status-api/", "/api/v1/stripe/", "/static/")
# What staff in a view see of the owner's, and what they may send meanwhile.
_VIEWED = ("/dashboard", "/account/billing/", "/search", "/-/palette")
_WHILE_VIEWING = frozenset({"/support/view/end", "/support/sudo", "/signout", "/theme"})
_SEGMENT = r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*"
_OWN_PATH = re.compile(rf"/(?:{_SEGMENT}(?:/{_SEGMENT})*/?)?(?:\?[A-Za-z0-9_.~=&%+:,-]*)?")
_OWN_PATH_LENGTH_MAX = 2_048
_COOKIE_SECONDS = ABSOLUTE_MS // 1000
_AROUND = " \t"
_OURS: dict[str, Any] = {"path": "/", "secure": True, "httponly": True, "samesite": "Lax"}


class SignedOut(Exception):
    """Nobody is signed in where somebody has to be: a redirect for people, 401 for machines."""


class StaleForm(Forbidden):
    """From our own page, but of another session: whoever sends it may do so again with the token of now."""


async def arrive() -> None:
    """Find out who asks; raises Forbidden for a request that another site could have made."""
    g.token, g.signed_in = "", None
    if request.path.startswith(_WITHOUT_SESSION):
        return
    unsafe = request.method not in SAFE_METHODS
    if unsafe:
        _require_own_site()
    token = sent_token()
    signed_in = await scope_of_session(token, request.remote_addr or "") if token else None
    if signed_in is None:
        return
    g.token, g.signed_in = token, signed_in
    if unsafe:
        await _require_csrf_token()
    await _see_as_owner(signed_in, unsafe=unsafe)


def signed_in() -> SignedIn:
    """Who is signed in; raises SignedOut."""
    found = visitor()
    if found is None:
        raise SignedOut
    return found


def visitor() -> SignedIn | None:
    """Who is signed in, if anybody is."""
    found: SignedIn | None = g.get("signed_in")
    return found


def view() -> View | None:
    """Whose dashboard staff are looking at, if they are."""
    found: View | None = g.get("view")
    return found


def csrf_token() -> str:
    """What the forms of this session carry; empty for people who are not signed in."""
    token: str = g.get("token", "")
    return hmac.digest(token.encode(), b"csrf", "sha256").hex() if token else ""


def become(new: NewSession) -> None:
    """Go on as this session within the request that began it: its screens carry the new one's token."""
    g.token = new.token


def sent_token() -> str:
    """The session cookie's value."""
    return _only_cookie(COOKIE)


def sent_ticket() -> str:
    """The ticket of somebody who has given the right password and owes the second step."""
    return _only_cookie(STEP_COOKIE)


def _only_cookie(wanted: str) -> str:
    """Its value. Two cookies of one name are none: one of them was planted.

    Only what browsers send around a name is taken off: `str.strip` knows more kinds of space than the rule
    for `__Host-` does, and a sibling could plant a name that begins with one of those.
    """
    found = [
        value.strip(_AROUND)
        for header in request.headers.getlist("Cookie")
        for name, _, value in (pair.partition("=") for pair in header.split(";"))
        if name.strip(_AROUND) == wanted
    ]
    return found[0] if len(found) == 1 else ""


def let_in(answer: Response, new: NewSession | None) -> Response:
    """Hand out the cookie of a new session; None gives one that opens nothing and looks the same."""
    token = new.token if new else new_token()
    answer.set_cookie(COOKIE, token, max_age=_COOKIE_SECONDS, **_OURS)
    return answer


def let_halfway_in(answer: Response, ticket: str) -> Response:
    """Hand out the cookie that leads to the second step."""
    answer.set_cookie(STEP_COOKIE, ticket, max_age=STEP_SECONDS, **_OURS)
    return answer


def let_on(answer: Response) -> Response:
    """The second step is behind this browser, or given up."""
    answer.set_cookie(STEP_COOKIE, "", max_age=0, **_OURS)
    return answer


def let_out(answer: Response) -> Response:
    """Take the cookie away."""
    answer.set_cookie(COOKIE, "", max_age=0, **_OURS)
    return answer


def own_path(text: str, otherwise: str = "/dashboard") -> str:
    """`text` if it is a path of this console in the plainest spelling, else `otherwise`."""
    plain = len(text) <= _OWN_PATH_LENGTH_MAX and _OWN_PATH.fullmatch(text)
    return text if plain else otherwise


async def _see_as_owner(door: SignedIn, *, unsafe: bool) -> None:
    """Staff in a view read the owner's screens in his place, each noted, and change nothing anywhere."""
    found = await view_of(door)
    if found is None:
        return
    if unsafe and request.path not in _WHILE_VIEWING:
        raise Forbidden("You are looking at this as its owner does. Nothing can be changed.")
    if request.path.startswith(_VIEWED):
        await note_view(found, request.path)
        g.signed_in = found.door
    elif request.path.startswith("/account"):
        raise Forbidden("This screen is no part of a view. End the view to see your own.")
    g.view = found


def _require_own_site() -> None:
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is None and site is None:
        raise Forbidden("This request does not say where it comes from.")
    if (origin is not None and origin != _own_origin()) or site not in (None, "same-origin"):
        raise Forbidden("This request comes from another site.")


def _own_origin() -> str:
    parts = urlsplit(console_url())
    return f"{parts.scheme}://{parts.netloc}"


async def _require_csrf_token() -> None:
    sent = request.headers.get(CSRF_HEADER) or await _csrf_field()
    if not hmac.compare_digest(sent.encode(), csrf_token().encode()):
        raise StaleForm("This form is out of date. Load the page again.")


async def _csrf_field() -> str:
    if request.mimetype == UPLOAD_TYPE and takes_file(request.path):
        await sent_with_file()
    elif request.mimetype != FORM_TYPE:
        return ""
    return (await sent_fields()).get(CSRF_FIELD, ("",))[-1]
