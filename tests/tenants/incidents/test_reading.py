"""Finding incidents: one whole, or many newest first."""

import pytest

from app.core.errors import NotFound
from app.core.ids import new_id
from tenants.components.remove import remove_component
from tenants.incidents.models import Incident
from tenants.incidents.reading import incident_of, incidents_of
from tenants.words import IncidentKind, State, Status
from tests.cast import Cast
from tests.factories import OPERATOR, make_incident
from tests.tenants.incidents.stage import Stage


async def test_an_incident_comes_with_its_updates_newest_first(cast: Cast, here: Stage) -> None:
    incident = await here.open()
    await here.post(incident, State.MONITORING)
    here.clock.forward(minutes=1)
    await here.post(incident, State.RESOLVED)
    detail = await incident_of(cast.viewer.scope, here.acme.page.id, incident.id)
    assert [update.state for update in detail.updates] == ["resolved", "monitoring", "investigating"]


async def test_and_with_what_it_touched_in_that_order_even_when_it_is_gone(here: Stage) -> None:
    incident = await here.open({"Website": Status.OUTAGE, "EU": Status.OUTAGE})
    await remove_component(OPERATOR, here.acme.page.id, here.acme.website.id)
    detail = await incident_of(OPERATOR, here.acme.page.id, incident.id)
    assert [(row.component_name, row.leaf is None) for row in detail.affected] == [
        ("Website", True), ("EU", False),
    ]  # fmt: skip


async def test_an_absent_or_foreign_incident_is_not_found(cast: Cast, here: Stage) -> None:
    foreign = await make_incident(cast.rival_page.id)
    for incident_id in (new_id(), foreign.id):
        with pytest.raises(NotFound):
            await incident_of(cast.owner.scope, here.acme.page.id, incident_id)


async def test_lists_are_newest_first_and_go_on_where_they_were_left(cast: Cast, here: Stage) -> None:
    made = [await here.open() for _ in range(3)]
    first = await incidents_of(OPERATOR, here.acme.page.id, limit=2)
    rest = await incidents_of(OPERATOR, here.acme.page.id, before=first[-1].id)
    assert [each.id for each in (*first, *rest)] == [each.id for each in reversed(made)]


async def test_lists_can_be_narrowed(here: Stage) -> None:
    running, over = await here.open(), await here.open(state=State.RESOLVED)
    planned = await here.plan()

    async def found(kind: IncidentKind | None = None, is_open: bool | None = None) -> set[Incident]:
        return set(await incidents_of(OPERATOR, here.acme.page.id, kind=kind, is_open=is_open))

    assert await found() == {running, over, planned}
    assert await found(is_open=True) == {running, planned}
    assert await found(is_open=False) == {over}
    assert await found(kind=IncidentKind.MAINTENANCE) == {planned}
    assert await found(kind=IncidentKind.INCIDENT, is_open=True) == {running}
