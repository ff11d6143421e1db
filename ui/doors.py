"""Who comes in: the session behind the cookie, and proof that a form was sent from our own pages.

`arrive` runs before every request of the console. Unsafe methods need an Origin (if sent) that is the
console's and Sec-Fetch-Site same-origin, and from people who are signed in also the token of their pages.
"""

import hmac
import re
from urllib.parse import urlsplit

from quart import Response, g, request

from app.core.addresses import console_url
from app.core.errors import Forbidden
from tenants.accounts.sessions import ABSOLUTE_MS, NewSession, SignedIn, new_token, scope_of_session
from ui.kit.forms import FORM_TYPE, sent_fields

COOKIE = "__Host-sid"
CSRF_HEADER = "X-CSRF-Token"
CSRF_FIELD = "csrf"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

# These ask for a key and never look at the cookie, or need no one to be signed in.
_WITHOUT_SESSION = ("/api/v1/status-api/", "/static/")
_SEGMENT = r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*"
_OWN_PATH = re.compile(rf"/(?:{_SEGMENT}(?:/{_SEGMENT})*/?)?(?:\?[A-Za-z0-9_.~=&%+:,-]*)?")
_OWN_PATH_LENGTH_MAX = 512
_COOKIE_SECONDS = ABSOLUTE_MS // 1000


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


def csrf_token() -> str:
    """What the forms of this session carry; empty for people who are not signed in."""
    token: str = g.get("token", "")
    return hmac.digest(token.encode(), b"csrf", "sha256").hex() if token else ""


def sent_token() -> str:
    """The session cookie's value. Two cookies of that name are none: one of them was planted."""
    found = [
        value.strip()
        for header in request.headers.getlist("Cookie")
        for name, _, value in (pair.partition("=") for pair in header.split(";"))
        if name.strip() == COOKIE
    ]
    return found[0] if len(found) == 1 else ""


def let_in(answer: Response, new: NewSession | None) -> Response:
    """Hand out the cookie of a new session; None gives one that opens nothing and looks the same."""
    token = new.token if new else new_token()
    answer.set_cookie(
        COOKIE, token, max_age=_COOKIE_SECONDS, path="/", secure=True, httponly=True, samesite="Lax"
    )
    return answer


def let_out(answer: Response) -> Response:
    """Take the cookie away."""
    answer.set_cookie(COOKIE, "", max_age=0, path="/", secure=True, httponly=True, samesite="Lax")
    return answer


def own_path(text: str, otherwise: str = "/dashboard") -> str:
    """`text` if it is a path of this console in the plainest spelling, else `otherwise`."""
    plain = len(text) <= _OWN_PATH_LENGTH_MAX and _OWN_PATH.fullmatch(text)
    return text if plain else otherwise


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
    if request.mimetype != FORM_TYPE:
        return ""
    return (await sent_fields()).get(CSRF_FIELD, ("",))[-1]
