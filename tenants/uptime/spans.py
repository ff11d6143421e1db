"""Status spans: opened and closed by whoever sets a status, the one source of uptime."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from app.db.direct import rows_of, run_many
from tenants.components.models import Component
from tenants.pages.change import Change
from tenants.uptime.models import StatusSpan
from tenants.uptime.rolls import add_to_rolls, take_from_rolls
from tenants.words import Source, Status

_OPEN = "INSERT INTO status_span (component_id, status, source, incident_id, from_at) VALUES (?, ?, ?, ?, ?)"
_CLOSE = "UPDATE status_span SET to_at = ? WHERE id = ?"
_SET = "UPDATE component SET status = ? WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Cause:
    """Who sets a status: a hand, a monitor, or an incident by its id."""

    source: Source
    incident_id: UUID | None = None


async def hold(changing: Change, wanted: Collection[tuple[Component, Status]], cause: Cause) -> bool:
    """Give each leaf its status from now on; False when that changes nothing at all.

    The last act wins and closes the open span (contract §2). A hand or a monitor that repeats
    the status changes nothing; an incident takes a span over from another cause.
    """
    spans = await _open_spans(changing, [leaf for leaf, _ in wanted])
    moved = [(leaf, to) for leaf, to in wanted if leaf.status != to or _takes_over(spans.get(leaf.id), cause)]
    await _close(changing, [spans[leaf.id] for leaf, _ in moved if leaf.id in spans])
    await _open(changing, moved, cause)
    await _set(changing, moved)
    return bool(moved)


async def erase_incident(changing: Change, incident_id: UUID) -> None:
    """Take everything that an incident counted out of the history; leaves it still holds go operational."""
    counted = StatusSpan.filter(incident_id=incident_id).using_db(changing.db)
    spans = await counted.prefetch_related("component")
    await take_from_rolls([span for span in spans if span.to_at is not None], _zone(changing), changing.db)
    await _set(changing, [(span.component, Status.OPERATIONAL) for span in spans if span.to_at is None])
    await counted.delete()


async def _open_spans(changing: Change, leaves: Sequence[Component]) -> dict[UUID, StatusSpan]:
    """The open span of each leaf that has one: those that are not operational."""
    held = [leaf.id for leaf in leaves if leaf.status != Status.OPERATIONAL]
    if not held:
        return {}
    sql = f"SELECT * FROM status_span WHERE to_at IS NULL AND component_id IN ({', '.join('?' * len(held))})"
    return {span.component_id: span for span in await rows_of(changing.db, StatusSpan, sql, held)}


async def _close(changing: Change, spans: Sequence[StatusSpan]) -> None:
    """End spans now and add them to the day rolls; one that held nothing leaves no trace."""
    counted = [span for span in spans if span.from_at < changing.at]
    empty = [span.id for span in spans if span.from_at >= changing.at]
    if empty:
        await StatusSpan.filter(id__in=empty).using_db(changing.db).delete()
    for span in counted:
        span.to_at = changing.at
    await run_many(changing.db, _CLOSE, [(span.to_at, span.id) for span in counted])
    await add_to_rolls(counted, _zone(changing), changing.db)


async def _open(changing: Change, moved: Collection[tuple[Component, Status]], cause: Cause) -> None:
    held = [(leaf, status) for leaf, status in moved if status is not Status.OPERATIONAL]
    by = (cause.source, cause.incident_id, changing.at)
    await run_many(changing.db, _OPEN, [(leaf.id, status, *by) for leaf, status in held])


async def _set(changing: Change, moved: Collection[tuple[Component, Status]]) -> None:
    for leaf, status in moved:
        leaf.status = status
    await run_many(changing.db, _SET, [(status, leaf.id) for leaf, status in moved])


def _takes_over(span: StatusSpan | None, cause: Cause) -> bool:
    if cause.source is not Source.INCIDENT or span is None:
        return False
    return span.incident_id != cause.incident_id


def _zone(changing: Change) -> ZoneInfo:
    return ZoneInfo(changing.page.time_zone)
