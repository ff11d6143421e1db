"""While the server runs: published pages agree with the database, and visits are counted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from app.core.beside import beside
from app.core.throttle import stop_counting
from app.following import other_nodes_followed
from app.serving.metrics import PREPARED
from public_site.fast_path.respond import FastPath
from public_site.load_versions import load_versions
from public_site.publishing import DiskPublisher
from public_site.repair import republish_behind, sweep
from public_site.visits import Visits

_COUNTED_EVERY_SECONDS = 1.0
_log = structlog.get_logger("publishing")


@asynccontextmanager
async def pages_kept_true(publisher: DiskPublisher, site: Visits, database_url: str) -> AsyncIterator[None]:
    """Publish what is behind before anybody is served, and what other nodes change from then on.

    Beside the block pages are swept; flights end after it. Raises Unavailable.
    """
    try:
        async with other_nodes_followed(publisher, database_url):
            repaired = await republish_behind(publisher, load_versions)
            if repaired:
                _log.info("pages were behind and are published", pages=repaired)
            async with beside(sweep(publisher, load_versions)), beside(_count(site.fast_path)):
                yield
    finally:
        await site.due.close()
        await publisher.close()
        await stop_counting()


async def _count(fast_path: FastPath) -> None:
    """The fast path counts in a plain number; here it goes into the metrics, once a second."""
    counted = 0
    while True:
        PREPARED.inc(fast_path.answered - counted)
        counted = fast_path.answered
        await asyncio.sleep(_COUNTED_EVERY_SECONDS)
