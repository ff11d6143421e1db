"""What a request brings besides its key: a bounded body, and perhaps an Idempotency-Key."""

import re
from hashlib import sha256
from typing import cast

from quart import request
from werkzeug.exceptions import RequestEntityTooLarge

from app.core.bodies import BODY_BYTES_MAX
from app.core.errors import Invalid
from tenants.pages.once import KEY_LENGTH_MAX, Request

IDEMPOTENCY_KEY = "Idempotency-Key"
_VISIBLE_ASCII = re.compile(rf"[\x21-\x7e]{{1,{KEY_LENGTH_MAX}}}")


async def sent_body() -> bytes:
    """The body's bytes, whatever their Content-Type. Raises RequestEntityTooLarge, RequestTimeout."""
    if (request.content_length or 0) > BODY_BYTES_MAX:
        raise _too_large()
    body = cast(bytes, await request.get_data())
    if len(body) > BODY_BYTES_MAX:
        raise _too_large()
    return body


def sent_once(body: bytes) -> Request | None:
    """The Idempotency-Key, bound to this method, path and body; None without the header."""
    keys = request.headers.getlist(IDEMPOTENCY_KEY)
    if not keys:
        return None
    if len(keys) > 1 or not _VISIBLE_ASCII.fullmatch(keys[0]):
        what = f"must be one value of 1 to {KEY_LENGTH_MAX} visible ASCII characters"
        raise Invalid(IDEMPOTENCY_KEY, f"{IDEMPOTENCY_KEY}: {what}.")
    whole = f"{request.method} {request.path}\n".encode() + body
    return Request(keys[0], sha256(whole).hexdigest())


def _too_large() -> RequestEntityTooLarge:
    return RequestEntityTooLarge(f"The body may have at most {BODY_BYTES_MAX} bytes.")
