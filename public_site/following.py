"""Pages that another node changed, published here as well: together, a few at once, until it succeeds."""

import asyncio
from contextlib import suppress
from contextvars import Context
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Unavailable
from public_site.disk.pack import Damaged, read_head
from public_site.publishing import DiskPublisher

GATHER_SECONDS = 0.05
HOLD_SECONDS = 0.2
FLIGHTS_MAX = 4
LOOK_EVERY_SECONDS = 0.2
REST_SECONDS, REST_SECONDS_MAX = 0.2, 30.0


@dataclass(slots=True)
class _Wanted:
    """The version that a page must reach, and when to try again after a failure (the loop's time)."""

    version: int
    not_before: float = 0.0
    failures: int = 0

    def rest(self, now: float) -> None:
        """It failed; each time it takes longer until the next try."""
        self.not_before = now + min(REST_SECONDS * 2**self.failures, REST_SECONDS_MAX)
        self.failures += 1


class Follower:
    """Brings pages on this disk to versions that it is told of; what is out already costs one small read."""

    def __init__(self, publisher: DiskPublisher) -> None:
        self._publisher = publisher
        self._wanted: dict[UUID, _Wanted] = {}
        self._flights: dict[UUID, asyncio.Task[None]] = {}
        self._room = asyncio.Semaphore(FLIGHTS_MAX)
        self._stirred = asyncio.Event()

    def want(self, page_id: UUID, version: int) -> None:
        """Have the page published at `version` or later."""
        if page_id not in self._wanted or self._wanted[page_id].version < version:
            self._wanted[page_id] = _Wanted(version)
            self._stirred.set()

    def try_again(self) -> None:
        """Let no page that failed rest any longer: what held it up may be over."""
        for wanted in self._wanted.values():
            wanted.not_before = 0.0
        self._stirred.set()

    async def run(self) -> None:
        """For ever. Changes that come close together share a publish, also with this process's own.

        A page that is changed all the time is published every quarter of a second, by all workers at once.
        """
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stirred.wait(), LOOK_EVERY_SECONDS if self._wanted else None)
            await asyncio.sleep(GATHER_SECONDS)
            self._stirred.clear()
            await self._start_flights()

    async def close(self) -> None:
        """Let what is under way end, once `run()` starts nothing any more."""
        await asyncio.gather(*self._flights.values())

    async def _start_flights(self) -> None:
        loop = asyncio.get_running_loop()
        for page_id, wanted in list(self._wanted.items()):
            if page_id not in self._flights and wanted.not_before <= loop.time():
                await self._room.acquire()
                self._flights[page_id] = loop.create_task(self._fly(page_id, wanted), context=Context())

    async def _fly(self, page_id: UUID, wanted: _Wanted) -> None:
        loop = asyncio.get_running_loop()
        try:
            if not self._is_out(page_id, wanted.version):
                await self._publisher.publish(page_id, wanted.version)
            if self._wanted[page_id] is wanted:
                del self._wanted[page_id]
        except Unavailable:
            wanted.rest(loop.time())
        finally:
            self._room.release()
            loop.call_later(HOLD_SECONDS, self._landed, page_id)

    def _landed(self, page_id: UUID) -> None:
        """Only now may the page be looked at again."""
        del self._flights[page_id]
        self._stirred.set()

    def _is_out(self, page_id: UUID, version: int) -> bool:
        try:
            return read_head(self._publisher.places.pack(page_id)).facts.version >= version
        except (OSError, Damaged):
            return False
