"""Whether a webhook's bytes are Stripe's: `t=…,v1=…` over the raw body, any of our secrets, 300 s both ways.

Stripe's own library takes a time stamp from the future, so this is ours.
"""

import hmac
from collections.abc import Sequence

from app.core.clock import MS_PER_SECOND
from app.core.errors import Invalid

HEADER = "Stripe-Signature"
TOLERANCE_SECONDS = 300
SIGNATURES_MAX = 16
_STAMP_DIGITS_MAX = 12


def require_signature(raw: bytes, header: str, secrets: Sequence[str], now: int) -> None:
    """Raise Invalid(signature) unless `header` signs `raw` with one of `secrets`, near `now` (ms)."""
    stamp, given = _parts(header)
    if abs(now // MS_PER_SECOND - int(stamp)) > TOLERANCE_SECONDS:
        raise Invalid("signature", f"The signature is more than {TOLERANCE_SECONDS} s from now.")
    signed = stamp.encode() + b"." + raw
    expected = [hmac.digest(secret.encode(), signed, "sha256").hex().encode() for secret in secrets]
    matches = [hmac.compare_digest(ours, theirs) for ours in expected for theirs in given]
    if not any(matches):
        raise Invalid("signature", "The signature does not fit the body.")


def _parts(header: str) -> tuple[str, list[bytes]]:
    """The time stamp and every `v1` of a header, in whatever order they stand."""
    pairs = [pair.strip().partition("=") for pair in header.split(",")]
    stamps = [value for name, _, value in pairs if name == "t"]
    given = [value.encode() for name, _, value in pairs if name == "v1"]
    if len(stamps) != 1 or not given or len(given) > SIGNATURES_MAX:
        raise Invalid("signature", "The signature must be one time stamp and one or more v1 signatures.")
    if not (stamps[0].isascii() and stamps[0].isdigit() and len(stamps[0]) <= _STAMP_DIGITS_MAX):
        raise Invalid("signature", "The signature's time stamp is no number.")
    return stamps[0], given
