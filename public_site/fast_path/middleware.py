"""The fast path in front of the frameworks: an ASGI application that hands on what it cannot answer."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from app.core.hostnames import host_of_header
from public_site.fast_path.prepared import Prepared
from public_site.fast_path.respond import GET, HEAD, FastPath

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[..., Awaitable[None]]


class FastPathMiddleware:
    """Answers visits of published pages; everything else is `app`'s."""

    def __init__(self, app: App, fast_path: FastPath) -> None:
        self.app, self.fast_path = app, fast_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        prepared = self._respond(scope) if scope["type"] == "http" else None
        if prepared is None:
            await self.app(scope, receive, send)
        else:
            await send(prepared.start)
            await send(prepared.rest)

    def _respond(self, scope: Scope) -> Prepared | None:
        method = scope["method"]
        if method not in (GET, HEAD):
            return None
        host: bytes | None = None
        accept_encoding: bytes | None = None
        if_none_match: bytes | None = None
        for name, value in scope["headers"]:
            if name == b"host":
                if host is not None:
                    return None
                host = value
            elif name == b"accept-encoding":
                accept_encoding = value if accept_encoding is None else accept_encoding + b", " + value
            elif name == b"if-none-match":
                if_none_match = value if if_none_match is None else if_none_match + b", " + value
        bare = host_of_header(host) if host is not None else None
        if bare is None:
            return None
        path = scope["raw_path"].decode("latin-1")
        return self.fast_path.respond(
            bare, method, path, scope["query_string"], accept_encoding, if_none_match
        )
