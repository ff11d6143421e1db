"""Stand-ins that behave: a clock that is moved by hand, a publisher that remembers."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from app.core.clock import MS_PER_SECOND

NOON = 1_795_262_400_000  # 2026-11-21T12:00:00Z, a Saturday


class FakeClock:
    """`at` is now, in epoch milliseconds; it stands still until it is moved."""

    def __init__(self, at: int = NOON) -> None:
        self.at = at

    def __call__(self) -> int:
        return self.at

    def forward(self, seconds: float = 0, *, minutes: float = 0, hours: float = 0, days: float = 0) -> int:
        """Let time pass and say what time it is then."""
        self.at += round((seconds + 60 * minutes + 3600 * hours + 86_400 * days) * MS_PER_SECOND)
        return self.at


class RecordingPublisher:
    """Remembers what was published; `broken` makes the next publishing fail."""

    def __init__(self) -> None:
        self.published: list[tuple[UUID, int]] = []
        self.broken: Exception | None = None

    async def publish(self, page_id: UUID, version: int) -> None:
        if self.broken is not None:
            raise self.broken
        self.published.append((page_id, version))

    @contextmanager
    def expecting(self, page_id: UUID) -> Iterator[None]:
        """Nothing waits for company here."""
        yield

    def versions_of(self, page_id: UUID) -> list[int]:
        """Every version of one page that came out, in order."""
        return [version for published, version in self.published if published == page_id]
