"""While the server runs: published pages agree with the database, and visits are counted."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from contextvars import Context
from typing import Any

import structlog

from app.core.throttle import stop_counting
from app.serving.metrics import PREPARED
from public_site.fast_path.respond import FastPath
from public_site.load_versions import load_versions
from public_site.publishing import DiskPublisher
from public_site.repair import republish_behind, sweep
from public_site.visits import Visits

_COUNTED_EVERY_SECONDS = 1.0
_log = structlog.get_logger("publishing")


@asynccontextmanager
async def pages_kept_true(publisher: DiskPublisher, site: Visits) -> AsyncIterator[None]:
    """Publish what is behind before anybody is served, sweep beside the block, let flights end after it."""
    repaired = await republish_behind(publisher, load_versions)
    if repaired:
        _log.info("pages were behind and are published", pages=repaired)
    beside = [_beside(sweep(publisher, load_versions)), _beside(_count(site.fast_path))]
    try:
        yield
    finally:
        for task in beside:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
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


def _beside(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    return asyncio.get_running_loop().create_task(work, context=Context())
