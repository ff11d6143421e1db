"""The listener that Caddy asks before it gets a certificate: may this host have one?

`GET /ask?domain=<host>` answers 200 or 404 from memory. Only Caddy should reach its port.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import parse_qs

from app.core.beside import beside
from app.core.hostnames import host_of_header
from app.serving.asgi import Receive, Scope, Send, answer_text
from app.serving.hypercorn_server import serve_until, server_config
from app.serving.listening import listen_on
from tenants.domains.proved import ProvedHosts

PATH = "/ask"


@asynccontextmanager
async def asked_for_certificates(bind: str, word: Callable[[], int]) -> AsyncIterator[None]:
    """Answer beside the block; every worker listens. Raises OSError when the port is somebody else's."""
    proved, stop = ProvedHosts(word), asyncio.Event()
    with listen_on(bind, shared=True) as listener:
        async with beside(proved.keep_reading()), beside(_serve(listener, proved, stop)):
            yield
            stop.set()


async def _serve(listener: socket.socket, proved: ProvedHosts, stop: asyncio.Event) -> None:
    config = server_config(listener.detach())
    await serve_until(partial(answer_ask, proved.has), config, stop.wait)


async def answer_ask(
    may_have: Callable[[str], Awaitable[bool]], scope: Scope, receive: Receive, send: Send
) -> None:
    """The ASGI application of the listener."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
        return
    if scope["type"] != "http" or scope["path"] != PATH or scope["method"] not in {"GET", "HEAD"}:
        await answer_text(send, 404, "Ask here with GET /ask?domain=<host>.")
        return
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("domain", [""])
    host = host_of_header(asked[0].encode("latin-1", "replace")) if len(asked) == 1 else None
    if host is not None and await may_have(host):
        await answer_text(send, 200, "Yes.")
    else:
        await answer_text(send, 404, "No page of ours is proved on this host.")


async def _live(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await send({"type": "lifespan.shutdown.complete"})
