"""Work that must not be cut in half when the request that started it is cancelled."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

Result = TypeVar("Result")


async def run_to_end(work: Awaitable[Result]) -> Result:
    """Await `work` to its end however often the caller is cancelled meanwhile; then be cancelled."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError as error:
        cancelled = error
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    task.exception()
    raise cancelled
