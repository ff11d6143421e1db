"""Setting a status by hand or by key."""

import pytest

from app.core.errors import NotFound
from app.core.ids import new_id, public_id
from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.incidents.references import Reference
from tenants.pages.models import AuditEntry, Page
from tenants.uptime.models import StatusSpan
from tenants.words import Source, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component, make_incident
from tests.fakes import FakeClock

TROUBLE = [status for status in Status if status is not Status.OPERATIONAL]


async def set_eu(acme: Acme, status: Status, source: Source = Source.MANUAL) -> Component:
    return await set_status(OPERATOR, acme.page.id, acme.eu.id, status, source)


async def spans(acme: Acme) -> list[tuple[str, str, int, int | None]]:
    rows = await StatusSpan.filter(component_id=acme.eu.id).order_by("id")
    return [(row.status, row.source, row.from_at, row.to_at) for row in rows]


@pytest.mark.parametrize("status", TROUBLE)
@pytest.mark.parametrize("source", [Source.MANUAL, Source.MONITOR])
async def test_trouble_opens_a_span(acme: Acme, clock: FakeClock, status: Status, source: Source) -> None:
    assert (await set_eu(acme, status, source)).status is status
    assert (await Component.get(id=acme.eu.id)).status == status
    assert await spans(acme) == [(status, source, clock.at, None)]


async def test_another_status_closes_it_and_opens_the_next(acme: Acme, clock: FakeClock) -> None:
    start = clock.at
    await set_eu(acme, Status.OUTAGE)
    turn = clock.forward(minutes=1)
    await set_eu(acme, Status.DEGRADED, Source.MONITOR)
    end = clock.forward(minutes=1)
    await set_eu(acme, Status.OPERATIONAL)
    assert await spans(acme) == [("outage", "manual", start, turn), ("degraded", "monitor", turn, end)]


async def test_a_status_that_held_for_no_time_leaves_no_trace(acme: Acme, clock: FakeClock) -> None:
    await set_eu(acme, Status.OUTAGE)
    await set_eu(acme, Status.OPERATIONAL)
    assert await spans(acme) == []


@pytest.mark.parametrize("status", Status)
async def test_the_same_again_changes_nothing(acme: Acme, clock: FakeClock, status: Status) -> None:
    await set_eu(acme, status)
    version, told = (await Page.get(id=acme.page.id)).version, await spans(acme)
    clock.forward(minutes=1)
    await set_eu(acme, status, Source.MONITOR)
    assert ((await Page.get(id=acme.page.id)).version, await spans(acme)) == (version, told)


async def test_the_last_act_wins_over_an_incident(acme: Acme, clock: FakeClock) -> None:
    await make_incident(acme.page.id, components=(Reference("EU", Status.OUTAGE),))
    clock.forward(minutes=1)
    await set_eu(acme, Status.DEGRADED)
    assert [span[:2] for span in await spans(acme)] == [("outage", "incident"), ("degraded", "manual")]


async def test_the_audit_says_from_what_to_what(acme: Acme) -> None:
    await set_eu(acme, Status.PARTIAL)
    line = await AuditEntry.get(act="component.status")
    assert line.target == public_id("c", acme.eu.id)
    assert line.detail == {"name": "EU", "from": "operational", "to": "partial"}


async def test_a_group_an_absent_and_a_foreign_leaf_are_not_found(cast: Cast, acme: Acme) -> None:
    foreign = await make_component(cast.rival_page.id)
    for component_id in (acme.api.id, new_id(), foreign.id):
        with pytest.raises(NotFound) as refused:
            await set_status(OPERATOR, acme.page.id, component_id, Status.OUTAGE)
        assert refused.value.sentence == "No such component."
