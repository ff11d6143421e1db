"""Deleting an incident with what it counted."""

import pytest

from app.core.errors import NotFound
from app.core.ids import new_id
from tenants.components.status import set_status
from tenants.incidents.models import Affected, Incident, IncidentUpdate
from tenants.incidents.remove import delete_incident
from tenants.pages.models import AuditEntry
from tenants.uptime.models import DayRoll, StatusSpan
from tenants.words import State, Status
from tests.cast import Cast
from tests.factories import OPERATOR, make_incident
from tests.tenants.incidents.stage import Stage

DOWN, SLOW = Status.OUTAGE, Status.DEGRADED


async def outage_minutes() -> int:
    """All outage that the day rolls count."""
    amounts: list[int] = [roll.outage_ms for roll in await DayRoll.all()]
    return sum(amounts) // 60_000


async def test_it_goes_with_its_updates_and_what_it_touched(here: Stage) -> None:
    incident = await here.open({"EU": DOWN})
    await delete_incident(OPERATOR, here.acme.page.id, incident.id)
    counts = [await model.all().count() for model in (Incident, IncidentUpdate, Affected, StatusSpan)]
    assert counts == [0, 0, 0, 0]


async def test_leaves_that_it_still_holds_go_operational(here: Stage) -> None:
    incident = await here.open({"EU": DOWN, "US": DOWN})
    await set_status(OPERATOR, here.acme.page.id, here.acme.us.id, SLOW)
    await delete_incident(OPERATOR, here.acme.page.id, incident.id)
    assert await here.statuses() == {"US": SLOW}


async def test_its_time_leaves_the_uptime_and_other_time_stays(here: Stage) -> None:
    first = await here.open({"EU": DOWN})
    here.clock.forward(hours=30)
    await here.post(first, State.RESOLVED)
    second = await here.open({"EU": DOWN})
    here.clock.forward(minutes=7)
    await here.post(second, State.RESOLVED)
    assert await outage_minutes() == 30 * 60 + 7
    await delete_incident(OPERATOR, here.acme.page.id, first.id)
    assert await outage_minutes() == 7


async def test_the_audit_says_what_it_was(here: Stage) -> None:
    incident = await here.open()
    await delete_incident(OPERATOR, here.acme.page.id, incident.id)
    line = await AuditEntry.get(act="incident.delete")
    assert line.detail == {"title": "Slow", "started_at": incident.started_at}


async def test_an_absent_or_foreign_incident_is_not_found(cast: Cast, here: Stage) -> None:
    foreign = await make_incident(cast.rival_page.id)
    for incident_id in (new_id(), foreign.id):
        with pytest.raises(NotFound, match="No such incident"):
            await delete_incident(OPERATOR, here.acme.page.id, incident_id)
    assert await Incident.filter(id=foreign.id).exists()
