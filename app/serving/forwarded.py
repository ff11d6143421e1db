"""The client's address and scheme behind proxies that we trust, and behind no others."""

import ipaddress
from collections.abc import Iterable

from app.core.parsing import Network
from app.serving.asgi import App, Receive, Scope, Send

_FOR, _PROTO = b"x-forwarded-for", b"x-forwarded-proto"
CLAIMS = frozenset({_FOR, _PROTO, b"x-forwarded-host", b"x-forwarded-port", b"x-real-ip", b"forwarded"})

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class TrustedHops:
    """Puts what trusted proxies say into `client` and `scheme`; removes every claim, leaves Host alone."""

    def __init__(self, app: App, proxies: tuple[Network, ...]) -> None:
        self._app, self._proxies = app, proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(believed(scope, self._proxies), receive, send)


def believed(scope: Scope, proxies: tuple[Network, ...]) -> Scope:
    """The scope with the rightmost untrusted hop as its client."""
    headers = [pair for pair in scope["headers"] if pair[0].lower() not in CLAIMS]
    seen = {**scope, "headers": headers}
    client = scope.get("client")
    if client is None or not proxies or not _is_trusted(address_of(client[0]), proxies):
        return seen
    seen["client"] = (_client(client[0], _hops(scope), proxies), 0)
    scheme = _last(scope, _PROTO)
    if scheme in {"http", "https"}:
        seen["scheme"] = scheme
    return seen


def address_of(text: str) -> Address | None:
    """An address as proxies write it, with or without brackets and port; mapped IPv4 as IPv4."""
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address


def _client(peer: str, hops: list[str], proxies: tuple[Network, ...]) -> str:
    known = peer
    for hop in reversed(hops):
        address = address_of(hop)
        if address is None:
            break
        known = str(address)
        if not _is_trusted(address, proxies):
            break
    return known


def _is_trusted(address: Address | None, proxies: Iterable[Network]) -> bool:
    return address is not None and any(address in network for network in proxies)


def _hops(scope: Scope) -> list[str]:
    values = [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == _FOR]
    return [hop for value in values for hop in value.split(",")]


def _last(scope: Scope, name: bytes) -> str:
    values = [value for key, value in scope["headers"] if key.lower() == name]
    return values[-1].decode("latin-1").rpartition(",")[2].strip().lower() if values else ""
