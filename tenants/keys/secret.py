"""The form of a page key: `hyd_status_`, 26 random base62 characters, 6 of CRC-32 (design §4)."""

import hashlib
import re
import secrets
import string
import zlib

PREFIX = "hyd_status_"
_BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
_RANDOM_LENGTH, _CHECK_LENGTH = 26, 6
_FORM = re.compile(rf"{PREFIX}([0-9A-Za-z]{{{_RANDOM_LENGTH}}})([0-9A-Za-z]{{{_CHECK_LENGTH}}})", re.ASCII)


def new_secret() -> str:
    """A fresh key with 154 bits of chance."""
    body = "".join(secrets.choice(_BASE62) for _ in range(_RANDOM_LENGTH))
    return PREFIX + body + _checksum(body)


def looks_real(secret: str) -> bool:
    """Whether form and checksum are right; a typo is refused without asking the database."""
    match = _FORM.fullmatch(secret)
    return match is not None and _checksum(match[1]) == match[2]


def digest(secret: str) -> str:
    """What the database keeps of a key."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _checksum(body: str) -> str:
    number, digits = zlib.crc32(body.encode()), ""
    for _ in range(_CHECK_LENGTH):
        number, digit = divmod(number, len(_BASE62))
        digits = _BASE62[digit] + digits
    return digits
