"""The only place that asks what time it is; tests move it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

MS_PER_SECOND = 1000
MS_PER_MINUTE = 60 * MS_PER_SECOND
MS_PER_HOUR = 60 * MS_PER_MINUTE
MS_PER_DAY = 86_400 * MS_PER_SECOND
_LATEST_MS = 253_370_764_800_000

_read: Callable[[], int] = lambda: time.time_ns() // 1_000_000


def now_ms() -> int:
    """Milliseconds since 1970 in UTC."""
    return _read()


def moment(at_ms: int) -> datetime:
    """The aware UTC datetime of an epoch in milliseconds."""
    return datetime.fromtimestamp(at_ms / MS_PER_SECOND, UTC)


def iso_ms(at_ms: int) -> str:
    """ISO 8601 with milliseconds and Z, the time format of seed 000: 2026-06-08T18:00:00.000Z."""
    return moment(at_ms).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at_ms % MS_PER_SECOND:03d}Z"


def ms_of_iso(text: str) -> int:
    """The epoch in milliseconds of an ISO 8601 time, in UTC unless it names a zone; raises ValueError."""
    at = datetime.fromisoformat(text)
    at_ms = round((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * MS_PER_SECOND)
    if not 0 <= at_ms <= _LATEST_MS:
        raise ValueError("is no time between 1970 and 9998")
    return at_ms


@contextmanager
def clock_reading(read: Callable[[], int]) -> Iterator[None]:
    """Within the block `now_ms()` answers what `read` says. For tests and demo history."""
    global _read
    before, _read = _read, read
    try:
        yield
    finally:
        _read = before
