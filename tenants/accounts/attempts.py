"""How often passwords, sign-ups and letters may be tried; kept in the database, so it holds in every worker.

Per address 10 in 5 minutes, per network 10, 1,000 in all. A password that was right is not counted. When an
address is over its 10, a network that has not tried it yet may still try once, slowly: its owner is never
locked out.
"""

from asyncio import sleep
from collections.abc import Awaitable, Callable
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

Check = Callable[[str, str, str, int], Awaitable[bool]]

GUESS, SIGN_UP, RESET, LETTER, SECOND = "guess", "sign_up", "reset", "letter", "second"
# Second steps of one account: six digits are few, and only who knows the password gets to try.
SECOND_MAX = ((WINDOW_MS, 5), (_HOUR_MS, 20), (MS_PER_DAY, 50))


@dataclass(frozen=True, slots=True)
class Guess:
    """A password about to be tried; counted until it turns out to be right."""

    row_id: int

    async def forgive(self, db: BaseDBAsyncClient) -> None:
        """It was right: do not count it."""
        await Attempt.filter(id=self.row_id).using_db(db).delete()


async def begin_guess(email: str, address: str) -> Guess:
    """Count a password before it is tried; raises TooMany. May take SLOW_SECONDS."""
    row, slowly = await _counted(GUESS, email, network_of(address), _require_place_for_guess)
    if slowly:
        await sleep(SLOW_SECONDS)
    return Guess(row.id)


async def begin_second_step(email: str) -> Guess:
    """Count a code before it is tried: 5 in 5 minutes, 20 in an hour, 50 in a day. Raises TooMany."""
    await _require_place_for_step(email, 0)
    await _prune()
    row = await Attempt.create(act=SECOND, email=email, at=now_ms())
    try:
        await _require_place_for_step(email, 1)
    except TooMany:
        await row.delete()
        raise
    return Guess(row.id)


async def _require_place_for_step(email: str, own: int) -> None:
    for window_ms, most in SECOND_MAX:
        await _refuse_over(_recent(SECOND, window_ms).filter(email=email), most - 1 + own, window_ms)


async def count_request(act: str, email: str, address: str) -> None:
    """Count a sign-up or a reset of any address; raises TooMany by network and in all."""
    await _counted(act, email, network_of(address), _require_place)


async def _counted(act: str, email: str, network: str, require: Check) -> tuple[Attempt, bool]:
    """Refusals cost no write. The second look, at the row too, parts those who came at the same moment."""
    await require(act, email, network, 0)
    await _prune()
    row = await Attempt.create(act=act, email=email, network=network, at=now_ms())
    try:
        return row, await require(act, email, network, 1)
    except TooMany:
        await row.delete()
        raise


async def _require_place(act: str, _: str, network: str, own: int) -> bool:
    tries = _recent(act)
    await _refuse_over(tries, IN_ALL_MAX - 1 + own)
    await _refuse_over(tries.filter(network=network), PER_NETWORK_MAX - 1 + own)
    return False


async def _require_place_for_guess(act: str, email: str, network: str, own: int) -> bool:
    """Whether the guess is one for which an address over its limit has a slow place left."""
    await _require_place(act, email, network, own)
    on_email = _recent(act).filter(email=email)
    if await on_email.count() < PER_EMAIL_MAX + own:
        return False
    await _refuse_over(on_email.filter(network=network), own)
    return True


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


async def _refuse_over(attempts: QuerySet[Attempt], most: int, window_ms: int = WINDOW_MS) -> None:
    """Raise TooMany when there are more than `most`; a place is free when that many of them are old."""
    one_too_many = await attempts.order_by("-at").offset(most).first()
    if one_too_many is not None:
        wait_ms = one_too_many.at + window_ms - now_ms()
        raise TooMany(max(1, -(-wait_ms // MS_PER_SECOND)))


async def _prune() -> None:
    now = now_ms()
    outlived = Q(act__in=[GUESS, SIGN_UP], at__lte=now - WINDOW_MS) | Q(at__lte=now - MS_PER_DAY)
    await Attempt.filter(outlived).delete()
