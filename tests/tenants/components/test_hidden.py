"""Leaves over the plan's number: hidden a week after the plan ended, all back with the plan."""

import pytest

from app.core.errors import Forbidden, LimitReached
from ledger.plans import PlanName
from public_site.load import load
from tenants.accounts.standing import set_plan
from tenants.components.hidden import Placed, hidden_among
from tenants.components.move import move_component
from tenants.components.status import set_status
from tenants.components.tree import tree_of
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.pages.models import Page
from tenants.pages.report import report_of
from tenants.words import Status
from tests.factories import OPERATOR, make_account, make_component, make_incident, make_page
from tests.fakes import FakeClock

pytestmark = pytest.mark.usefixtures("database", "publisher")


async def page_after_prime() -> Page:
    """Seven leaves made under Prime, the last two in a group, and Prime over a week ago or just now."""
    account = await make_account(plan=PlanName.PRIME)
    page = await make_page(account.id)
    for number in range(5):
        await make_component(page.id, f"Leaf {number}")
    group = await make_component(page.id, "Group", category=True)
    for number in (5, 6):
        await make_component(page.id, f"Leaf {number}", parent_id=group.id)
    await set_plan(OPERATOR, account.id, PlanName.FREE)
    return page


async def shown_on(page: Page) -> list[str]:
    snapshot = await load(page.id)
    assert snapshot is not None
    assert [leaf.name for leaf in (await report_of(OPERATOR, page.id)).leaves] == [
        leaf.name for leaf in snapshot.leaves
    ]
    return [node.name for node in snapshot.tree] + [leaf.name for leaf in snapshot.leaves]


async def test_all_is_shown_for_a_week_and_then_five(clock: FakeClock) -> None:
    page = await page_after_prime()
    clock.forward(days=7, seconds=-1)
    assert len(await shown_on(page)) == 6 + 7
    clock.forward(seconds=1)
    assert await shown_on(page) == [f"Leaf {number}" for number in range(5)] * 2


async def test_the_page_changes_by_itself_when_the_week_is_over(clock: FakeClock) -> None:
    page = await page_after_prime()
    clock.forward(days=6, hours=20)
    snapshot = await load(page.id)
    assert snapshot is not None
    assert snapshot.next_change_at == clock.at + 4 * 3_600_000


async def test_the_plan_back_means_all_back(clock: FakeClock) -> None:
    page = await page_after_prime()
    clock.forward(days=8)
    await set_plan(OPERATOR, page.account_id, PlanName.PRIME)
    assert len(await shown_on(page)) == 6 + 7


async def test_the_order_on_the_page_says_which_are_shown(clock: FakeClock) -> None:
    page = await page_after_prime()
    clock.forward(days=8)
    group = (await tree_of(OPERATOR, page.id))[5]
    first = (await tree_of(OPERATOR, page.id))[0].component
    await move_component(OPERATOR, page.id, group.component.id, None, first.id)
    assert (await shown_on(page))[-5:] == ["Leaf 5", "Leaf 6", "Leaf 0", "Leaf 1", "Leaf 2"]


async def test_a_hidden_leaf_is_not_driven(clock: FakeClock) -> None:
    page = await page_after_prime()
    hidden = (await tree_of(OPERATOR, page.id))[5].children[0].component
    await set_status(OPERATOR, page.id, hidden.id, Status.DEGRADED)
    clock.forward(days=8)
    with pytest.raises(Forbidden, match="Leaf 5 is hidden"):
        await set_status(OPERATOR, page.id, hidden.id, Status.OUTAGE)
    assert (await report_of(OPERATOR, page.id)).overall == Status.OPERATIONAL


async def test_incidents_neither_touch_nor_tell_of_hidden_leaves(clock: FakeClock) -> None:
    page = await page_after_prime()
    both = (Reference("Leaf 6", Status.OUTAGE), Reference("Leaf 0", Status.OUTAGE))
    await make_incident(page.id, components=both)
    clock.forward(days=8)
    draft = IncidentDraft("Again", components=(*both, Reference("Leaf 5", Status.OUTAGE)))
    incident = await open_incident(OPERATOR, page.id, draft)
    assert incident.dropped_references == ["Leaf 6", "Leaf 5"]
    snapshot = await load(page.id)
    assert snapshot is not None
    assert [[each.name for each in incident.touched] for incident in snapshot.incidents] == [["Leaf 0"]] * 2


async def test_a_sixth_leaf_is_refused_with_figures_and_cure() -> None:
    page = await make_page((await make_account()).id)
    for number in range(5):
        await make_component(page.id, f"Leaf {number}")
    await make_component(page.id, "Group", category=True)
    with pytest.raises(LimitReached) as refused:
        await make_component(page.id, "Leaf 5")
    assert (refused.value.used, refused.value.limit) == (5, 5)
    assert refused.value.cure == "Prime has no limit on components."


def test_without_a_limit_nothing_is_hidden() -> None:
    leaves = [Placed(number, None, is_leaf=True) for number in range(9)]
    assert hidden_among(leaves, None) == frozenset()
    assert hidden_among(leaves, 9) == frozenset()
    assert hidden_among(leaves, 8) == {8}


def test_an_empty_group_is_shown_and_one_that_hiding_empties_is_not() -> None:
    tree = [Placed("empty", None, is_leaf=False), Placed("a", None, is_leaf=True)]
    tree += [Placed("group", None, is_leaf=False), Placed("inner", "group", is_leaf=False)]
    tree += [Placed("b", "inner", is_leaf=True)]
    assert hidden_among(tree, 1) == {"group", "inner", "b"}
