"""One after another: acts of this process under the same key wait for each other, outside any transaction."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from app.core.errors import Unavailable

WAIT_SECONDS_MAX = 8.0
_turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


@asynccontextmanager
async def turn(key: str, wait_seconds: float = WAIT_SECONDS_MAX) -> AsyncIterator[None]:
    """Hold `key` alone within the block; whoever asked first goes first. Unavailable after a long wait."""
    lock = _turns.setdefault(key, asyncio.Lock())
    try:
        async with asyncio.timeout(wait_seconds):
            await lock.acquire()
    except TimeoutError:
        raise Unavailable from None
    try:
        yield
    finally:
        lock.release()
