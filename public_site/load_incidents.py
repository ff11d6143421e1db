"""The incidents of a snapshot and of the archive, each with its updates and what it touched."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar
from uuid import UUID

from app.core.ids import public_id
from public_site.rows import AffectedRow, HeldRow, IncidentRow, IncidentRows, UpdateRow, json_of, uuid_of
from public_site.snapshot import Earlier, Incident, Touched, Update
from tenants.words import Impact, IncidentKind, State, Status


class _OfIncident(Protocol):
    @property
    def incident_id(self) -> str: ...


RowOfIncident = TypeVar("RowOfIncident", bound=_OfIncident)
Held = dict[tuple[UUID, UUID], int]


def incidents_from(found: IncidentRows, until: int) -> list[Incident]:
    """The incidents in the order of their rows; time held by open spans is counted up to `until` (ms)."""
    updates, affected = _grouped(found.updates), _grouped(found.affected)
    held = _held(found.held, until)
    incidents = []
    for row in found.incidents:
        incident_id = uuid_of(row.id)
        touched = tuple(_touched(each, incident_id, held) for each in affected[incident_id])
        incidents.append(_incident(row, touched, tuple(_update(each) for each in updates[incident_id])))
    return incidents


def _incident(row: IncidentRow, touched: tuple[Touched, ...], updates: tuple[Update, ...]) -> Incident:
    return Incident(
        id=public_id("i", uuid_of(row.id)),
        kind=IncidentKind(row.kind),
        title=row.title,
        state=State(row.state),
        impact=Impact(row.impact),
        started_at=row.started_at,
        resolved_at=row.resolved_at,
        scheduled_start=row.scheduled_start,
        scheduled_end=row.scheduled_end,
        promised_next_at=row.promised_next_at,
        updated_at=row.updated_at,
        touched=touched,
        updates=updates,
    )


def _touched(row: AffectedRow, incident_id: UUID, held: Held) -> Touched:
    component_id = uuid_of(row.component_id) if row.component_id else None
    return Touched(
        id=public_id("c", component_id) if component_id else None,
        name=row.name,
        worst=Status(row.worst),
        current=Status(row.current),
        held_ms=held.get((incident_id, component_id), 0) if component_id else 0,
    )


def _update(row: UpdateRow) -> Update:
    return Update(
        id=public_id("u", uuid_of(row.id)),
        state=State(row.state),
        body=row.body,
        at=row.at,
        edited_at=row.edited_at,
        earlier=tuple(Earlier(each["body"], each["until"]) for each in json_of(row.earlier)),
    )


def _grouped(found: Iterable[RowOfIncident]) -> dict[UUID, list[RowOfIncident]]:
    groups: dict[UUID, list[RowOfIncident]] = defaultdict(list)
    for row in found:
        groups[uuid_of(row.incident_id)].append(row)
    return groups


def _held(spans: Iterable[HeldRow], until: int) -> Held:
    held: Held = defaultdict(int)
    for span in spans:
        end = span.to_at if span.to_at is not None else max(until, span.from_at)
        held[uuid_of(span.incident_id), uuid_of(span.component_id)] += end - span.from_at
    return held
