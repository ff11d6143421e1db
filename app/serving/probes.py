"""/healthz, /readyz, /healthz/ledger and /metrics: what load balancers, supervisors and Prometheus ask."""

import asyncio
import hmac
import ipaddress
import json
from collections.abc import Awaitable, Callable

from app.core.errors import Refusal
from app.serving.asgi import JSON, NO_STORE, NOSNIFF, Receive, Scope, Send, answer, answer_text, header
from app.serving.forwarded import CLAIMS
from app.serving.metrics import CONTENT_TYPE, exposition

CHECK_SECONDS = 2.0
HEALTH_PATHS = frozenset({"/healthz", "/readyz"})
METRICS_PATH = "/metrics"
LEDGER_PATH = "/healthz/ledger"
CONSOLE_PATHS = HEALTH_PATHS | {METRICS_PATH, LEDGER_PATH}
_READ = frozenset({"GET", "HEAD"})

Check = Callable[[], Awaitable[None]]
Books = Callable[[], Awaitable[dict[str, object]]]


class Probes:
    """Answers about this worker; `checks` are what being ready takes, each by its name.

    `books` tells how the ledger stands; its `ok` decides between 200 and 503.
    """

    def __init__(self, checks: dict[str, Check], metrics_token: str, books: Books) -> None:
        self._checks, self._token, self._books = checks, metrics_token, books

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        if scope["method"] not in _READ:
            await answer_text(send, 405, "Only GET and HEAD.", (b"allow", b"GET, HEAD"))
        elif scope["path"] == METRICS_PATH:
            await self._metrics(scope, send)
        elif scope["path"] == LEDGER_PATH:
            await self._ledger(send)
        elif scope["path"] == "/healthz":
            await _tell(send, 200, {"ok": True})
        else:
            found = await self.troubles()
            await _tell(send, 503 if found else 200, {"ok": not found, **found})

    async def troubles(self) -> dict[str, str]:
        """What keeps this worker from being ready: name of the check and a sentence; empty is ready."""
        found = await asyncio.gather(*(_trouble(check) for check in self._checks.values()))
        return {name: text for name, text in zip(self._checks, found, strict=True) if text}

    async def _ledger(self, send: Send) -> None:
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                told = await self._books()
        except (Refusal, TimeoutError) as trouble:
            told = {"ok": False, "database": str(trouble) or "does not answer in time"}
        await _tell(send, 200 if told["ok"] else 503, told)

    async def _metrics(self, scope: Scope, send: Send) -> None:
        if not self._may_measure(scope):
            await answer_text(send, 403, "Metrics are for this machine and holders of the token.")
            return
        await answer(send, 200, exposition(), [(b"content-type", CONTENT_TYPE), NO_STORE, NOSNIFF])

    def _may_measure(self, scope: Scope) -> bool:
        given = header(scope, b"authorization")
        expected = f"Bearer {self._token}".encode()
        return bool(self._token and hmac.compare_digest(given, expected)) or _is_local(scope)


async def _trouble(check: Check) -> str:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await check()
    except TimeoutError:
        return "does not answer in time"
    except (Refusal, OSError) as error:
        return str(error) or type(error).__name__
    return ""


async def _tell(send: Send, status: int, body: dict[str, object]) -> None:
    await answer(send, status, json.dumps(body).encode(), [JSON, NO_STORE, NOSNIFF])


def _is_local(scope: Scope) -> bool:
    """From this machine, and not by way of a proxy on it."""
    client = scope.get("client")
    proxied = any(name.lower() in CLAIMS for name, _ in scope["headers"])
    return client is not None and not proxied and ipaddress.ip_address(client[0]).is_loopback
