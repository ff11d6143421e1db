"""What may be a password: long, not on the list of common ones, and nothing else asked of it."""

import secrets
import unicodedata
from functools import cache
from pathlib import Path

from app.core.errors import Invalid

LENGTH_MIN = 12
LENGTH_MAX = 1024
_COMMON = Path(__file__).with_name("common_passwords.txt")
_GENERATED_BYTES = 15


def settled(password: str) -> str:
    """The one form of a password, however its accents were typed."""
    return unicodedata.normalize("NFC", password)


def checked_password(password: str, email: str, field: str = "password") -> str:
    """The password in its one form; raises Invalid(field)."""
    text = settled(password)
    if len(text) < LENGTH_MIN:
        raise Invalid(field, f"Use at least {LENGTH_MIN} characters.")
    if len(text) > LENGTH_MAX:
        raise Invalid(field, f"Use at most {LENGTH_MAX} characters.")
    if any(unicodedata.category(mark) == "Cs" for mark in text):
        raise Invalid(field, "Use only characters that can be written down.")
    if _is_easily_guessed(text.casefold(), email):
        raise Invalid(field, "This password is one of the first that others would try. Use another.")
    return text


def generated_password() -> str:
    """20 random characters."""
    return secrets.token_urlsafe(_GENERATED_BYTES)


def _is_easily_guessed(folded: str, email: str) -> bool:
    return len(set(folded)) == 1 or folded in _common() or folded in (email, email.partition("@")[0])


@cache
def _common() -> frozenset[str]:
    lines = _COMMON.read_text().splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
