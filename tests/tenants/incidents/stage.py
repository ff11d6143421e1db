"""Short ways to say what happens on Acme's page."""

from dataclasses import dataclass

from tenants.components.models import Component
from tenants.incidents.models import Affected, Incident, IncidentUpdate
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.uptime.models import StatusSpan
from tenants.words import Impact, State, Status
from tests.cast import Acme
from tests.factories import OPERATOR
from tests.fakes import FakeClock

HOUR_MS = 3_600_000
Held = dict[str, Status]


@dataclass(frozen=True)
class Stage:
    """Acme's page, driven by leaf names and asked for statuses by name."""

    acme: Acme
    clock: FakeClock

    async def open(self, held: Held | None = None, *, state: State = State.INVESTIGATING) -> Incident:
        draft = IncidentDraft("Slow", Impact.MAJOR, state, "Looking.", references(held))
        return await open_incident(OPERATOR, self.acme.page.id, draft)

    async def plan(self, held: Held | None = None) -> Incident:
        """Maintenance from an hour to two hours from now."""
        start, end = (self.clock.at + hours * HOUR_MS for hours in (1, 2))
        draft = MaintenanceDraft("Works", start, end, "We will work.", references(held))
        return await schedule_maintenance(OPERATOR, self.acme.page.id, draft)

    async def post(self, incident: Incident, state: State, held: Held | None = None) -> IncidentUpdate:
        draft = UpdateDraft(state, f"Now {state}.", references(held))
        return await post_update(OPERATOR, self.acme.page.id, incident.id, draft)

    async def statuses(self) -> Held:
        """What each leaf is that is not operational."""
        leaves = await Component.filter(page_id=self.acme.page.id, kind="leaf")
        return {leaf.name: Status(leaf.status) for leaf in leaves if leaf.status != "operational"}

    async def affected(self, incident: Incident) -> dict[str, tuple[str, str]]:
        """Worst and current of each leaf the incident touched."""
        rows = await Affected.filter(incident_id=incident.id).order_by("id")
        return {row.component_name: (row.worst, row.current) for row in rows}

    async def spans(self, incident: Incident) -> list[StatusSpan]:
        """What the incident has held, in order."""
        return await StatusSpan.filter(incident_id=incident.id).order_by("id").prefetch_related("component")

    async def minutes(self, incident: Incident) -> dict[str, float]:
        """Minutes that the incident has held leaves, by leaf; open spans count to now."""
        held: dict[str, float] = {}
        for span in await self.spans(incident):
            until = span.to_at if span.to_at is not None else self.clock.at
            held[span.component.name] = held.get(span.component.name, 0) + (until - span.from_at) / 60_000
        return held


def references(held: Held | None) -> tuple[Reference, ...]:
    return tuple(Reference(name, status) for name, status in (held or {}).items())


async def fresh(incident: Incident) -> Incident:
    """The row as it is now."""
    return await Incident.get(id=incident.id)
