"""The DNS as several resolvers see it, by dnspython: each is asked by itself and may answer otherwise."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from dns.asyncresolver import Resolver as OneResolver
from dns.exception import DNSException
from dns.name import from_text
from dns.rcode import SERVFAIL
from dns.rdata import Rdata
from dns.rdtypes.txtbase import TXTBase
from dns.resolver import NXDOMAIN, NoNameservers

ANSWER_SECONDS_MAX = 4.0
_TRY_SECONDS = 1.5
_VALUES_MAX = 50
_VALUE_LENGTH_MAX = 255
_QUESTIONS_AT_ONCE = 64


class Seen(StrEnum):
    """How an answer came out; only the first three say something about the domain's records."""

    FOUND = "found"
    EMPTY = "empty"
    ABSENT = "absent"
    BROKEN = "broken"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one resolver says: values as text, and the name that a chain of CNAMEs ended at."""

    resolver: str
    seen: Seen
    values: tuple[str, ...] = ()
    at: str = ""

    @property
    def is_definite(self) -> bool:
        return self.seen in {Seen.FOUND, Seen.EMPTY, Seen.ABSENT}


class Resolvers(Protocol):
    """Asks every resolver the same; never raises, never called inside a transaction."""

    async def ask(self, name: str, kind: str) -> tuple[Answer, ...]:
        """One answer of each resolver."""


class DnsResolvers:
    """Those at `addresses`, each `address` or `address:port`; IPv6 in brackets."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._each = {address: _resolver_at(address) for address in addresses}
        self._turns = asyncio.Semaphore(_QUESTIONS_AT_ONCE)

    async def ask(self, name: str, kind: str) -> tuple[Answer, ...]:
        asked = (self._ask(address, name, kind) for address in self._each)
        return tuple(await asyncio.gather(*asked))

    async def _ask(self, address: str, name: str, kind: str) -> Answer:
        async with self._turns:
            try:
                found = await self._each[address].resolve(
                    from_text(name), kind, raise_on_no_answer=False, search=False
                )
            except NXDOMAIN:
                return Answer(address, Seen.ABSENT)
            except NoNameservers as refused:
                return Answer(address, _meaning(refused))
            except (DNSException, OSError):
                return Answer(address, Seen.SILENT)
        at = found.canonical_name.to_text(omit_final_dot=True).lower()
        values = tuple(_text_of(value) for value in list(found.rrset or ())[:_VALUES_MAX])
        return Answer(address, Seen.FOUND if values else Seen.EMPTY, values, at)


class _NoResolvers:
    async def ask(self, _name: str, _kind: str) -> tuple[Answer, ...]:
        return (Answer("nobody", Seen.SILENT),)


_resolvers: Resolvers = _NoResolvers()


def plug_resolvers(resolvers: Resolvers) -> None:
    """Ask these from now on in this program."""
    global _resolvers
    _resolvers = resolvers


def resolvers() -> Resolvers:
    return _resolvers


def _resolver_at(address: str) -> OneResolver:
    host, port = _parted(address)
    resolver = OneResolver(configure=False)
    resolver.nameservers = [host]
    resolver.port = port
    resolver.timeout, resolver.lifetime = _TRY_SECONDS, ANSWER_SECONDS_MAX
    return resolver


def _parted(address: str) -> tuple[str, int]:
    if address.startswith("["):
        host, _, port = address[1:].partition("]")
        return host, int(port.removeprefix(":") or 53)
    host, _, port = address.partition(":")
    return host, int(port or 53)


def _meaning(refused: NoNameservers) -> Seen:
    """A resolver that says SERVFAIL works: it is the domain's servers or signatures that do not."""
    responses = [error[4] for error in refused.kwargs["errors"]]
    failed = any(response is not None and response.rcode() == SERVFAIL for response in responses)
    return Seen.BROKEN if failed else Seen.SILENT


def _text_of(value: Rdata) -> str:
    """As the owner wrote it: names lower-case without final dot, the strings of a TXT joined."""
    if isinstance(value, TXTBase):
        text = b"".join(value.strings).decode("utf-8", "replace")
    else:
        text = value.to_text().lower().removesuffix(".")
    return text[:_VALUE_LENGTH_MAX]
