"""How often passwords, sign-ups and letters may be tried; kept in the database, so it holds in every worker.

Per address 10 in 5 minutes, per network 10, 1,000 in all. A password that was right is not counted. When an
address is over its 10, a network that has not tried it yet may still try once, slowly: its owner is never
locked out.
"""

import asyncio
from dataclasses import dataclass

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from app.core.errors import TooMany
from app.core.networks import network_of
from tenants.accounts.models import Attempt

WINDOW_MS = 5 * 60 * MS_PER_SECOND
PER_EMAIL_MAX = 10
PER_NETWORK_MAX = 10
IN_ALL_MAX = 1_000
RESETS_A_DAY_MAX = 5
LETTERS_AN_HOUR_MAX = 5
SLOW_SECONDS = 1.0
_HOUR_MS = 3600 * MS_PER_SECOND

GUESS, SIGN_UP, RESET, LETTER = "guess", "sign_up", "reset", "letter"


@dataclass(frozen=True, slots=True)
class Guess:
    """A password about to be tried; counted until it turns out to be right."""

    row_id: int

    async def forgive(self, db: BaseDBAsyncClient) -> None:
        """It was right: do not count it."""
        await Attempt.filter(id=self.row_id).using_db(db).delete()


async def begin_guess(email: str, address: str) -> Guess:
    """Count a password before it is tried; raises TooMany. May take SLOW_SECONDS."""
    await _prune()
    network = network_of(address)
    row = await Attempt.create(act=GUESS, email=email, network=network, at=now_ms())
    guesses = _recent(GUESS)
    try:
        await _refuse_over(guesses, IN_ALL_MAX)
        await _refuse_over(guesses.filter(network=network), PER_NETWORK_MAX)
        on_email = guesses.filter(email=email)
        if await on_email.count() > PER_EMAIL_MAX:
            await _refuse_over(on_email.filter(network=network), 1)
            await asyncio.sleep(SLOW_SECONDS)
    except TooMany:
        await row.delete()
        raise
    return Guess(row.id)


async def count_request(act: str, email: str, address: str) -> None:
    """Count a sign-up or a reset of any address; raises TooMany by network and in all."""
    await _prune()
    network = network_of(address)
    row = await Attempt.create(act=act, email=email, network=network, at=now_ms())
    try:
        await _refuse_over(_recent(act), IN_ALL_MAX)
        await _refuse_over(_recent(act).filter(network=network), PER_NETWORK_MAX)
    except TooMany:
        await row.delete()
        raise


async def place_for_letter(email: str) -> Attempt | None:
    """Count one more letter to the address, at most 5 an hour; None when that is reached."""
    row = await Attempt.create(act=LETTER, email=email, at=now_ms())
    if await _recent(LETTER, _HOUR_MS).filter(email=email).count() <= LETTERS_AN_HOUR_MAX:
        return row
    await row.delete()
    return None


async def may_reset(email: str) -> bool:
    """Whether the request just counted is one of the address's first 5 of the day."""
    return await _recent(RESET, MS_PER_DAY).filter(email=email).count() <= RESETS_A_DAY_MAX


def _recent(act: str, window_ms: int = WINDOW_MS) -> QuerySet[Attempt]:
    return Attempt.filter(act=act, at__gt=now_ms() - window_ms)


async def _refuse_over(attempts: QuerySet[Attempt], most: int) -> None:
    times = await attempts.order_by("-at").limit(most + 1).values_list("at", flat=True)
    if len(times) > most:
        free_at = int(str(times[-1])) + WINDOW_MS
        raise TooMany(max(1, -(-(free_at - now_ms()) // MS_PER_SECOND)))


async def _prune() -> None:
    now = now_ms()
    outlived = Q(act__in=[GUESS, SIGN_UP], at__lte=now - WINDOW_MS) | Q(at__lte=now - MS_PER_DAY)
    await Attempt.filter(outlived).delete()
