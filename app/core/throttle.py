"""Rate limits per moving minute, in memory or in Redis; the only user of the `limits` library."""

import logging
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from limits import RateLimitItemPerMinute
from limits.aio.storage import RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import StorageError

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import TooMany
from app.core.recent import RecentHits

if TYPE_CHECKING:
    from redis.asyncio import ConnectionPool

REDIS_TIMEOUT_SECONDS = 0.25
REST_SECONDS = 5
SECONDS_PER_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Window:
    """What is left of a subject's minute: calls, and the seconds until the oldest call leaves it."""

    remaining: int
    resets_in_seconds: int


_log = logging.getLogger(__name__)
_own = MovingWindowRateLimiter(RecentHits())
_pool: "ConnectionPool | None" = None
_shared: MovingWindowRateLimiter | None = None
_shared_rests_until = 0


def count_in(redis_url: str) -> None:
    """Count in this process alone (empty), or in Redis or Valkey for all nodes. Starts from nothing."""
    global _own, _pool, _shared, _shared_rests_until
    _shared_rests_until = 0
    _own = MovingWindowRateLimiter(RecentHits())
    _pool = _redis_pool(redis_url) if redis_url else None
    _shared = _limiter_over(_pool) if _pool else None


async def stop_counting() -> None:
    """Close the connections to Redis; call at the end of the program."""
    pool = _pool
    count_in("")
    if pool is not None:
        await pool.disconnect()


async def hit(bucket: str, subject: str, per_minute: int) -> Window | None:
    """Count one call of `subject`; raises TooMany when `per_minute` are in the last 60 s. 0 turns it off.

    All may come at once. A call refused here is not counted. While Redis is away, each process counts alone.
    """
    if per_minute <= 0:
        return None
    item = RateLimitItemPerMinute(per_minute)
    if _shared is not None and now_ms() >= _shared_rests_until:
        try:
            return await _hit(_shared, item, bucket, subject)
        except StorageError as trouble:
            _rest(trouble)
    return await _hit(_own, item, bucket, subject)


async def _hit(limiter: MovingWindowRateLimiter, item: RateLimitItemPerMinute, *identity: str) -> Window:
    fits = await limiter.hit(item, *identity)
    resets_at, remaining = await limiter.get_window_stats(item, *identity)
    seconds = ceil(resets_at - now_ms() / MS_PER_SECOND)
    window = Window(remaining, min(max(seconds, 1), SECONDS_PER_MINUTE))
    if not fits:
        raise TooMany(window.resets_in_seconds)
    return window


def _rest(trouble: StorageError) -> None:
    global _shared_rests_until
    _shared_rests_until = now_ms() + REST_SECONDS * MS_PER_SECOND
    _log.warning("Shared rate limits do not answer, each process counts alone for now: %s", trouble)


def _redis_pool(url: str) -> "ConnectionPool":
    from redis.asyncio import ConnectionPool  # noqa: PLC0415  heavy, and few need it

    return ConnectionPool.from_url(
        url, socket_timeout=REDIS_TIMEOUT_SECONDS, socket_connect_timeout=REDIS_TIMEOUT_SECONDS
    )


def _limiter_over(pool: "ConnectionPool") -> MovingWindowRateLimiter:
    options: Any = {"connection_pool": pool}
    storage = RedisStorage("async+redis://", wrap_exceptions=True, implementation="redispy", **options)
    return MovingWindowRateLimiter(storage)
