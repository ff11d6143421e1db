"""The incidents of a snapshot and of the archive, each with its updates and what it touched."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar

from public_site.rows import AffectedRow, HeldRow, IncidentRow, IncidentRows, UpdateRow, json_of, shown_id
from public_site.snapshot import Earlier, Incident, Touched, Update
from tenants.words import Impact, IncidentKind, State, Status


class _OfIncident(Protocol):
    @property
    def incident_id(self) -> str: ...


RowOfIncident = TypeVar("RowOfIncident", bound=_OfIncident)
Held = dict[tuple[str, str], int]


def incidents_from(found: IncidentRows, until: int) -> list[Incident]:
    """The incidents in the order of their rows; time held by open spans is counted up to `until` (ms)."""
    updates, affected = _grouped(found.updates), _grouped(found.affected)
    held = _held(found.held, until)
    incidents = []
    for row in found.incidents:
        touched = tuple(_touched(each, held) for each in affected[row.id])
        incidents.append(_incident(row, touched, tuple(_update(each) for each in updates[row.id])))
    return incidents


def _incident(row: IncidentRow, touched: tuple[Touched, ...], updates: tuple[Update, ...]) -> Incident:
    return Incident(
        id=shown_id("i", row.id),
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


def _touched(row: AffectedRow, held: Held) -> Touched:
    return Touched(
        id=shown_id("c", row.component_id) if row.component_id else None,
        name=row.name,
        worst=Status(row.worst),
        current=Status(row.current),
        held_ms=held.get((row.incident_id, row.component_id), 0) if row.component_id else 0,
    )


def _update(row: UpdateRow) -> Update:
    return Update(
        id=shown_id("u", row.id),
        state=State(row.state),
        body=row.body,
        at=row.at,
        edited_at=row.edited_at,
        earlier=tuple(Earlier(each["body"], each["until"]) for each in json_of(row.earlier)),
    )


def _grouped(found: Iterable[RowOfIncident]) -> dict[str, list[RowOfIncident]]:
    groups: dict[str, list[RowOfIncident]] = defaultdict(list)
    for row in found:
        groups[row.incident_id].append(row)
    return groups


def _held(spans: Iterable[HeldRow], until: int) -> Held:
    held: Held = defaultdict(int)
    for span in spans:
        end = span.to_at if span.to_at is not None else max(until, span.from_at)
        held[span.incident_id, span.component_id] += end - span.from_at
    return held
