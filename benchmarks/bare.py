"""The peer: an ASGI application that sends one answer and nothing else, on hypercorn with our settings."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

import uvloop
from hypercorn.asyncio import serve

from app.serving.hypercorn_server import server_config
from app.serving.listening import listen_on

Message = MutableMapping[str, Any]


def answering(head: Sequence[tuple[bytes, bytes]], body: bytes) -> Callable[..., Awaitable[None]]:
    """The application: every request gets these header lines and this body."""

    async def bare(
        scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
    ) -> None:
        if scope["type"] == "lifespan":
            while (await receive())["type"] != "lifespan.shutdown":
                await send({"type": "lifespan.startup.complete"})
            await send({"type": "lifespan.shutdown.complete"})
            return
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body})

    return bare


def main() -> None:
    """`python -m benchmarks.bare PORT HEAD LENGTH`: the header lines as JSON pairs, the body's bytes."""
    port, head, length = sys.argv[1:]
    lines = [(name.encode(), value.encode()) for name, value in json.loads(head)]
    config = server_config(listen_on(f"127.0.0.1:{port}").detach())
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(answering(lines, b"x" * int(length)), config))


if __name__ == "__main__":
    main()
