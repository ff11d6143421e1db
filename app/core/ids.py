"""One UUIDv7 a row, shown outside as a prefix and base32: `c_` + 26 characters."""

from base64 import b32decode, b32encode
from uuid import UUID

from uuid_utils.compat import uuid7

PUBLIC_LENGTH = 26


def new_id() -> UUID:
    """A fresh UUIDv7: sortable by birth, safe to show."""
    return uuid7()


def public_id(prefix: str, row_id: UUID) -> str:
    """`a`, `p`, `c`, `i`, `u`, `k` or `t` and the row's id, in the form of contract §1."""
    return f"{prefix}_{b32encode(row_id.bytes).decode().rstrip('=').lower()}"


def parse_public_id(prefix: str, text: str) -> UUID | None:
    """The row id behind `text`, or None when it is not an id of that kind."""
    head, _, body = text.partition("_")
    if head != prefix or len(body) != PUBLIC_LENGTH or not body.isascii():
        return None
    try:
        row_id = UUID(bytes=b32decode(body.upper() + "======"))
    except ValueError:
        return None
    return row_id if public_id(prefix, row_id) == text else None
