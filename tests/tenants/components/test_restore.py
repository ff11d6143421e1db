"""What was deleted comes back whole: ids, places, statuses, history."""

from collections.abc import Sequence

import pytest

from app.core.errors import LimitReached, NotFound
from app.core.ids import public_id
from ledger.plans import PlanName
from public_site.load import load
from tenants.accounts.standing import set_plan
from tenants.components.models import Component
from tenants.components.move import move_component
from tenants.components.remove import remove_component
from tenants.components.restore import removed_of, restore_component
from tenants.components.status import set_status
from tenants.components.tree import TreeNode, component_of, tree_of
from tenants.incidents.reading import incident_of
from tenants.incidents.references import Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.pages.models import AuditEntry
from tenants.uptime.models import DayRoll, StatusSpan
from tenants.words import State, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component, make_incident
from tests.fakes import FakeClock


async def outline(acme: Acme) -> str:
    """The tree in one line."""
    return _line(await tree_of(OPERATOR, acme.page.id))


def _line(nodes: Sequence[TreeNode]) -> str:
    return " ".join(
        node.component.name + (f"({_line(node.children)})" if node.children else "") for node in nodes
    )


async def test_a_leaf_comes_back_where_it_stood(acme: Acme) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.eu.id)
    assert await outline(acme) == "API(US) Website"
    back = await restore_component(OPERATOR, acme.page.id, acme.eu.id)
    assert back.id == acme.eu.id
    assert await outline(acme) == "API(EU US) Website"


async def test_a_branch_comes_back_with_everything_in_it(acme: Acme) -> None:
    inner = await make_component(acme.page.id, "Inner", parent_id=acme.api.id, category=True)
    await make_component(acme.page.id, "Deep", parent_id=inner.id)
    await remove_component(OPERATOR, acme.page.id, acme.api.id)
    await restore_component(OPERATOR, acme.page.id, acme.api.id)
    assert await outline(acme) == "API(EU US Inner(Deep)) Website"


async def test_its_status_and_history_come_back_with_it(acme: Acme, clock: FakeClock) -> None:
    for status in (Status.OUTAGE, Status.PARTIAL):
        await set_status(OPERATOR, acme.page.id, acme.eu.id, status)
        clock.forward(minutes=5)
    before = await StatusSpan.all().order_by("id").values(), await DayRoll.all().values()
    await remove_component(OPERATOR, acme.page.id, acme.api.id)
    await restore_component(OPERATOR, acme.page.id, acme.api.id)
    assert (await component_of(OPERATOR, acme.page.id, acme.eu.id)).status == Status.PARTIAL
    assert (await StatusSpan.all().order_by("id").values(), await DayRoll.all().values()) == before


async def test_visitors_see_the_same_page_as_before(acme: Acme, clock: FakeClock) -> None:
    await make_incident(acme.page.id, components=(Reference("eu", Status.OUTAGE),))
    clock.forward(minutes=5)
    before = await load(acme.page.id)
    await remove_component(OPERATOR, acme.page.id, acme.api.id)
    assert (await load(acme.page.id)) != before
    await restore_component(OPERATOR, acme.page.id, acme.api.id)
    after = await load(acme.page.id)
    assert before is not None
    assert after is not None
    assert (after.tree, after.incidents) == (before.tree, before.incidents)


async def test_a_group_takes_back_what_was_lifted_out_of_it(acme: Acme) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.api.id, keep_children=True)
    assert await outline(acme) == "EU US Website"
    await restore_component(OPERATOR, acme.page.id, acme.api.id)
    assert await outline(acme) == "API(EU US) Website"


async def test_but_not_what_somebody_put_elsewhere_meanwhile(acme: Acme) -> None:
    core = await make_component(acme.page.id, "Core", category=True)
    await remove_component(OPERATOR, acme.page.id, acme.api.id, keep_children=True)
    await move_component(OPERATOR, acme.page.id, acme.us.id, core.id, None)
    await restore_component(OPERATOR, acme.page.id, acme.api.id)
    assert await outline(acme) == "API(EU) Website Core(US)"


async def test_without_its_group_it_comes_back_at_the_top_level(acme: Acme) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.eu.id)
    await remove_component(OPERATOR, acme.page.id, acme.api.id)
    await restore_component(OPERATOR, acme.page.id, acme.eu.id)
    assert await outline(acme) == "Website EU"
    await restore_component(OPERATOR, acme.page.id, acme.api.id)
    assert await outline(acme) == "API(US) Website EU"


async def test_an_incident_that_ended_meanwhile_has_let_it_go(acme: Acme) -> None:
    incident = await make_incident(acme.page.id, components=(Reference("eu", Status.OUTAGE),))
    await remove_component(OPERATOR, acme.page.id, acme.eu.id)
    await post_update(OPERATOR, acme.page.id, incident.id, UpdateDraft(State.RESOLVED))
    await restore_component(OPERATOR, acme.page.id, acme.eu.id)
    assert (await component_of(OPERATOR, acme.page.id, acme.eu.id)).status == Status.OPERATIONAL
    touched = (await incident_of(OPERATOR, acme.page.id, incident.id)).affected[0].leaf
    assert touched is not None


async def test_it_needs_room_as_a_new_one_does(cast: Cast, acme: Acme) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.eu.id)
    for name in ("One", "Two", "Three"):
        await make_component(acme.page.id, name)
    await set_plan(OPERATOR, cast.owner.account.id, PlanName.FREE)
    with pytest.raises(LimitReached):
        await restore_component(OPERATOR, acme.page.id, acme.eu.id)
    assert not await _is_there(acme.eu)


async def test_after_30_days_it_is_gone(acme: Acme, clock: FakeClock) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.eu.id)
    clock.forward(days=31)
    assert await removed_of(OPERATOR, acme.page.id) == []
    with pytest.raises(NotFound):
        await restore_component(OPERATOR, acme.page.id, acme.eu.id)


async def test_only_the_top_of_what_was_deleted_is_listed_and_brought_back(acme: Acme) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.api.id)
    assert [each.name for each in await removed_of(OPERATOR, acme.page.id)] == ["API"]
    for component in (acme.eu, acme.website):
        with pytest.raises(NotFound):
            await restore_component(OPERATOR, acme.page.id, component.id)


async def test_what_another_page_deleted_is_absent(cast: Cast, acme: Acme) -> None:
    foreign = await make_component(cast.rival_page.id)
    await remove_component(OPERATOR, cast.rival_page.id, foreign.id)
    with pytest.raises(NotFound):
        await restore_component(OPERATOR, acme.page.id, foreign.id)


async def test_the_trail_says_who_brought_it_back(acme: Acme) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.eu.id)
    await restore_component(OPERATOR, acme.page.id, acme.eu.id)
    line = await AuditEntry.get(act="component.restore")
    assert (line.target, line.detail) == (public_id("c", acme.eu.id), {"name": "EU", "kind": "leaf"})


async def _is_there(component: Component) -> bool:
    return any(
        component.id == each.component.id
        for node in await tree_of(OPERATOR, component.page_id)
        for each in (node, *node.children)
    )
