"""Challenges that need no row before they are answered: signed, ten minutes good, and each only once."""

import secrets
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Invalid
from app.core.signing import Purpose, sign, unsign
from tenants.factors.models import Spent

CHALLENGE_SECONDS = 600
_TOO_LATE = "This took too long, or was sent twice. Try again."


class Ceremony(StrEnum):
    """What a challenge is for."""

    MAKE = "make"
    SIGN_IN = "sign-in"
    SECOND = "second"


def new_challenge(ceremony: Ceremony, account_id: UUID | None = None) -> str:
    """A challenge that this ceremony alone accepts, for this account if one is known."""
    whose = account_id.hex if account_id else ""
    return sign(Purpose.PASSKEY, [ceremony, whose, secrets.token_urlsafe(16)])


def require_challenge(challenge: str, ceremony: Ceremony, account_id: UUID | None = None) -> None:
    """Raise Invalid("credential") unless we made it for this within ten minutes."""
    payload = unsign(Purpose.PASSKEY, challenge, CHALLENGE_SECONDS)
    if payload is None or payload[:2] != [ceremony, account_id.hex if account_id else ""]:
        raise Invalid("credential", _TOO_LATE)


async def spend_challenge(challenge: str, db: BaseDBAsyncClient) -> None:
    """Take it for the only time; raises Invalid("credential") for the second."""
    now = now_ms()
    await Spent.filter(until__lte=now).using_db(db).delete()
    mark = sha256(challenge.encode()).hexdigest()
    if await Spent.filter(mark=mark).using_db(db).exists():
        raise Invalid("credential", _TOO_LATE)
    try:
        await Spent.create(mark=mark, until=now + CHALLENGE_SECONDS * MS_PER_SECOND, using_db=db)
    except IntegrityError:  # on PostgreSQL, whoever was a moment faster
        raise Invalid("credential", _TOO_LATE) from None
