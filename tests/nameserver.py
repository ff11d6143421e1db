"""Name servers on loopback whose zone a test writes; the product asks them as it asks its resolvers."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any

from dnslib import QTYPE, RCODE, RR, DNSRecord

from tenants.domains.resolving import DnsResolvers, plug_resolvers, resolvers

_CHAIN_MAX = 8


class Zone:
    """Records by name and type; `*.` names answer for what is below.

    It `fails` with SERVFAIL and is `silent` until the asker gives up.
    """

    def __init__(self) -> None:
        self.records: dict[tuple[str, str], list[str]] = {}
        self.fails = self.silent = False
        self.asked = 0

    def put(self, name: str, kind: str, *values: str) -> None:
        """Exactly these values; none takes the record away."""
        self.records.pop((name, kind), None)
        if values:
            self.records[name, kind] = list(values)

    def names(self) -> set[str]:
        return {name for name, _ in self.records}

    def owner_of(self, name: str) -> str | None:
        """The name or the wildcard that answers for it; None for what does not exist."""
        names = self.names()
        if name in names or any(each.endswith(f".{name}") for each in names):
            return name
        above = name.partition(".")[2]
        while above and above not in names:
            if f"*.{above}" in names:
                return f"*.{above}"
            above = above.partition(".")[2]
        return None

    def answer(self, name: str, kind: str) -> tuple[int, list[Any]]:
        """The code and the chain of records that a resolver would give."""
        chain: list[Any] = []
        for _ in range(_CHAIN_MAX):
            owner = self.owner_of(name)
            if owner is None:
                return (RCODE.NXDOMAIN, chain)
            chain += self._rows(owner, name, kind)
            onward = self.records.get((owner, "CNAME"))
            if onward is None or kind == "CNAME":
                break
            chain += self._rows(owner, name, "CNAME")
            name = onward[0].lower()
        return (RCODE.NOERROR, chain)

    def _rows(self, owner: str, name: str, kind: str) -> list[Any]:
        values = self.records.get((owner, kind), [])
        spoken = [f'"{value}"' if kind == "TXT" else value for value in values]
        return [row for value in spoken for row in RR.fromZone(f"{name}. 60 IN {kind} {value}")]


class _Protocol(asyncio.DatagramProtocol):
    def __init__(self, zone: Zone) -> None:
        self._zone = zone

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def datagram_received(self, data: bytes, addr: Any) -> None:
        self._zone.asked += 1
        if self._zone.silent:
            return
        question = DNSRecord.parse(data)
        reply = question.reply(aa=0)
        if self._zone.fails:
            reply.header.rcode = RCODE.SERVFAIL
        else:
            name = str(question.q.qname).rstrip(".").lower()
            reply.header.rcode, rows = self._zone.answer(name, QTYPE[question.q.qtype])
            reply.add_answer(*rows)
        self._transport.sendto(reply.pack(), addr)


@asynccontextmanager
async def answering(*zones: Zone) -> AsyncIterator[None]:
    """Within the block the product's resolvers are one server for each zone."""
    async with AsyncExitStack() as stack:
        addresses = [await stack.enter_async_context(_served(zone)) for zone in zones]
        stack.enter_context(_asking(DnsResolvers(addresses)))
        yield


@asynccontextmanager
async def _served(zone: Zone) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(lambda: _Protocol(zone), ("127.0.0.1", 0))
    try:
        host, port = transport.get_extra_info("sockname")
        yield f"{host}:{port}"
    finally:
        transport.close()


@contextmanager
def _asking(asked: DnsResolvers) -> Iterator[None]:
    before = resolvers()
    plug_resolvers(asked)
    yield
    plug_resolvers(before)
