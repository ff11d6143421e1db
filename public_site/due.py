"""Pages that time alone has changed: the first visitor after midnight has them published, within reason."""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import Context
from uuid import UUID

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Unavailable

PER_SECOND_MAX = 50
VISIT_WAITS_SECONDS = 0.05
RETRY_AFTER_MS = 30 * MS_PER_SECOND


class Due:
    """One flight a page, at most 50 a second in this process; after a failure the page rests for 30 s."""

    def __init__(self, publish_if_due: Callable[[UUID], Awaitable[None]]) -> None:
        self._publish = publish_if_due
        self._flights: dict[UUID, asyncio.Task[None]] = {}
        self._not_before: dict[UUID, int] = {}
        self._second, self._started = 0, 0

    def is_wanted(self, page_id: UUID) -> bool:
        """Whether a visit should ask for a flight; else it takes what is there."""
        now = now_ms()
        return (
            page_id not in self._flights and now >= self._not_before.get(page_id, 0) and self._has_room(now)
        )

    async def publish(self, page_id: UUID) -> None:
        """Start a flight and wait for it, though not for long."""
        if not self.is_wanted(page_id):
            return
        self._started += 1
        flight = asyncio.get_running_loop().create_task(self._fly(page_id), context=Context())
        self._flights[page_id] = flight
        await asyncio.wait([flight], timeout=VISIT_WAITS_SECONDS)

    async def close(self) -> None:
        """Let flights end."""
        await asyncio.gather(*self._flights.values())

    async def _fly(self, page_id: UUID) -> None:
        try:
            await self._publish(page_id)
            self._not_before.pop(page_id, None)
        except Unavailable:
            self._not_before[page_id] = now_ms() + RETRY_AFTER_MS
        finally:
            del self._flights[page_id]

    def _has_room(self, now: int) -> bool:
        second = now // MS_PER_SECOND
        if second != self._second:
            self._second, self._started = second, 0
        return self._started < PER_SECOND_MAX
