"""The peer: an ASGI application that answers one body and does nothing else, on the same hypercorn."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvloop
from hypercorn.asyncio import serve
from hypercorn.config import Config

Message = MutableMapping[str, Any]


def answering(body: bytes) -> Callable[..., Awaitable[None]]:
    """The application; `body` is as long as the page it stands beside."""
    head = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", b"%d" % len(body))]

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
    """`python -m benchmarks.bare PORT LENGTH`."""
    port, length = int(sys.argv[1]), int(sys.argv[2])
    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.include_server_header = False
    config.accesslog = config.errorlog = None
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(answering(b"x" * length), config))


if __name__ == "__main__":
    main()
