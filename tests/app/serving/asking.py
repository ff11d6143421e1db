"""Asking an ASGI application without a server."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from app.serving.asgi import App, Message


@dataclass
class Heard:
    """What came back: status 0 is nothing at all."""

    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The one value of a header."""
        values = [value.decode() for key, value in self.headers if key.decode().lower() == name]
        assert len(values) < 2, values
        return values[0] if values else None


def scope_of(
    path: str, host: str | bytes | None = "localhost", method: str = "GET", **more: Any
) -> dict[str, Any]:
    """An HTTP scope as hypercorn makes it."""
    headers = list(more.pop("headers", []))
    if host is not None:
        headers.insert(0, (b"host", host.encode() if isinstance(host, str) else host))
    return {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
        "extensions": {},
        **more,
    }


async def ask(app: App, path: str = "/", host: str | bytes | None = "localhost", **more: Any) -> Heard:
    """One request without a body."""
    return await ask_scope(app, scope_of(path, host, **more))


async def ask_scope(app: App, scope: dict[str, Any], *, body: bytes = b"", ends: bool = True) -> Heard:
    """One request; with `ends=False` its body is never finished."""
    heard = Heard()
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            await asyncio.sleep(3600)
        sent = True
        return {"type": "http.request", "body": body, "more_body": not ends}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            heard.status, heard.headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            heard.body += message.get("body", b"")

    await app(scope, receive, send)
    return heard
