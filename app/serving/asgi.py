"""The shapes of ASGI, and answers that need no framework."""

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = Sequence[tuple[bytes, bytes]]

TEXT = (b"content-type", b"text/plain; charset=utf-8")
JSON = (b"content-type", b"application/json")
NO_STORE = (b"cache-control", b"no-store")
NOSNIFF = (b"x-content-type-options", b"nosniff")


async def answer(send: Send, status: int, body: bytes = b"", headers: Headers = ()) -> None:
    """One whole answer with its length; the server leaves the body out for HEAD."""
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})


async def answer_text(send: Send, status: int, sentence: str, *more: tuple[bytes, bytes]) -> None:
    """One sentence as plain text that no cache keeps."""
    await answer(send, status, f"{sentence}\n".encode(), [TEXT, NO_STORE, NOSNIFF, *more])


async def refuse_websocket(send: Send) -> None:
    """Nothing here speaks WebSocket."""
    await send({"type": "websocket.close", "code": 1000})


def header(scope: Scope, name: bytes) -> bytes:
    """The first value of a header, or nothing."""
    return next((value for key, value in scope["headers"] if key.lower() == name), b"")
