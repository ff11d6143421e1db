"""Several nodes on one PostgreSQL: what another node changed is public here within a second (decision 7).

Two walls. Notifications come at once and may be lost; a look at the database every POLL_SECONDS finds
whatever they did not tell, over another connection.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from app.core.beside import beside
from app.core.errors import Unavailable
from app.db.config import is_postgres
from app.db.hearing import hear
from public_site.following import Follower
from public_site.load_versions import load_versions
from public_site.publishing import DiskPublisher
from public_site.repair import republish_behind
from tenants.pages.moves import CHANNEL, look_for_moves, move_told

POLL_SECONDS = 0.4
_log = structlog.get_logger("following")


@asynccontextmanager
async def other_nodes_followed(publisher: DiskPublisher, database_url: str) -> AsyncIterator[None]:
    """Within the block nothing that is committed anywhere is missed; on SQLite there is no other node.

    Raises Unavailable.
    """
    if not is_postgres(database_url):
        yield
        return
    follower = Follower(publisher)
    watch = Watch(follower)
    await watch.look()
    try:
        async with (
            beside(follower.run()),
            beside(watch.keep_looking()),
            beside(watch.compare_in_doubt(publisher)),
            beside(hear(database_url, CHANNEL, watch.told, watch.look_soon)),
        ):
            yield
    finally:
        await follower.close()


class Watch:
    """Hands on to the follower what is heard and what is looked up."""

    def __init__(self, follower: Follower) -> None:
        self._follower = follower
        self._seen: str | None = None
        self._server = ""
        self._is_blind = False
        self._soon, self._doubt = asyncio.Event(), asyncio.Event()

    def told(self, payload: str) -> None:
        """A notification came."""
        move = move_told(payload)
        if move is not None:
            self._follower.want(*move)

    def look_soon(self) -> None:
        """Notifications may have been missed until now."""
        self._soon.set()

    async def look(self) -> None:
        """Want what moved since the last look. Raises Unavailable."""
        look = await look_for_moves(self._seen)
        for move in look.moves:
            self._follower.want(*move)
        if self._seen is not None and look.server != self._server:
            self._doubt.set()
        self._seen, self._server = look.seen, look.server

    async def keep_looking(self) -> None:
        """For ever, while the database is away too."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._soon.wait(), POLL_SECONDS)
            self._soon.clear()
            await self._looked()

    async def compare_in_doubt(self, publisher: DiskPublisher) -> None:
        """For ever: a server that was restarted or took over may have lost what was published from it."""
        while True:
            await self._doubt.wait()
            self._doubt.clear()
            try:
                repaired = await republish_behind(publisher, load_versions)
            except Unavailable:
                await asyncio.sleep(POLL_SECONDS)
                self._doubt.set()
            else:
                _log.info("another database server answers; all pages were compared", pages=repaired)

    async def _looked(self) -> None:
        try:
            await self.look()
        except Unavailable:
            self._is_blind = True
        except Exception:  # noqa: BLE001  the second wall must outlive whatever goes wrong in one look
            _log.exception("looking for what other nodes changed failed")
        else:
            if self._is_blind:
                self._follower.try_again()
            self._is_blind = False
