"""Demo history is lived, not written: the verbs run with the clock set back, and publish nothing."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.core.clock import MS_PER_DAY, clock_reading, now_ms
from tenants.components.add import ComponentDraft, add_component
from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.incidents.models import Incident
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.incidents.window import (
    MaintenanceDraft,
    begin_maintenance,
    end_maintenance,
    schedule_maintenance,
)
from tenants.pages.publisher import plug, publisher
from tenants.scope import Scope
from tenants.words import ComponentKind, Impact, State, Status

MINUTE_MS = 60_000

Branch = Mapping[str, "Branch | None"]


class Past:
    """The time it is on the stage, in epoch milliseconds."""

    def __init__(self) -> None:
        self.now = now_ms()
        self.at = self.now

    def __call__(self) -> int:
        return self.at

    def go(self, days_ago: int, clock: str = "09:00") -> int:
        """Set the stage to HH:MM (UTC) so many days ago; negative days lie ahead."""
        hours, minutes = map(int, clock.split(":"))
        midnight = self.now - self.now % MS_PER_DAY
        self.at = midnight - days_ago * MS_PER_DAY + (hours * 60 + minutes) * MINUTE_MS
        return self.at


class _Nobody:
    """Publishes nothing: visitors do not see the rehearsal."""

    async def publish(self, page_id: UUID, version: int) -> None:
        """The last act of the play publishes."""

    def expecting(self, _page_id: UUID) -> AbstractContextManager[None]:
        return nullcontext()


@contextmanager
def rehearsal() -> Iterator[Past]:
    """Within the block verbs live in the past and publish nothing."""
    past, real = Past(), publisher()
    plug(_Nobody())
    try:
        with clock_reading(past):
            yield past
    finally:
        plug(real)


@dataclass(frozen=True, slots=True)
class Line:
    """What the team said so many minutes after the incident began."""

    minute: int
    state: State
    body: str
    components: Mapping[str, Status] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """One incident of the past; the first line opens it."""

    days_ago: int
    clock: str
    title: str
    impact: Impact
    lines: tuple[Line, ...]


def event_from(told: Mapping[str, Any]) -> Event:
    """An event out of a script."""
    lines = tuple(
        Line(each["minute"], State(each["state"]), each["body"], _statuses(each)) for each in told["lines"]
    )
    return Event(
        told.get("days_ago", 0), told.get("at", "00:00"), told["title"], Impact(told["impact"]), lines
    )


def _statuses(line: Mapping[str, Any]) -> dict[str, Status]:
    return {name: Status(status) for name, status in line.get("components", {}).items()}


@dataclass(frozen=True, slots=True)
class Stage:
    """One page, its people, and the time."""

    scope: Scope
    page_id: UUID
    past: Past

    async def grow(self, tree: Branch, parent: Component | None = None) -> dict[str, Component]:
        """Add a tree (names with a branch are categories, with None leaves); all that was added, by name."""
        grown: dict[str, Component] = {}
        for name, below in tree.items():
            kind = ComponentKind.LEAF if below is None else ComponentKind.CATEGORY
            draft = ComponentDraft(name, kind, parent.id if parent else None)
            grown[name] = await add_component(self.scope, self.page_id, draft)
            grown |= await self.grow(below or {}, grown[name])
        return grown

    async def tell(self, event: Event) -> Incident:
        """Live through an incident from its first line to its last."""
        began = self.past.go(event.days_ago, event.clock)
        return await self.tell_from(began, event)

    async def tell_from(self, began: int, event: Event) -> Incident:
        """The same from an exact moment (ms)."""
        first, *later = event.lines
        self.past.at = began
        draft = IncidentDraft(
            event.title, event.impact, first.state, first.body, _references(first.components)
        )
        incident = await open_incident(self.scope, self.page_id, draft)
        for line in later:
            self.past.at = began + line.minute * MINUTE_MS
            update = UpdateDraft(line.state, line.body, _references(line.components))
            await post_update(self.scope, self.page_id, incident.id, update)
        return incident

    async def maintain(
        self, days_ago: int, clock: str, minutes: int, title: str, body: str, leaf: str
    ) -> None:
        """A maintenance, announced three days before; one that lies ahead stays announced."""
        starts_at = self.past.go(days_ago, clock)
        ends_at = starts_at + minutes * MINUTE_MS
        self.past.at = min(starts_at - 3 * MS_PER_DAY, self.past.now)
        held = _references({leaf: Status.MAINTENANCE})
        draft = MaintenanceDraft(title, starts_at, ends_at, body, held)
        planned = await schedule_maintenance(self.scope, self.page_id, draft)
        if ends_at < self.past.now:
            self.past.at = starts_at
            await begin_maintenance(self.scope, self.page_id, planned.id)
            self.past.at = ends_at
            await end_maintenance(self.scope, self.page_id, planned.id)

    async def set_by_hand(self, leaf: Component, days_ago: int, clock: str, minutes: int) -> None:
        """Somebody calls a leaf degraded for a while, without an incident."""
        began = self.past.go(days_ago, clock)
        await set_status(self.scope, self.page_id, leaf.id, Status.DEGRADED)
        self.past.at = began + minutes * MINUTE_MS
        await set_status(self.scope, self.page_id, leaf.id, Status.OPERATIONAL)


def _references(components: Mapping[str, Status]) -> tuple[Reference, ...]:
    return tuple(Reference(name, status) for name, status in components.items())
