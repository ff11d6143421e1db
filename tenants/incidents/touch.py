"""What an incident does to leaves: hold them in a status, remember the worst, set them free."""

from collections.abc import Collection, Sequence
from uuid import UUID

from app.db.direct import run_many
from tenants.components.models import Component
from tenants.incidents.models import Affected, Incident
from tenants.incidents.references import REFERENCES_MAX, Meant
from tenants.pages.change import Change
from tenants.uptime.spans import Cause, hold
from tenants.words import Source, Status, worst_of

_KEEP_NAME = "UPDATE affected SET component_name = ? WHERE component_id = ?"
_STAMP = (
    "UPDATE incident SET touched = ? WHERE id IN (SELECT incident_id FROM affected WHERE component_id = ?)"
)


def remember_dropped(incident: Incident, meant: Meant) -> None:
    """Keep the references that meant no leaf for the team, each once, the latest when there are many."""
    known = dict.fromkeys([*incident.dropped_references, *meant.dropped])
    incident.dropped_references = list(known)[-REFERENCES_MAX:]


async def touch(changing: Change, incident: Incident, meant: Meant) -> None:
    """Put each leaf in its status for this incident; for a maintenance that waits it is only noted."""
    if meant.leaves:
        await _mark(changing, incident.id, meant.leaves)
    if incident.started_at is not None:
        await hold(changing, meant.leaves, _cause(incident))


async def hold_planned(changing: Change, incident: Incident) -> None:
    """Hold every planned leaf, at the beginning of a maintenance."""
    rows = await _rows(changing, incident.id)
    planned = [(row.leaf, Status(row.current)) for row in rows if row.leaf is not None]
    await hold(changing, planned, _cause(incident))


async def set_free(changing: Change, incident: Incident) -> None:
    """Reset every leaf the incident ever touched to operational, even one that another holds (seed 000).

    A maintenance that never began has touched nothing.
    """
    if incident.started_at is None:
        return
    rows = await _rows(changing, incident.id)
    touched = [(row.component, Status.OPERATIONAL) for row in rows if row.component is not None]
    await hold(changing, touched, _cause(incident))
    if rows:
        affected = Affected.filter(incident_id=incident.id).using_db(changing.db)
        await affected.update(current=Status.OPERATIONAL)


async def keep_names(changing: Change, leaves: Sequence[Component]) -> None:
    """When components go or come back: what they touched has the names they have now, and is drawn anew."""
    version = changing.page.version
    await run_many(changing.db, _KEEP_NAME, [(leaf.name, leaf.id) for leaf in leaves])
    await run_many(changing.db, _STAMP, [(version, leaf.id) for leaf in leaves])


async def _mark(changing: Change, incident_id: UUID, leaves: Collection[tuple[Component, Status]]) -> None:
    marked = {
        row.component_id: row for row in await Affected.filter(incident_id=incident_id).using_db(changing.db)
    }
    fresh: list[Affected] = []
    for leaf, status in leaves:
        row = marked.get(leaf.id)
        if row is None:
            row = Affected(incident_id=incident_id, component_id=leaf.id, worst=status)
            fresh.append(row)
        row.worst, row.current = worst_of([Status(row.worst), status]), status
        row.component_name = leaf.name
    again = [marked[leaf.id] for leaf, _ in leaves if leaf.id in marked]
    if fresh:
        await Affected.bulk_create(fresh, using_db=changing.db)
    if again:
        await Affected.bulk_update(again, ["worst", "current"], using_db=changing.db)


async def _rows(changing: Change, incident_id: UUID) -> list[Affected]:
    rows = Affected.filter(incident_id=incident_id).using_db(changing.db)
    return await rows.order_by("id").prefetch_related("component")


def _cause(incident: Incident) -> Cause:
    return Cause(Source.INCIDENT, incident.id)
