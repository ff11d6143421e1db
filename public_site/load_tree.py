"""The component tree of a snapshot, each leaf with its uptime."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from public_site.rows import ComponentRow, MonthRow, PageRows, RollRow, SpanRow, shown_id
from public_site.snapshot import Node
from tenants.uptime.figures import Counting, MonthSum, OpenSpan, Roll, Uptime, uptime_of
from tenants.words import ComponentKind, Source, Status, worst_of


@dataclass(frozen=True, slots=True)
class _Material:
    below: Mapping[str | None, Sequence[ComponentRow]]
    open_spans: Mapping[str, SpanRow]
    rolls: Mapping[str, Sequence[RollRow]]
    months: Mapping[str, Sequence[MonthRow]]
    counting: Counting
    show_uptime: bool


def tree_from(found: PageRows, counting: Counting) -> tuple[Node, ...]:
    """The page's tree in order."""
    below: dict[str | None, list[ComponentRow]] = defaultdict(list)
    for component in found.components:
        below[component.parent_id].append(component)
    rolls: dict[str, list[RollRow]] = defaultdict(list)
    for roll in found.rolls:
        rolls[roll.component_id].append(roll)
    months: dict[str, list[MonthRow]] = defaultdict(list)
    for sum_ in found.months:
        months[sum_.component_id].append(sum_)
    open_spans = {span.component_id: span for span in found.spans if span.to_at is None}
    return _branch(None, _Material(below, open_spans, rolls, months, counting, bool(found.page.show_uptime)))


def _branch(parent_id: str | None, material: _Material) -> tuple[Node, ...]:
    return tuple(_node(row, material) for row in material.below.get(parent_id, ()))


def _node(row: ComponentRow, material: _Material) -> Node:
    children = _branch(row.id, material)
    is_leaf = row.kind == ComponentKind.LEAF
    span = material.open_spans.get(row.id)
    return Node(
        id=shown_id("c", row.id),
        name=row.name,
        kind=ComponentKind(row.kind),
        status=_shown(row, children),
        pinned=not is_leaf and row.pinned is not None,
        uptime=_uptime(row, material) if is_leaf else None,
        incident_id=shown_id("i", span.incident_id) if span and span.incident_id else None,
        children=children,
    )


def _shown(row: ComponentRow, children: tuple[Node, ...]) -> Status:
    if row.kind == ComponentKind.LEAF:
        return Status(row.status)
    if row.pinned:
        return Status(row.pinned)
    return worst_of(child.status for child in children)


def _uptime(row: ComponentRow, material: _Material) -> Uptime | None:
    if not (material.show_uptime and row.show_uptime):
        return None
    span = material.open_spans.get(row.id)
    held = OpenSpan(Status(span.status), Source(span.source), span.from_at) if span else None
    rolls = [_roll(each) for each in material.rolls.get(row.id, ())]
    sums = [
        MonthSum(each.month, bool(each.by_hand), _by_status(each)) for each in material.months.get(row.id, ())
    ]
    return uptime_of(rolls, held, row.since, material.counting, sums)


def _roll(row: RollRow) -> Roll:
    return Roll(row.day, bool(row.by_hand), _by_status(row))


def _by_status(row: RollRow | MonthRow) -> dict[Status, int]:
    return {
        Status.MAINTENANCE: row.maintenance_ms,
        Status.DEGRADED: row.degraded_ms,
        Status.PARTIAL: row.partial_ms,
        Status.OUTAGE: row.outage_ms,
    }
