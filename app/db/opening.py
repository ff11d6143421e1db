"""Opening and closing the database for a whole program: the server's lifespan, the worker, a command."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext

from app.db.config import database_config


@asynccontextmanager
async def database_open(database_url: str) -> AsyncIterator[None]:
    """The models work within the block, in every task of the program. Raises Unavailable.

    The context is the program's, not the task's: hypercorn runs lifespan in a task of its own.
    """
    context = await open_database(database_url)
    try:
        yield
    finally:
        await close_database(context)


async def open_database(database_url: str) -> TortoiseContext:
    """The same without a block, for lifespan hooks; give the answer to `close_database`."""
    EXECUTOR_CACHE.clear()  # kept by connection name; another database may speak another dialect
    context = TortoiseContext()
    try:
        with context:
            await context.init(config=database_config(database_url), _enable_global_fallback=True)
        await get_connection("default").create_connection(with_db=True)
    except BaseException:
        await context.close_connections()
        raise
    return context


async def close_database(context: TortoiseContext) -> None:
    """Close every connection; the process can end."""
    await context.close_connections()
