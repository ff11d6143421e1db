"""Adding components: last in their group, three levels of groups at most."""

from uuid import UUID

import pytest

from app.core.errors import Invalid, LimitReached
from app.core.ids import new_id, public_id
from tenants.components import add
from tenants.components.add import ComponentDraft, add_component
from tenants.components.models import Component
from tenants.pages.models import AuditEntry
from tenants.words import ComponentKind, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR
from tests.fakes import FakeClock

GROUP = ComponentKind.CATEGORY


async def group_of_depth(acme: Acme, depth: int) -> UUID:
    """The innermost of `depth` groups, API being the first."""
    parent_id = acme.api.id
    for level in range(2, depth + 1):
        draft = ComponentDraft(f"Level {level}", GROUP, parent_id)
        parent_id = (await add_component(OPERATOR, acme.page.id, draft)).id
    return parent_id


async def test_a_new_leaf_is_operational_and_last(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    made = await add_component(cast.editor.scope, acme.page.id, ComponentDraft("Docs"))
    leaf = await Component.get(id=made.id)
    assert (leaf.kind, leaf.status, leaf.parent_id, leaf.position) == ("leaf", Status.OPERATIONAL, None, 2)
    assert leaf.since == clock.at


async def test_names_may_repeat_and_are_trimmed(acme: Acme) -> None:
    first = await add_component(OPERATOR, acme.page.id, ComponentDraft("  Website "))
    assert first.name == "Website"
    assert await Component.filter(page_id=acme.page.id, name="Website").count() == 2


async def test_the_audit_names_what_was_added(acme: Acme) -> None:
    made = await add_component(OPERATOR, acme.page.id, ComponentDraft("Docs", GROUP))
    line = await AuditEntry.get(act="component.add", target=public_id("c", made.id))
    assert line.detail == {"name": "Docs", "kind": "category"}


async def test_leaves_stand_under_the_third_level_of_groups(acme: Acme) -> None:
    parent_id = await group_of_depth(acme, 3)
    leaf = await add_component(OPERATOR, acme.page.id, ComponentDraft("Deep", parent_id=parent_id))
    assert (leaf.parent_id, leaf.position) == (parent_id, 0)


async def test_a_fourth_level_of_groups_is_refused(acme: Acme) -> None:
    parent_id = await group_of_depth(acme, 3)
    with pytest.raises(Invalid) as refused:
        await add_component(OPERATOR, acme.page.id, ComponentDraft("Deeper", GROUP, parent_id))
    assert refused.value.field == "parent"


async def test_a_leaf_holds_nothing(acme: Acme) -> None:
    with pytest.raises(Invalid) as refused:
        await add_component(OPERATOR, acme.page.id, ComponentDraft("Under", parent_id=acme.website.id))
    assert refused.value.field == "parent"


async def test_a_group_that_is_absent_or_of_another_page_is_refused(cast: Cast, acme: Acme) -> None:
    foreign = await add_component(OPERATOR, cast.rival_page.id, ComponentDraft("Theirs", GROUP))
    for parent_id in (new_id(), foreign.id):
        with pytest.raises(Invalid) as refused:
            await add_component(OPERATOR, acme.page.id, ComponentDraft("Under", parent_id=parent_id))
        assert refused.value.field == "parent"


@pytest.mark.parametrize("name", ["", " ", "x" * 101, "a\tb", "a\nb", "a\x00b", "a\x85b"])
async def test_bad_names_are_refused(acme: Acme, name: str) -> None:
    with pytest.raises(Invalid) as refused:
        await add_component(OPERATOR, acme.page.id, ComponentDraft(name))
    assert refused.value.field == "name"


async def test_a_page_holds_so_many_and_no_more(acme: Acme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add, "COMPONENTS_PER_PAGE_MAX", 5)
    await add_component(OPERATOR, acme.page.id, ComponentDraft("Fifth"))
    with pytest.raises(LimitReached) as refused:
        await add_component(OPERATOR, acme.page.id, ComponentDraft("Sixth"))
    assert (refused.value.used, refused.value.limit) == (5, 5)
