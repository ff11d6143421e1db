"""Signed, expiring tokens for links in letters; the only user of itsdangerous. One salt per purpose."""

import hmac
from enum import StrEnum
from hashlib import sha256
from typing import Any

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from app.core.clock import MS_PER_SECOND, now_ms


class Purpose(StrEnum):
    """What a token is for; a token made for one purpose is nothing to the others."""

    RESET = "reset-password"
    CONFIRM = "confirm-address"
    INVITE = "join-account"
    ANCHOR = "ledger-anchor"
    SECOND_STEP = "second-step"
    RECOVERY = "recovery-code"
    SEAL = "sealed-at-rest"
    PASSKEY = "passkey-challenge"
    OFFER = "page-offer"
    HANDED = "domain-records"


class _ClockedSigner(TimestampSigner):
    default_digest_method = staticmethod(sha256)

    def get_timestamp(self) -> int:
        return now_ms() // MS_PER_SECOND


_secret = ""


def set_secret(secret: str) -> None:
    """The key that all tokens are signed with (HEP_SECRET_KEY). Set once at start."""
    global _secret
    _secret = secret


def sign(purpose: Purpose, payload: list[str]) -> str:
    """A URL-safe token that holds `payload` in readable form."""
    return str(_serializer(purpose).dumps(payload))


def unsign(purpose: Purpose, token: str, max_age_seconds: int) -> list[str] | None:
    """The payload, or None for a token that is forged, for another purpose or too old."""
    try:
        payload: Any = _serializer(purpose).loads(token, max_age=max_age_seconds)
    except BadData:
        return None
    return payload if isinstance(payload, list) else None


def mac_of(purpose: Purpose, text: str) -> str:
    """HMAC-SHA256 of a text under a key of that purpose alone, 64 hex digits."""
    return hmac.digest(key_of(purpose), text.encode(), "sha256").hex()


def key_of(purpose: Purpose) -> bytes:
    """32 bytes made of the settings' secret for that purpose alone."""
    return hmac.digest(_required().encode(), f"hep.{purpose}".encode(), "sha256")


def _required() -> str:
    if not _secret:
        raise RuntimeError("set_secret() was not called.")
    return _secret


def _serializer(purpose: Purpose) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(_required(), salt=f"hep.{purpose}", signer=_ClockedSigner)
