"""A second process for large books: it walks half of them while this one walks the other."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from app.core.errors import Unavailable
from app.db.opening import database_open
from ledger.verify.span import Span
from ledger.verify.walking import Walked, walk


def second_walker(database_url: str) -> Callable[[Span], Awaitable[Walked]] | None:
    """Somebody to walk along a span of the same books; nobody on a machine with one core."""
    if len(os.sched_getaffinity(0)) == 1:
        return None
    return lambda span: _beside(database_url, span)


async def _beside(database_url: str, span: Span) -> Walked:
    """Raises Unavailable when the process or its database goes away."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, _walked, database_url, span)
        except BrokenProcessPool:
            raise Unavailable from None


def _walked(database_url: str, span: Span) -> Walked:
    return asyncio.run(_walk(database_url, span))


async def _walk(database_url: str, span: Span) -> Walked:
    async with database_open(database_url):
        return await walk(span)
