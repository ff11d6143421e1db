"""The component tree of a snapshot, each leaf with its uptime."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.ids import public_id
from public_site.rows import ComponentRow, PageRows, RollRow, SpanRow, uuid_of
from public_site.snapshot import Node
from tenants.uptime.figures import Counting, OpenSpan, Roll, Uptime, uptime_of
from tenants.words import ComponentKind, Source, Status, worst_of


@dataclass(frozen=True, slots=True)
class _Material:
    below: Mapping[UUID | None, Sequence[ComponentRow]]
    open_spans: Mapping[UUID, SpanRow]
    rolls: Mapping[UUID, Sequence[RollRow]]
    counting: Counting
    show_uptime: bool


def tree_from(found: PageRows, counting: Counting) -> tuple[Node, ...]:
    """The page's tree in order."""
    below: dict[UUID | None, list[ComponentRow]] = defaultdict(list)
    for component in found.components:
        below[uuid_of(component.parent_id) if component.parent_id else None].append(component)
    rolls: dict[UUID, list[RollRow]] = defaultdict(list)
    for roll in found.rolls:
        rolls[uuid_of(roll.component_id)].append(roll)
    open_spans = {uuid_of(span.component_id): span for span in found.spans if span.to_at is None}
    return _branch(None, _Material(below, open_spans, rolls, counting, bool(found.page.show_uptime)))


def _branch(parent_id: UUID | None, material: _Material) -> tuple[Node, ...]:
    return tuple(_node(row, material) for row in material.below.get(parent_id, ()))


def _node(row: ComponentRow, material: _Material) -> Node:
    component_id = uuid_of(row.id)
    children = _branch(component_id, material)
    is_leaf = row.kind == ComponentKind.LEAF
    span = material.open_spans.get(component_id)
    return Node(
        id=public_id("c", component_id),
        name=row.name,
        kind=ComponentKind(row.kind),
        status=_shown(row, children),
        pinned=not is_leaf and row.pinned is not None,
        uptime=_uptime(row, component_id, material) if is_leaf else None,
        incident_id=public_id("i", uuid_of(span.incident_id)) if span and span.incident_id else None,
        children=children,
    )


def _shown(row: ComponentRow, children: tuple[Node, ...]) -> Status:
    if row.kind == ComponentKind.LEAF:
        return Status(row.status)
    if row.pinned:
        return Status(row.pinned)
    return worst_of(child.status for child in children)


def _uptime(row: ComponentRow, component_id: UUID, material: _Material) -> Uptime | None:
    if not (material.show_uptime and row.show_uptime):
        return None
    span = material.open_spans.get(component_id)
    held = OpenSpan(Status(span.status), Source(span.source), span.from_at) if span else None
    rolls = [_roll(each) for each in material.rolls.get(component_id, ())]
    return uptime_of(rolls, held, row.since, material.counting)


def _roll(row: RollRow) -> Roll:
    held = {
        Status.MAINTENANCE: row.maintenance_ms,
        Status.DEGRADED: row.degraded_ms,
        Status.PARTIAL: row.partial_ms,
        Status.OUTAGE: row.outage_ms,
    }
    return Roll(row.day, bool(row.by_hand), held)
