"""From the Authorization header to the page that may be driven, in the order of contract §2."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from quart import current_app, g, request

from app.core.errors import Refusal, TooMany
from app.core.ids import parse_public_id
from app.core.throttle import Window, hit
from tenants.keys.open import DisabledKey, UnknownKey, open_key
from tenants.pages.standing import require_live
from tenants.scope import Scope

LIMITS = "REPORTING_CALLS_PER_MINUTE"


class Kind(StrEnum):
    """What a call is counted as; `current_app.config[LIMITS]` says how many a minute (0: no limit)."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Caller:
    """A key that may act now, and its page."""

    scope: Scope
    page_id: UUID


class MissingKey(Refusal):
    """There is no Authorization header (401 NO_KEY)."""


async def admit(kind: Kind) -> Caller:
    """Who calls. Raises, in this order, MissingKey, UnknownKey, DisabledKey, TooMany, Forbidden.

    The key is looked up on every request, so that its end holds on the very next one.
    """
    scope = await _opened()
    await _count(kind, scope.actor.id)
    page = await require_live(scope)
    return Caller(scope, page.id)


def quota_headers() -> dict[str, str]:
    """The RateLimit fields (IETF draft 10) of a request whose key was counted."""
    if "quota" not in g:
        return {}
    kind, per_minute, window = g.quota
    return {
        "RateLimit-Policy": f'"{kind}";q={per_minute};w=60',
        "RateLimit": f'"{kind}";r={window.remaining};t={window.resets_in_seconds}',
    }


async def _opened() -> Scope:
    """What the sent key opens; `g.key_id` is the key that an answer is about from then on."""
    try:
        scope = await open_key(_secret(), request.remote_addr or "")
    except DisabledKey as refused:
        g.key_id = refused.key_id
        raise
    g.key_id = parse_public_id("k", scope.actor.id)
    return scope


async def _count(kind: Kind, key_id: str) -> None:
    per_minute: int = current_app.config[LIMITS][kind]
    try:
        window = await hit(kind, key_id, per_minute)
    except TooMany as refused:
        g.quota = kind, per_minute, Window(0, refused.retry_after_seconds)
        raise
    if window is not None:
        g.quota = kind, per_minute, window


def _secret() -> str:
    sent = request.headers.getlist("Authorization")
    if not sent:
        raise MissingKey("Send the page's key in a header, Authorization: Bearer hyd_status_…")
    scheme, _, secret = sent[0].partition(" ")
    if len(sent) > 1 or scheme.lower() != "bearer":
        raise UnknownKey("Send one header, Authorization: Bearer hyd_status_…")
    return secret.strip()
