"""A name for every request, one log line when it is answered, and its figures."""

import re
import secrets
import time

import structlog

from app.serving.asgi import App, Message, Receive, Scope, Send, header
from app.serving.metrics import count_request

_GIVEN_ID = re.compile(rb"[0-9A-Za-z-]{8,64}")
_log = structlog.get_logger("requests")


class RequestLog:
    """Binds `request_id` to all log lines of a request; `shown` also answers it as X-Request-Id.

    A well-formed id that came with the request is kept: it proves nothing, but lets a proxy's log be joined.
    """

    def __init__(self, app: App, name: str, *, shown: bool) -> None:
        self._app, self._name, self._shown = app, name, shown

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request_id = _id_of(scope)
        began = time.perf_counter()
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if self._shown:
                    message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode())]
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self._app(scope, receive, noting)
            finally:
                self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        count_request(self._name, scope["method"], status, seconds)
        client = scope.get("client")
        _log.info(
            "answered" if status else "left unanswered",
            method=scope["method"],
            path=scope["path"],
            status=status,
            ms=round(seconds * 1000, 1),
            client=client[0] if client else "",
        )


def _id_of(scope: Scope) -> str:
    given = header(scope, b"x-request-id")
    return given.decode() if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
