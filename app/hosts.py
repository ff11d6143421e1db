"""One front door: the Host header decides who answers (contract §3 and §4)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from urllib.parse import quote

from app.core.addresses import console_url, page_url
from app.core.hostnames import host_of_header, is_address, is_under
from app.serving.asgi import NO_STORE, App, Receive, Scope, Send, answer, answer_text, refuse_websocket
from app.serving.metrics import REFUSED_HOSTS
from app.serving.probes import CONSOLE_PATHS, HEALTH_PATHS


class Ground(StrEnum):
    """Whose a host is, by its name alone."""

    CONSOLE = "console"
    SLUG = "slug"
    TOO_DEEP = "too deep"
    ADDRESS = "address"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Names:
    """The console's host and the domain that slugs live under."""

    console_host: str
    page_suffix: str

    def ground_of(self, host: str) -> Ground:
        """Sort a host from `host_of_header`; whether a page answers there is not known yet."""
        if host == self.console_host:
            return Ground.CONSOLE
        if is_address(host):
            return Ground.ADDRESS
        if is_under(host, self.page_suffix):
            label = host.removesuffix("." + self.page_suffix)
            return Ground.TOO_DEEP if "." in label else Ground.SLUG
        return Ground.OTHER


@dataclass(frozen=True, slots=True)
class Surfaces:
    """Who answers where. The questions are asked with hosts that are not the console's.

    `moved_to` is where the page is now that left a host lately.
    """

    console: App
    public: App
    unknown: App
    probes: App
    has_page: Callable[[str], bool]
    is_mounted: Callable[[str], Awaitable[bool]]
    moved_to: Callable[[str], Awaitable[str | None]]


class Dispatcher:
    """The ASGI application: hosts to surfaces, which see the bare host as Host; lifespan to `lifespan`."""

    def __init__(self, names: Names, surfaces: Surfaces, lifespan: App) -> None:
        self._names, self._to, self._lifespan = names, surfaces, lifespan

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(scope, receive, send)
        elif scope["type"] != "http":
            await refuse_websocket(send)
        else:
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = host_of(scope)
        if host is None or not scope["path"].startswith("/"):
            REFUSED_HOSTS.labels("malformed").inc()
            await answer_text(send, 400, "This request names no host of ours.")
            return
        if not scope["query_string"].isascii():
            # Only HTTP/2 lets such bytes through, and the web framework stumbles over them.
            await answer_text(send, 400, "Bytes beyond ASCII in a query must be percent-encoded.")
            return
        surface = await self._surface(host, scope)
        if surface is None:
            REFUSED_HOSTS.labels("foreign").inc()
            await answer(send, 302, b"", [(b"location", console_url("/").encode()), NO_STORE])
            return
        headers = [pair for pair in scope["headers"] if pair[0].lower() != b"host"]
        await surface({**scope, "headers": [(b"host", host.encode()), *headers]}, receive, send)

    async def _surface(self, host: str, scope: Scope) -> App | None:
        ground, path = self._names.ground_of(host), scope["path"]
        if ground is Ground.CONSOLE:
            return self._to.probes if path in CONSOLE_PATHS else self._to.console
        if ground is Ground.ADDRESS:
            return self._to.probes if path in HEALTH_PATHS else self._to.unknown
        if ground is Ground.TOO_DEEP:
            return self._to.unknown
        if self._to.has_page(host):
            return self._to.public
        onward = await self._to.moved_to(host) if scope["method"] in {"GET", "HEAD"} else None
        if onward is not None and self._to.has_page(onward):
            return partial(_send_onward, onward)
        if ground is Ground.SLUG or await self._to.is_mounted(host):
            return self._to.unknown
        return None


async def _send_onward(host: str, scope: Scope, _receive: Receive, send: Send) -> None:
    """Visitors of an old address of a page that is shown get the new one, path and query kept."""
    query = "?" + quote(scope["query_string"], safe="%=&;+:,/@") if scope["query_string"] else ""
    location = page_url(host, quote(scope["path"], safe="/:@!$&'()*+,;=~") + query)
    await answer(send, 302, b"", [(b"location", location.encode()), NO_STORE])


def host_of(scope: Scope) -> str | None:
    """The one host that a request names; None for none, two or a malformed one."""
    values = [value for name, value in scope["headers"] if name.lower() == b"host"]
    return host_of_header(bytes(values[0])) if len(values) == 1 else None
