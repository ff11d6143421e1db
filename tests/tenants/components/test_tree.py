"""The tree as people see it: children in order, groups as bad as their worst leaf."""

import random

import pytest

from app.core.errors import NotFound
from app.core.ids import new_id
from tenants.components.edit import pin_category
from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.components.tree import TreeNode, component_of, grown, leaf_of, leaves_of, tree_of
from tenants.words import ComponentKind, Status, worst_of
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component

ORDER = [Status.OPERATIONAL, Status.MAINTENANCE, Status.DEGRADED, Status.PARTIAL, Status.OUTAGE]


def test_worst_of_is_in_the_order_of_the_contract() -> None:
    for place, worst in enumerate(ORDER):
        better = ORDER[: place + 1]
        random.Random(place).shuffle(better)
        assert worst_of(better) is worst
    assert worst_of([]) is Status.OPERATIONAL


@pytest.mark.parametrize("status", Status)
async def test_a_group_is_as_bad_as_its_worst_leaf(acme: Acme, status: Status) -> None:
    await set_status(OPERATOR, acme.page.id, acme.us.id, status)
    api, website = await tree_of(OPERATOR, acme.page.id)
    assert (api.status, website.status) == (status, Status.OPERATIONAL)


async def test_worse_wins_through_three_levels_and_a_pin_stops_it(acme: Acme) -> None:
    second = await make_component(acme.page.id, "Second", parent_id=acme.api.id, category=True)
    third = await make_component(acme.page.id, "Third", parent_id=second.id, category=True)
    deep = await make_component(acme.page.id, "Deep", parent_id=third.id)
    await set_status(OPERATOR, acme.page.id, deep.id, Status.OUTAGE)
    assert (await tree_of(OPERATOR, acme.page.id))[0].status is Status.OUTAGE
    await pin_category(OPERATOR, acme.page.id, second.id, Status.DEGRADED)
    assert (await tree_of(OPERATOR, acme.page.id))[0].status is Status.DEGRADED


async def test_an_empty_group_is_operational(acme: Acme) -> None:
    await make_component(acme.page.id, "Empty", category=True)
    assert (await tree_of(OPERATOR, acme.page.id))[-1] == TreeNode(
        (await tree_of(OPERATOR, acme.page.id))[-1].component, Status.OPERATIONAL, ()
    )


async def test_leaves_come_in_tree_order(acme: Acme) -> None:
    assert [leaf.name for leaf in leaves_of(await tree_of(OPERATOR, acme.page.id))] == ["EU", "US", "Website"]


async def test_a_component_is_found_on_its_page_alone(cast: Cast, acme: Acme) -> None:
    assert (await component_of(cast.viewer.scope, acme.page.id, acme.api.id)).name == "API"
    foreign = await make_component(cast.rival_page.id)
    for component_id in (new_id(), foreign.id):
        with pytest.raises(NotFound):
            await component_of(cast.viewer.scope, acme.page.id, component_id)


async def test_a_group_is_no_leaf(acme: Acme) -> None:
    assert (await leaf_of(OPERATOR, acme.page.id, acme.eu.id)).name == "EU"
    with pytest.raises(NotFound):
        await leaf_of(OPERATOR, acme.page.id, acme.api.id)


def test_rows_without_any_group_grow_flat() -> None:
    rows = [Component(id=new_id(), kind=ComponentKind.LEAF, name=name, status=Status.OUTAGE) for name in "ab"]
    assert [(node.component.name, node.status) for node in grown(rows)] == [("a", "outage"), ("b", "outage")]
