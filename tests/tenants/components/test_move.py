"""Moving components within a group and between groups."""

from uuid import UUID

import pytest

from app.core.errors import Invalid, NotFound
from app.core.ids import new_id, public_id
from tenants.components.models import Component
from tenants.components.move import move_component
from tenants.components.tree import TreeNode, tree_of
from tenants.pages.models import AuditEntry
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component


async def move(
    acme: Acme, component: Component, parent_id: UUID | None, before_id: UUID | None = None
) -> None:
    await move_component(OPERATOR, acme.page.id, component.id, parent_id, before_id)


async def shape(acme: Acme) -> str:
    """The tree on one line: API(EU US) Website."""

    def told(nodes: tuple[TreeNode, ...]) -> str:
        return " ".join(
            node.component.name + (f"({told(node.children)})" if node.component.kind == "category" else "")
            for node in nodes
        )

    return told(await tree_of(OPERATOR, acme.page.id))


async def test_before_a_sibling(acme: Acme) -> None:
    await move(acme, acme.us, acme.api.id, acme.eu.id)
    assert await shape(acme) == "API(US EU) Website"


async def test_to_the_end_of_its_group(acme: Acme) -> None:
    await move(acme, acme.eu, acme.api.id)
    assert await shape(acme) == "API(US EU) Website"


async def test_out_to_the_top_before_another(acme: Acme) -> None:
    await move(acme, acme.eu, None, acme.website.id)
    assert await shape(acme) == "API(US) EU Website"


async def test_into_a_group(acme: Acme) -> None:
    await move(acme, acme.website, acme.api.id, acme.us.id)
    assert await shape(acme) == "API(EU Website US)"


async def test_a_group_with_all_below_it(acme: Acme) -> None:
    top = await make_component(acme.page.id, "Top", category=True)
    await move(acme, acme.api, top.id)
    assert await shape(acme) == "Website Top(API(EU US))"


async def test_positions_have_no_gaps_in_either_group(acme: Acme) -> None:
    await move(acme, acme.eu, None, acme.api.id)
    rows = await Component.filter(page_id=acme.page.id).order_by("position")
    assert [row.position for row in rows if row.parent_id is None] == [0, 1, 2]
    assert [row.position for row in rows if row.parent_id == acme.api.id] == [0]


async def test_where_it_is_already_nothing_changes(acme: Acme) -> None:
    await move(acme, acme.eu, acme.api.id, acme.us.id)
    await move(acme, acme.us, acme.api.id, None)
    assert await AuditEntry.filter(act="component.move").count() == 0


async def test_the_audit_says_what_went_where(acme: Acme) -> None:
    await move(acme, acme.website, acme.api.id)
    line = await AuditEntry.get(act="component.move")
    assert line.target == public_id("c", acme.website.id)
    assert line.detail == {"name": "Website", "parent": public_id("c", acme.api.id)}


async def test_a_group_does_not_go_into_itself_or_below_itself(acme: Acme) -> None:
    inner = await make_component(acme.page.id, "Inner", parent_id=acme.api.id, category=True)
    for parent_id in (acme.api.id, inner.id):
        with pytest.raises(Invalid, match="into itself"):
            await move(acme, acme.api, parent_id)


async def test_groups_stay_three_deep_with_all_they_carry(acme: Acme) -> None:
    await make_component(acme.page.id, "Inner", parent_id=acme.api.id, category=True)
    first = await make_component(acme.page.id, "First", category=True)
    await move(acme, acme.api, first.id)
    second = await make_component(acme.page.id, "Second", category=True)
    with pytest.raises(Invalid, match="three deep"):
        await move(acme, first, second.id)


async def test_a_leaf_or_a_group_of_another_page_holds_nothing_of_ours(cast: Cast, acme: Acme) -> None:
    foreign = await make_component(cast.rival_page.id, "Theirs", category=True)
    for parent_id in (acme.website.id, foreign.id, new_id()):
        with pytest.raises(Invalid) as refused:
            await move(acme, acme.eu, parent_id)
        assert refused.value.field == "parent"


async def test_before_somebody_who_is_not_in_that_group_is_refused(acme: Acme) -> None:
    for before_id in (acme.website.id, acme.eu.id, new_id()):
        with pytest.raises(Invalid) as refused:
            await move(acme, acme.eu, acme.api.id, before_id)
        assert refused.value.field == "before"


async def test_a_component_of_another_page_is_not_found(cast: Cast, acme: Acme) -> None:
    foreign = await make_component(cast.rival_page.id)
    with pytest.raises(NotFound):
        await move(acme, foreign, None)
