"""The six digits of an app (RFC 6238, 30 s, SHA-1, as every app has it); the only user of pyotp."""

import hmac

import pyotp

from app.core.clock import MS_PER_SECOND, now_ms

ISSUER = "Hep Status"
STEP_SECONDS = 30
DIGITS = 6
# A code of the step before or after is taken too: clocks differ, and typing takes time.
_STEPS_BESIDE = (0, -1, 1)


def new_seed() -> str:
    """160 random bits in base32, as apps take them."""
    return pyotp.random_base32()


def address_of(seed: str, email: str) -> str:
    """What the QR code says: otpauth://totp/…"""
    return pyotp.TOTP(seed).provisioning_uri(name=email, issuer_name=ISSUER)


def step_of(seed: str, code: str) -> int | None:
    """The number of the 30 seconds that the code belongs to, if it belongs to those of now."""
    present = now_ms() // MS_PER_SECOND // STEP_SECONDS
    totp = pyotp.TOTP(seed)
    for beside in _STEPS_BESIDE:
        right = totp.generate_otp(present + beside)
        if hmac.compare_digest(right.encode(), code.encode()):
            return present + beside
    return None
