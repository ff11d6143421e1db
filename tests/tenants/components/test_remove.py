"""Removing components, alone or with all below them."""

import pytest

from app.core.errors import NotFound
from app.core.ids import public_id
from tenants.components.edit import ComponentEdit, edit_component
from tenants.components.models import Component
from tenants.components.remove import remove_component
from tenants.components.status import set_status
from tenants.components.tree import tree_of
from tenants.incidents.models import Incident
from tenants.incidents.reading import incident_of
from tenants.incidents.references import Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.pages.models import AuditEntry, Page
from tenants.uptime.models import DayRoll, StatusSpan
from tenants.words import State, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component, make_incident
from tests.fakes import FakeClock


async def names(acme: Acme) -> list[tuple[str, int]]:
    """What stands at the top, with positions."""
    tree = await tree_of(OPERATOR, acme.page.id)
    return [(node.component.name, node.component.position) for node in tree]


async def test_a_leaf_goes_alone_and_leaves_no_gap(acme: Acme) -> None:
    await make_component(acme.page.id, "Docs")
    await remove_component(OPERATOR, acme.page.id, acme.website.id)
    assert await names(acme) == [("API", 0), ("Docs", 1)]


async def test_a_group_takes_everything_below_it_along(acme: Acme) -> None:
    inner = await make_component(acme.page.id, "Inner", parent_id=acme.api.id, category=True)
    await make_component(acme.page.id, "Deep", parent_id=inner.id)
    await remove_component(OPERATOR, acme.page.id, acme.api.id)
    assert await names(acme) == [("Website", 0)]


async def test_or_leaves_it_in_its_own_place(acme: Acme) -> None:
    inner = await make_component(acme.page.id, "Inner", parent_id=acme.api.id, category=True)
    deep = await make_component(acme.page.id, "Deep", parent_id=inner.id)
    await remove_component(OPERATOR, acme.page.id, acme.api.id, keep_children=True)
    assert await names(acme) == [("EU", 0), ("US", 1), ("Inner", 2), ("Website", 3)]
    assert (await Component.get(id=deep.id)).parent_id == inner.id


async def test_it_and_its_history_go_for_good_after_30_days(acme: Acme, clock: FakeClock) -> None:
    await set_status(OPERATOR, acme.page.id, acme.eu.id, Status.OUTAGE)
    clock.forward(minutes=5)
    await set_status(OPERATOR, acme.page.id, acme.eu.id, Status.PARTIAL)
    await remove_component(OPERATOR, acme.page.id, acme.eu.id)
    clock.forward(days=31)
    await remove_component(OPERATOR, acme.page.id, acme.us.id)
    assert not await Component.filter(id=acme.eu.id).exists()
    assert await StatusSpan.all().count() == await DayRoll.all().count() == 0


async def test_incidents_keep_the_name_it_had_at_the_end(acme: Acme) -> None:
    incident = await make_incident(
        acme.page.id, components=(Reference(public_id("c", acme.eu.id), Status.OUTAGE),)
    )
    await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(name="Europe"))
    await remove_component(OPERATOR, acme.page.id, acme.api.id)
    row = (await incident_of(OPERATOR, acme.page.id, incident.id)).affected[0]
    assert (row.leaf, row.component_name, row.worst) == (None, "Europe", Status.OUTAGE)


async def test_incidents_it_was_part_of_are_stamped_and_others_are_not(acme: Acme) -> None:
    touched = await make_incident(
        acme.page.id, components=(Reference(public_id("c", acme.eu.id), Status.OUTAGE),)
    )
    other = await make_incident(acme.page.id)
    await remove_component(OPERATOR, acme.page.id, acme.eu.id)
    version = (await Page.get(id=acme.page.id)).version
    assert (await Incident.get(id=touched.id)).touched == version
    assert (await Incident.get(id=other.id)).touched < version


async def test_an_incident_whose_leaf_is_gone_can_still_be_resolved(acme: Acme) -> None:
    incident = await make_incident(acme.page.id, components=(Reference("eu", Status.OUTAGE),))
    await remove_component(OPERATOR, acme.page.id, acme.eu.id)
    await post_update(OPERATOR, acme.page.id, incident.id, UpdateDraft(State.RESOLVED))
    assert (await Incident.get(id=incident.id)).resolved_at is not None


async def test_the_audit_says_what_it_was(acme: Acme) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.website.id)
    line = await AuditEntry.get(act="component.remove")
    assert line.target == public_id("c", acme.website.id)
    assert line.detail == {"name": "Website", "kind": "leaf"}


async def test_a_component_of_another_page_is_not_found(cast: Cast, acme: Acme) -> None:
    foreign = await make_component(cast.rival_page.id)
    with pytest.raises(NotFound):
        await remove_component(OPERATOR, acme.page.id, foreign.id)
    assert await Component.filter(id=foreign.id).exists()
