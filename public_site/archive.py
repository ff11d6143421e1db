"""Which archive pages a change makes anew: permalinks, their neighbours, and the months they stand in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from app.core.ids import parse_public_id, public_id
from app.db.reading import read
from public_site.answer import Answer
from public_site.load_incidents import incidents_from
from public_site.render.archive import incident_answer, month_answers
from public_site.rows import incident_rows, incident_statements, json_of, uuid_of
from public_site.snapshot import Incident, Node, Snapshot
from tenants.uptime.rolls import local_day

_SELECT_CHANGED = "SELECT id FROM incident WHERE page_id = ? AND touched > ? AND started_at IS NOT NULL"
_SELECT_DELETED = "SELECT target, detail FROM audit_entry WHERE page_id = ? AND page_version > ? AND act = 'incident.delete'"
_SELECT_BEGUN = "SELECT id, started_at FROM incident WHERE page_id = ? AND started_at IS NOT NULL ORDER BY id"
_BATCH_LENGTH = 200


@dataclass(frozen=True, slots=True)
class ArchiveChange:
    """Answers to write, and paths that are no more."""

    written: list[Answer]
    removed: list[str]


@dataclass(frozen=True, slots=True)
class _Changed:
    """Incidents to render again, those deleted, and the months that either stand in."""

    incidents: set[str]
    deleted: list[str]
    months: set[str]


async def archive_change(snapshot: Snapshot, before: Snapshot | None) -> ArchiveChange:
    """What the archive of `snapshot`'s page needs since `before` was published; all of it when None.

    A change of the frame (name, words, theme, component names) makes everything anew.
    """
    page_id = parse_public_id("p", snapshot.page_id)
    if not snapshot.visible or page_id is None:
        return ArchiveChange([], [])
    since = before.version if before is not None and _frame(before) == _frame(snapshot) else 0
    changed, deleted = await read((_SELECT_CHANGED, (page_id, since)), (_SELECT_DELETED, (page_id, since)))
    if since and not changed and not deleted:
        return ArchiveChange([], [])
    begun = await _begun(page_id, snapshot)
    affected = _affected(
        [row[0] for row in changed], [(row[0], json_of(row[1])) for row in deleted], begun, snapshot
    )
    written = await _permalinks(snapshot, page_id, affected.incidents, list(begun))
    written += await _months(snapshot, page_id, affected.months, begun)
    return ArchiveChange(written, [f"/incidents/{target}" for target in affected.deleted])


async def _begun(page_id: UUID, snapshot: Snapshot) -> dict[str, str]:
    """Ids of all incidents that have begun, oldest first, with their months."""
    zone = ZoneInfo(snapshot.time_zone)
    [found] = await read((_SELECT_BEGUN, (page_id,)))
    return {row[0]: _month(local_day(row[1], zone)) for row in found}


def _affected(
    changed: Sequence[str],
    deleted: Sequence[tuple[str, dict[str, int]]],
    begun: dict[str, str],
    snapshot: Snapshot,
) -> _Changed:
    zone = ZoneInfo(snapshot.time_zone)
    order = list(begun)
    places = {incident_id: place for place, incident_id in enumerate(order)}
    near = set(changed)
    for incident_id in changed:
        place = places[incident_id]
        near.update(order[max(0, place - 1) : place + 2])
    if deleted:
        near.update(order)
    months = {begun[incident_id] for incident_id in changed} | {snapshot.today[:7]}
    months |= {
        _month(local_day(detail["started_at"], zone)) for _, detail in deleted if detail.get("started_at")
    }
    return _Changed(near, [target for target, _ in deleted], _with_neighbours(months, begun, snapshot))


async def _permalinks(snapshot: Snapshot, page_id: UUID, wanted: set[str], order: list[str]) -> list[Answer]:
    links = [public_id("i", uuid_of(incident_id)) for incident_id in order]
    places = {link: place for place, link in enumerate(links)}
    written = []
    ids = sorted(wanted)
    for start in range(0, len(ids), _BATCH_LENGTH):
        for incident in await _load(snapshot, page_id, ids[start : start + _BATCH_LENGTH]):
            place = places[incident.id]
            older = links[place - 1] if place else None
            newer = links[place + 1] if place + 1 < len(links) else None
            written.append(incident_answer(snapshot, incident, older, newer))
    return written


async def _months(snapshot: Snapshot, page_id: UUID, wanted: set[str], begun: dict[str, str]) -> list[Answer]:
    known = sorted({*begun.values(), snapshot.today[:7]})
    written = []
    for month in sorted(wanted & set(known)):
        ids = [incident_id for incident_id, its_month in begun.items() if its_month == month]
        incidents = await _load(snapshot, page_id, ids[-_BATCH_LENGTH:])
        place = known.index(month)
        older = known[place - 1] if place else None
        newer = known[place + 1] if place + 1 < len(known) else None
        written += month_answers(snapshot, month, incidents, older, newer)
    return written


async def _load(snapshot: Snapshot, page_id: UUID, ids: Sequence[str]) -> list[Incident]:
    where = f"i.page_id = ? AND i.id IN ({', '.join('?' * len(ids))})" if ids else "1 = 0 AND i.page_id = ?"
    values = (page_id, *(uuid_of(each) for each in ids))
    found = incident_rows(await read(*incident_statements(where, values)))
    return incidents_from(found, snapshot.as_of)


def _with_neighbours(months: Iterable[str], begun: dict[str, str], snapshot: Snapshot) -> set[str]:
    known = sorted({*begun.values(), snapshot.today[:7], *months})
    near: set[str] = set()
    for month in months:
        place = known.index(month)
        near.update(known[max(0, place - 1) : place + 2])
    return near


def _frame(snapshot: Snapshot) -> tuple[object, ...]:
    """What every archive page shows besides its incidents."""
    names = tuple((node.id, node.name) for node in _all_nodes(snapshot.tree))
    words, theme = sorted(snapshot.labels.items()), sorted(snapshot.theme.items())
    shown = (snapshot.show_footer, snapshot.show_uptime, snapshot.time_zone, snapshot.today[:7])
    return (snapshot.name, snapshot.url, words, theme, shown, names, snapshot.visible)


def _all_nodes(nodes: Iterable[Node]) -> Iterable[Node]:
    for node in nodes:
        yield node
        yield from _all_nodes(node.children)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"
