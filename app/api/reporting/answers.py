"""How the Reporting API refuses a key: 401 with a code. All else is told as the shared envelope tells it."""

from quart import Response

from app.api import envelope
from app.api.reporting.door import MissingKey
from app.core.errors import Refusal
from tenants.keys.open import DisabledKey, UnknownKey

_CODES: dict[type[Refusal], str] = {
    MissingKey: "NO_KEY",
    UnknownKey: "BAD_KEY",
    DisabledKey: "KEY_DISABLED",
}


async def refused(refusal: Refusal) -> Response:
    """The verb's own sentence under the status that its kind has."""
    code = _CODES.get(type(refusal))
    if code is None:
        return await envelope.refused(refusal)
    answer = envelope.failure(401, refusal.sentence, code)
    answer.headers["WWW-Authenticate"] = 'Bearer realm="Hep Status"'
    return answer
