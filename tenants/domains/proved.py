"""The own domains that are proved, in memory: who may have a certificate, answered at once."""

import asyncio
import logging
from collections.abc import Callable, Collection

from app.core.errors import Unavailable
from app.db.reading import read

LOOK_EVERY_SECONDS = 0.05
READ_ANEW_SECONDS = 60.0
_PROVED = "SELECT host FROM host WHERE kind = 'custom' AND state = 'verified' AND page_id IS NOT NULL"
_log = logging.getLogger(__name__)


class ProvedHosts:
    """Read when `word` moves, which it does when hosts change pages, here or on another node.

    While the database is away what was known last holds: no host is ever believed without having been read.
    """

    def __init__(self, word: Callable[[], int]) -> None:
        self._word = word
        self._hosts: Collection[str] = frozenset()
        self._as_of: int | None = None
        self._reading = asyncio.Lock()

    async def has(self, host: str) -> bool:
        """Whether the host is proved; only a host that is not known waits, and only while something moved."""
        if host not in self._hosts and self._as_of != self._word():
            await self._try_to_read()
        return host in self._hosts

    async def keep_reading(self) -> None:
        """For ever, beside whoever asks."""
        while True:
            await self._try_to_read()
            for _ in range(int(READ_ANEW_SECONDS / LOOK_EVERY_SECONDS)):
                await asyncio.sleep(LOOK_EVERY_SECONDS)
                if self._as_of != self._word():
                    break

    async def _try_to_read(self) -> None:
        async with self._reading:
            as_of = self._word()
            try:
                (rows,) = await read((_PROVED, ()))
            except Unavailable:
                _log.warning("the database does not answer; hosts that were proved before stay known")
            else:
                self._hosts = frozenset(host for (host,) in rows)
                self._as_of = as_of
