"""Lists as people write them: what stands in what, and adding it whole."""

import pytest

from app.core.errors import Invalid, LimitReached
from app.core.ids import new_id
from ledger.plans import PlanName, entitle
from tenants.components import add
from tenants.components.add import add_outline
from tenants.components.models import Component
from tenants.components.outline import LINES_MAX, outline_of
from tenants.pages.models import AuditEntry, Page
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("A\nB\nC", "A0 B0 C0"),
        ("A\n  B\n  C\nD", "A0* B1 C1 D0"),
        ("A\n\tB\n\t\tC\nD", "A0* B1* C2 D0"),
        ("A\n    B\n        C\n    D", "A0* B1* C2 D1"),
        ("A\n    B\n  C", "A0* B1 C1"),
        ("  A\n  B\nC", "A0 B0 C0"),
        ("A\n B", "A0 B0"),
        ("A\n\n  B\n \n  C", "A0* B1 C1"),
    ],
)
def test_a_line_is_in_the_nearest_one_above_that_stands_further_left(text: str, seen: str) -> None:
    assert " ".join(f"{line.name}{line.depth}{'*' * line.is_group}" for line in outline_of(text)) == seen


def test_lines_are_counted_as_their_writer_sees_them() -> None:
    assert [line.number for line in outline_of("\nA\n\nB\n")] == [2, 4]


@pytest.mark.parametrize("text", ["", " \n\t\n", "x\n" * (LINES_MAX + 1)])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        outline_of(text)
    assert refused.value.field == "names"


async def test_an_outline_is_one_act(cast: Cast, acme: Acme) -> None:
    before = (await Page.get(id=acme.page.id)).version
    await add_outline(cast.editor.scope, acme.page.id, outline_of("Mail\n  In\n  Out\nShop"))
    assert (await Page.get(id=acme.page.id)).version == before + 1
    assert (await AuditEntry.get(act="component.add_list")).detail == {"names": ["Mail", "In", "Out", "Shop"]}


async def test_lines_follow_what_is_there_and_each_other(acme: Acme) -> None:
    made = await add_outline(OPERATOR, acme.page.id, outline_of("Asia\nShop\n  Cart\n  Till"), acme.api.id)
    rows = [await Component.get(id=each.id) for each in made]
    assert [row.position for row in rows] == [2, 3, 0, 1]
    assert [row.parent_id for row in rows] == [acme.api.id, acme.api.id, rows[1].id, rows[1].id]
    assert [row.kind for row in rows] == ["leaf", "category", "leaf", "leaf"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A\n  \u0007B", "Line 2: The name may not contain line breaks or control characters."),
        ("A\n  B\n    C\n      D\n        E", "Line 4: Groups can be three deep."),
    ],
)
async def test_a_bad_line_is_named_and_nothing_is_added(acme: Acme, text: str, sentence: str) -> None:
    count = await Component.filter(page_id=acme.page.id).count()
    with pytest.raises(Invalid) as refused:
        await add_outline(OPERATOR, acme.page.id, outline_of(text))
    assert (refused.value.field, refused.value.sentence) == ("names", sentence)
    assert await Component.filter(page_id=acme.page.id).count() == count


async def test_the_group_that_was_chosen_is_refused_as_such(acme: Acme) -> None:
    second = await make_component(acme.page.id, "Second", parent_id=acme.api.id, category=True)
    third = await make_component(acme.page.id, "Third", parent_id=second.id, category=True)
    for parent_id in (new_id(), acme.website.id, third.id):
        with pytest.raises(Invalid) as refused:
            await add_outline(OPERATOR, acme.page.id, outline_of("A\n  B"), parent_id)
        assert refused.value.field == "parent"


async def test_a_list_beyond_what_a_page_holds_is_refused_whole(
    acme: Acme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(add, "COMPONENTS_PER_PAGE_MAX", 5)
    with pytest.raises(LimitReached) as refused:
        await add_outline(OPERATOR, acme.page.id, outline_of("Fifth\nSixth"))
    assert (refused.value.used, refused.value.limit) == (4, 5)


async def test_the_plan_counts_the_leaves_of_a_list_and_not_its_groups(cast: Cast, acme: Acme) -> None:
    await entitle(cast.owner.account.id, PlanName.FREE)
    with pytest.raises(LimitReached) as refused:
        await add_outline(OPERATOR, acme.page.id, outline_of("Mail\n  In\n  Out\nShop"))
    assert (refused.value.used, refused.value.limit) == (3, 5)
    await add_outline(OPERATOR, acme.page.id, outline_of("Mail\n  In\n  Out"))
    assert await Component.filter(page_id=acme.page.id).count() == 7
