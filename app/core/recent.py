"""Storage for rate limits in memory: bounded, without timers, on our clock."""

from collections import OrderedDict, deque

from limits.aio.storage import MemoryStorage

from app.core.clock import MS_PER_SECOND, now_ms

SUBJECTS_MAX = 100_000


class RecentHits(MemoryStorage):
    """Times of the last calls by subject; the subject that was quiet longest makes room.

    The library's own memory store starts a sweep over every key with each call and has no upper bound.
    """

    STORAGE_SCHEME = ["async+recent"]  # noqa: RUF012  limits declares it so

    def __init__(self, subjects_max: int = SUBJECTS_MAX) -> None:
        super().__init__()
        self._subjects_max = subjects_max
        self._hits: OrderedDict[str, deque[float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._hits)

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count `amount` calls unless more than `limit` would lie within `expiry` seconds."""
        now = now_ms() / MS_PER_SECOND
        hits = self._hits.setdefault(key, deque())
        self._hits.move_to_end(key)
        if len(self._hits) > self._subjects_max:
            self._hits.popitem(last=False)
        while hits and hits[0] <= now - expiry:
            hits.popleft()
        if len(hits) + amount > limit:
            return False
        hits.extend([now] * amount)
        return True

    async def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:  # noqa: ARG002  given by limits
        """The time of the oldest call within `expiry` seconds, and how many there are."""
        now = now_ms() / MS_PER_SECOND
        within = [at for at in self._hits.get(key, ()) if at > now - expiry]
        return (within[0], len(within)) if within else (now, 0)
