"""The DNS of Acme's domain, as two resolvers see it, and the people who claim names in it."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from app.core.errors import Conflict, NotFound
from tenants.domains.models import Host
from tenants.domains.mount import mount_host
from tenants.domains.proof import OwnDomain, check_host
from tenants.domains.records import cname_target
from tenants.pages.models import Page
from tenants.scope import Scope
from tests.cast import Acme, Cast
from tests.fakes import FakeClock
from tests.nameserver import Zone, answering

HOST = "status.acme.example"
PROOF = f"_hyd-verify.{HOST}"


@dataclass
class Claimant:
    """Somebody with a page who wants a host."""

    scope: Scope
    page: Page

    @property
    def target(self) -> str:
        return cname_target(self.page.id)

    async def claims(self, host: str = HOST) -> str:
        """The value that the claim wants to see in a TXT record."""
        return f"claim={(await mount_host(self.scope, self.page.id, host)).token}"

    async def checks(self, host: str = HOST) -> OwnDomain:
        return await check_host(self.scope, self.page.id, host)

    async def tries(self, host: str = HOST) -> None:
        """Look, whatever comes of it."""
        with suppress(Conflict, NotFound):
            await self.checks(host)

    async def has(self, host: str = HOST) -> bool:
        return await Host.exists(host=host, page_id=self.page.id, state="verified")


@dataclass
class Internet:
    """What everybody sees of acme.example: `zones` are what the resolvers know, all the same at first."""

    ada: Claimant
    mallory: Claimant
    clock: FakeClock
    zones: tuple[Zone, ...] = field(default_factory=lambda: (Zone(), Zone()))

    def put(self, name: str, kind: str, *values: str) -> None:
        """Whoever controls the domain writes this."""
        for zone in self.zones:
            zone.put(name, kind, *values)

    async def ada_is_live(self) -> str:
        """Ada mounts her host as the console tells her to; the value of her TXT record."""
        value = await self.ada.claims()
        self.put(PROOF, "TXT", value)
        self.put(HOST, "CNAME", self.ada.target)
        assert (await self.ada.checks()).state == "verified"
        return value


@pytest.fixture
async def net(cast: Cast, acme: Acme, clock: FakeClock) -> AsyncIterator[Internet]:
    ada, mallory = Claimant(cast.owner.scope, acme.page), Claimant(cast.rival.scope, cast.rival_page)
    net = Internet(ada, mallory, clock)
    for zone in net.zones:
        zone.put("acme.example", "A", "203.0.113.1")
    async with answering(*net.zones):
        yield net
