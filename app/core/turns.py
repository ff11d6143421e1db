"""One after another: acts of this process under the same key wait for each other, outside any transaction."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

_turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


@asynccontextmanager
async def turn(key: str) -> AsyncIterator[None]:
    """Hold `key` alone within the block; whoever asked first goes first."""
    async with _turns.setdefault(key, asyncio.Lock()):
        yield
