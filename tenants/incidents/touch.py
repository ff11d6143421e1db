"""What an incident does to leaves: hold them in a status, remember the worst, set them free."""

from uuid import UUID

from tenants.components.models import Component
from tenants.components.tree import is_leaf
from tenants.incidents.models import Affected, Incident
from tenants.incidents.references import Meant
from tenants.pages.change import Change
from tenants.uptime.spans import Cause, hold
from tenants.words import Source, Status, worst_of


async def touch(changing: Change, incident: Incident, meant: Meant) -> None:
    """Put each leaf in its status for this incident, and keep the references that meant none for the team.

    While a maintenance waits for its window the statuses are only noted.
    """
    for leaf, status in meant.leaves:
        await _mark(changing, incident, leaf, status)
        if incident.started_at is not None:
            cause = Cause(Source.INCIDENT, incident.id)
            await hold(leaf, status, cause, changing.page, changing.at, changing.db)
    _note_dropped(incident, meant)


async def hold_planned(changing: Change, incident: Incident) -> None:
    """Hold every planned leaf, at the beginning of a maintenance."""
    cause = Cause(Source.INCIDENT, incident.id)
    for row in await _rows(changing, incident.id):
        if row.component is not None:
            status = Status(row.current)
            await hold(row.component, status, cause, changing.page, changing.at, changing.db)


async def set_free(changing: Change, incident: Incident) -> None:
    """Reset every leaf the incident ever touched to operational, even one that another holds (seed 000).

    A maintenance that never began has touched nothing.
    """
    if incident.started_at is None:
        return
    for row in await _rows(changing, incident.id):
        if row.component is not None and is_leaf(row.component):
            cause = Cause(Source.INCIDENT, incident.id)
            await hold(row.component, Status.OPERATIONAL, cause, changing.page, changing.at, changing.db)
        row.current = Status.OPERATIONAL
        await row.save(using_db=changing.db, update_fields=["current"])


def _note_dropped(incident: Incident, meant: Meant) -> None:
    """Remember references that meant nothing, each once."""
    known = list(incident.dropped_references)
    incident.dropped_references = known + [name for name in dict.fromkeys(meant.dropped) if name not in known]


async def _mark(changing: Change, incident: Incident, leaf: Component, status: Status) -> None:
    row = await Affected.get_or_none(incident_id=incident.id, component_id=leaf.id, using_db=changing.db)
    if row is None:
        row = Affected(incident_id=incident.id, component_id=leaf.id, worst=status)
    row.worst = worst_of([Status(row.worst), status])
    row.current, row.component_name = status, leaf.name
    await row.save(using_db=changing.db)


async def _rows(changing: Change, incident_id: UUID) -> list[Affected]:
    rows = Affected.filter(incident_id=incident_id).using_db(changing.db)
    return await rows.order_by("id").prefetch_related("component")
