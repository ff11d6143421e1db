"""What tests of load() start from: a page that is driven by names, and the fingerprint a visitor polls."""

from dataclasses import dataclass

from public_site.load import load
from public_site.snapshot import Node, Snapshot, fingerprint
from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.incidents.models import Incident
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.words import Impact, Source, State, Status
from tests.cast import Acme
from tests.factories import OPERATOR
from tests.fakes import FakeClock


@dataclass(frozen=True)
class Stage:
    """Acme's page and the clock it runs by."""

    acme: Acme
    clock: FakeClock

    async def seen(self) -> Snapshot:
        """The page as of now."""
        snapshot = await load(self.acme.page.id)
        assert snapshot is not None
        return snapshot

    async def fingerprint(self) -> str:
        return fingerprint(await self.seen())

    async def leaf(self, name: str) -> Node:
        return next(leaf for leaf in (await self.seen()).leaves if leaf.name == name)

    async def percent(self, name: str = "EU") -> str | None:
        """The figure a visitor sees beside a leaf."""
        uptime = (await self.leaf(name)).uptime
        return uptime.percent if uptime else None

    async def open(self, status: Status = Status.OUTAGE, *, promise: int | None = None) -> Incident:
        """An incident on EU."""
        held = (Reference("EU", status),)
        draft = IncidentDraft("Slow", Impact.MAJOR, State.INVESTIGATING, "Looking.", held, promise)
        return await open_incident(OPERATOR, self.acme.page.id, draft)

    async def post(self, incident: Incident, state: State) -> None:
        await post_update(OPERATOR, self.acme.page.id, incident.id, UpdateDraft(state, "News."))

    async def set(self, leaf: Component, status: Status, source: Source = Source.MONITOR) -> None:
        await set_status(OPERATOR, self.acme.page.id, leaf.id, status, source)
