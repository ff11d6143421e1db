"""The fixed list of plain SQL that a snapshot is read with: one hop, one moment, both databases.

Bounds that depend on the page's zone are a day too wide here and are cut exactly by the reader.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple
from uuid import UUID

from app.core.clock import MS_PER_DAY, moment
from app.core.ids import public_id
from app.db.reading import Statement, read
from public_site.snapshot import PAST_DAYS
from tenants.uptime.figures import UPTIME_DAYS
from tenants.uptime.months import UPTIME_MONTHS, months_back

PAST_INCIDENTS_MAX = 100


class PageRow(NamedTuple):
    id: str
    version: int
    name: str
    time_zone: str
    labels: str
    theme: str
    weights: str
    show_uptime: bool
    show_footer: bool
    count_manual: bool
    is_public: bool
    suspended: bool
    held_for: str | None
    expires_at: int | None
    in_incident: bool
    last_resolved_at: int | None
    standing: str
    plan: str | None
    plan_starts_at: int | None
    plan_ends_at: int | None


class ComponentRow(NamedTuple):
    id: str
    parent_id: str | None
    kind: str
    name: str
    status: str
    pinned: str | None
    show_uptime: bool
    since: int


class SpanRow(NamedTuple):
    component_id: str
    status: str
    source: str
    incident_id: str | None
    from_at: int
    to_at: int | None


class RollRow(NamedTuple):
    component_id: str
    day: int
    by_hand: bool
    maintenance_ms: int
    degraded_ms: int
    partial_ms: int
    outage_ms: int


class MonthRow(NamedTuple):
    component_id: str
    month: str
    by_hand: bool
    maintenance_ms: int
    degraded_ms: int
    partial_ms: int
    outage_ms: int


class PictureRow(NamedTuple):
    place: str
    sha256: str
    width: int
    height: int
    body: bytes


class IncidentRow(NamedTuple):
    id: str
    kind: str
    title: str
    state: str
    impact: str
    started_at: int | None
    scheduled_start: int | None
    scheduled_end: int | None
    resolved_at: int | None
    promised_next_at: int | None
    updated_at: int


class UpdateRow(NamedTuple):
    incident_id: str
    id: str
    state: str
    body: str
    at: int
    edited_at: int | None
    earlier: str


class AffectedRow(NamedTuple):
    incident_id: str
    component_id: str | None
    worst: str
    current: str
    name: str


class HeldRow(NamedTuple):
    incident_id: str
    component_id: str
    from_at: int
    to_at: int | None


@dataclass(frozen=True, slots=True)
class IncidentRows:
    """Incidents, newest first, with what hangs on them."""

    incidents: list[IncidentRow]
    updates: list[UpdateRow]
    affected: list[AffectedRow]
    held: list[HeldRow]


@dataclass(frozen=True, slots=True)
class PageRows:
    """All rows of one page, as of one moment."""

    page: PageRow
    hosts: list[str]
    components: list[ComponentRow]
    spans: list[SpanRow]
    rolls: list[RollRow]
    months: list[MonthRow]
    pictures: list[PictureRow]
    shown: IncidentRows


_INCIDENTS_OF_PAGE = "FROM incident i WHERE i.page_id = p.id AND i.kind = 'incident' AND i.resolved_at IS"
_ELSEWHERE = {
    "standing": "a.standing",
    "plan": "e.plan",
    "plan_starts_at": "e.starts_at",
    "plan_ends_at": "e.ends_at",
    "in_incident": f"p.expires_at IS NOT NULL AND EXISTS (SELECT 1 {_INCIDENTS_OF_PAGE} NULL)",
    "last_resolved_at": "CASE WHEN p.expires_at IS NOT NULL THEN"
    f" (SELECT MAX(i.resolved_at) {_INCIDENTS_OF_PAGE} NOT NULL) END",
}
_PAGE_COLUMNS = ", ".join(_ELSEWHERE.get(name, f"p.{name}") for name in PageRow._fields)
_INCIDENT_COLUMNS = ", ".join(f"i.{name}" for name in IncidentRow._fields)
_PAGE = (
    f"SELECT {_PAGE_COLUMNS} FROM page p JOIN account a ON a.id = p.account_id"
    " LEFT JOIN entitlement_event e ON e.id ="
    " (SELECT MAX(g.id) FROM entitlement_event g WHERE g.account_id = a.id) WHERE p.id = ?"
)
_HOSTS = (
    "SELECT host FROM host WHERE page_id = ? AND state = 'verified'"
    " ORDER BY CASE kind WHEN 'custom' THEN 0 ELSE 1 END, id"
)
_COMPONENTS = (
    "SELECT id, parent_id, kind, name, status, pinned, show_uptime, since FROM component"
    " WHERE page_id = ? AND removed_at IS NULL ORDER BY position, id"
)
_SPANS = (
    "SELECT s.component_id, s.status, s.source, s.incident_id, s.from_at, s.to_at"
    " FROM component c JOIN status_span s ON s.component_id = c.id"
    " WHERE c.page_id = ? AND c.removed_at IS NULL AND (s.to_at IS NULL OR s.to_at >= ?)"
)
_ROLLS = (
    "SELECT r.component_id, r.day, r.by_hand, r.maintenance_ms, r.degraded_ms, r.partial_ms, r.outage_ms"
    " FROM component c JOIN day_roll r ON r.component_id = c.id"
    " WHERE c.page_id = ? AND c.removed_at IS NULL AND r.day >= ?"
)
_MONTHS = (
    "SELECT r.component_id, {month} AS month, r.by_hand, {sums}"
    " FROM component c JOIN day_roll r ON r.component_id = c.id"
    " WHERE c.page_id = ? AND c.removed_at IS NULL AND r.day >= ? AND r.day < ? GROUP BY 1, 2, 3"
)
_SUMS = ", ".join(f"CAST(SUM(r.{name}) AS BIGINT)" for name in MonthRow._fields[3:])
_PICTURES = "SELECT place, sha256, width, height, body FROM page_picture WHERE page_id = ? ORDER BY place"
_PAST = "SELECT id FROM incident WHERE page_id = ? AND resolved_at >= ? ORDER BY id DESC LIMIT ?"
_SHOWN = f"i.page_id = ? AND (i.resolved_at IS NULL OR i.id IN ({_PAST}))"
_CURRENT = (
    "CASE WHEN i.resolved_at IS NULL AND i.started_at IS NOT NULL THEN COALESCE(c.status, a.current)"
    " ELSE a.current END"
)
_INCIDENTS = f"SELECT {_INCIDENT_COLUMNS} FROM incident i WHERE {{where}} ORDER BY i.id DESC"
_UPDATES = (
    "SELECT u.incident_id, u.id, u.state, u.body, u.at, u.edited_at, u.earlier FROM incident i"
    " JOIN incident_update u ON u.incident_id = i.id WHERE {where} ORDER BY u.at DESC, u.id DESC"
)
_AFFECTED = (
    f"SELECT a.incident_id, c.id, a.worst, {_CURRENT}, COALESCE(c.name, a.component_name)"
    " FROM incident i JOIN affected a ON a.incident_id = i.id"
    " LEFT JOIN component c ON c.id = a.component_id AND c.removed_at IS NULL WHERE {where} ORDER BY a.id"
)
_HELD = (
    "SELECT s.incident_id, s.component_id, s.from_at, s.to_at FROM incident i"
    " JOIN status_span s ON s.incident_id = i.id WHERE {where}"
)


def incident_statements(where: str, values: Sequence[Any]) -> list[Statement]:
    """The four SELECTs that make the incidents matching `where` (over alias i) whole."""
    return [(sql.format(where=where), values) for sql in (_INCIDENTS, _UPDATES, _AFFECTED, _HELD)]


def incident_rows(results: Sequence[Sequence[Sequence[Any]]]) -> IncidentRows:
    """The answers to `incident_statements`, named."""
    incidents, updates, affected, held = results
    return IncidentRows(
        [IncidentRow(*row) for row in incidents],
        [UpdateRow(*row) for row in updates],
        [AffectedRow(*row) for row in affected],
        [HeldRow(*row) for row in held],
    )


async def page_rows(page_id: UUID, now: int) -> PageRows | None:
    """Everything a visitor may see of the page at `now` (ms); None when there is no such page."""
    pages, hosts, components, spans, rolls, months, pictures, *shown = await read(*_statements(page_id, now))
    if not pages:
        return None
    return PageRows(
        page=PageRow(*pages[0]),
        hosts=[row[0] for row in hosts],
        components=[ComponentRow(*row) for row in components],
        spans=[SpanRow(*row) for row in spans],
        rolls=[RollRow(*row) for row in rolls],
        months=[MonthRow(*row) for row in months],
        pictures=[PictureRow(*row) for row in pictures],
        shown=incident_rows(shown),
    )


def without(found: PageRows, hidden: frozenset[object]) -> PageRows:
    """The rows of a page whose plan hides some components: they are not seen, nor said of in incidents."""
    if not hidden:
        return found
    affected = [each for each in found.shown.affected if each.component_id not in hidden]
    return replace(
        found,
        components=[row for row in found.components if row.id not in hidden],
        spans=[span for span in found.spans if span.component_id not in hidden],
        shown=replace(found.shown, affected=affected),
    )


@lru_cache(maxsize=16_384)
def shown_id(prefix: str, row_id: str) -> str:
    """The public id of a row; ids are read as text from both databases."""
    return public_id(prefix, UUID(row_id))


def json_of(value: str) -> Any:
    """JSON is read as text from both databases."""
    return json.loads(value)


@lru_cache(maxsize=4)
def _months_before(today: date) -> tuple[str, int, int]:
    """What adds rolls up by month, and from which day to which: those that are not read one by one.

    A month more than is shown, since elsewhere it may still be yesterday's month.
    """
    starts = [months_back(today, number) for number in range(UPTIME_MONTHS, -1, -1)]
    cases = [
        f"WHEN r.day < {after.toordinal()} THEN '{start.isoformat()[:7]}'"
        for start, after in pairwise(starts)
    ]
    return f"CASE {' '.join(cases)} END", starts[0].toordinal(), today.toordinal() - UPTIME_DAYS


def _statements(page_id: UUID, now: int) -> list[Statement]:
    month, months_from, first_day = _months_before(moment(now).date())
    past_from = now - (PAST_DAYS + 1) * MS_PER_DAY
    return [
        (_PAGE, (page_id,)),
        (_HOSTS, (page_id,)),
        (_COMPONENTS, (page_id,)),
        (_SPANS, (page_id, now - 2 * MS_PER_DAY)),
        (_ROLLS, (page_id, first_day)),
        (_MONTHS.format(month=month, sums=_SUMS), (page_id, months_from, first_day)),
        (_PICTURES, (page_id,)),
        *incident_statements(_SHOWN, (page_id, page_id, past_from, PAST_INCIDENTS_MAX)),
    ]
