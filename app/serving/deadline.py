"""A longest time for every request, kept by us and not by the server."""

import asyncio
import json

from app.serving.asgi import JSON, NO_STORE, App, Message, Receive, Scope, Send, answer, answer_text

RETRY = (b"retry-after", b"2")
_SENTENCE = "This took too long. Try again shortly."


class Deadline:
    """After `seconds` the application sees a client that hung up, and the client gets 503.

    The application ends by its own clean-up that way, as it does when a client really leaves.
    """

    def __init__(self, app: App, seconds: float) -> None:
        self._app, self._seconds = app, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        watch = _Watch(receive, send)
        timer = asyncio.get_running_loop().call_later(self._seconds, watch.expire)
        try:
            await self._app(scope, watch.receive, watch.send)
        finally:
            timer.cancel()
        if watch.expired and not watch.started:
            await _give_up(scope, send)


async def _give_up(scope: Scope, send: Send) -> None:
    """503, for programs in the envelope of contract §2."""
    if scope["path"].startswith("/api/"):
        body = json.dumps({"ok": False, "error": _SENTENCE}).encode()
        await answer(send, 503, body, [JSON, NO_STORE, RETRY])
    else:
        await answer_text(send, 503, _SENTENCE, RETRY)


class _Watch:
    """One request's receive and send, and whether its time is up or its answer has begun."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._waiting: asyncio.Future[Message] | None = None
        self._over = asyncio.Event()
        self.started = False

    @property
    def expired(self) -> bool:
        return self._over.is_set()

    def expire(self) -> None:
        """The time is up: whoever waits for a message gets the disconnect."""
        self._over.set()
        if self._waiting is not None:
            self._waiting.cancel()

    async def receive(self) -> Message:
        """The next message, or a disconnect once the time is up."""
        if self._over.is_set():
            return {"type": "http.disconnect"}
        self._waiting = asyncio.ensure_future(self._receive())
        try:
            return await self._waiting
        except asyncio.CancelledError:
            if not self._over.is_set():
                raise
            return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """Pass on, unless the time ran out before the answer began."""
        if self._over.is_set() and not self.started:
            return
        self.started = True
        await self._send(message)
