"""Hypercorn connections in the test's own loop: with the hook or as hypercorn ships them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, cast

from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.asyncio import run
from hypercorn.asyncio.worker_context import WorkerContext
from hypercorn.config import Config

IDLE_SECONDS = 0.4
SILENCE_SECONDS = 2.0


def quiet_config() -> Config:
    """No date, so that answers can be compared byte by byte; idle connections end soon."""
    config = Config()
    config.include_server_header = config.include_date_header = False
    config.keep_alive_timeout = IDLE_SECONDS
    config.accesslog = config.errorlog = None
    return config


@asynccontextmanager
async def listening(app: Any, config: Config) -> AsyncIterator[int]:
    """A server of whatever class hypercorn uses at this moment; its port."""
    loop, context, server_class = asyncio.get_running_loop(), WorkerContext(None), vars(run)["TCPServer"]

    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(cast("asyncio.Task[None]", asyncio.current_task()))
        wrapped = ASGIWrapper(cast(Any, app))
        await server_class(wrapped, loop, config, context, {}, reader, writer)

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    async with server:
        yield int(server.sockets[0].getsockname()[1])
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def exchange(port: int, chunks: Sequence[bytes], *, half_close: bool = False) -> bytes:
    """Send the chunks one after the other; everything that comes back until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answer = asyncio.ensure_future(_read_all(reader))
    with suppress(OSError):
        for chunk in chunks:
            writer.write(chunk)
            await writer.drain()
            await asyncio.sleep(0.002)
        if half_close:
            writer.write_eof()
    try:
        return await answer
    finally:
        writer.close()


async def _read_all(reader: asyncio.StreamReader) -> bytes:
    """Until the end, a reset (the server left bytes unread), or a silence that no idle timer explains."""
    answer = b""
    with suppress(OSError):
        while chunk := await asyncio.wait_for(reader.read(1 << 16), SILENCE_SECONDS):
            answer += chunk
    return answer
