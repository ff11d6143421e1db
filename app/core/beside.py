"""Work without an end that goes on while something else lasts."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from contextvars import Context
from typing import Any


@asynccontextmanager
async def beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Do the work beside the block and stop it at the block's end; it inherits nobody's transaction."""
    task = asyncio.get_running_loop().create_task(work, context=Context())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
