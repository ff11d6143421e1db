"""Deleting at once, and having it back."""

import pytest

from app.core.ids import public_id
from ledger.plans import PlanName
from tenants.accounts.standing import set_plan
from tenants.components.remove import remove_component
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component
from tests.tenants.statements import statements_on_sqlite
from tests.ui.routes.test_components import _of, _outline
from tests.ui.visiting import Visitor, left_notice, path_of, words_of


async def test_a_leaf_goes_at_once_and_the_line_that_says_so_has_an_undo(ed: Visitor, acme: Acme) -> None:
    answer = await ed.post(_of(acme, acme.eu, "/delete"), HX_Request="true")
    assert answer.text.lstrip().startswith('<section class="card flush" id="tree"')
    assert "Deleted EU. Undo" in words_of(answer)
    assert f'action="{_of(acme, acme.eu, "/restore")}" hx-post' in answer.text


async def test_without_script_the_next_screen_has_the_undo(ed: Visitor, acme: Acme) -> None:
    answer = await ed.post(_of(acme, acme.api, "/delete"), {"children": "all"})
    cookie = answer.headers["set-cookie"].partition(";")[0]
    screen = await ed.get(path_of(acme.page, "/components"), Cookie=cookie)
    assert "Deleted API. Undo" in words_of(screen)
    assert screen.text.count(f'action="{_of(acme, acme.api, "/restore")}"') == 2


async def test_undo_brings_the_branch_back(ed: Visitor, acme: Acme) -> None:
    await ed.post(_of(acme, acme.api, "/delete"), {"children": "all"})
    answer = await ed.post(_of(acme, acme.api, "/restore"))
    assert left_notice(answer) == "API is back."
    assert await _outline(acme) == "API(EU US) Website"


async def test_a_second_undo_finds_nothing(ed: Visitor, acme: Acme) -> None:
    await ed.post(_of(acme, acme.eu, "/delete"))
    await ed.post(_of(acme, acme.eu, "/restore"))
    assert (await ed.post(_of(acme, acme.eu, "/restore"))).status_code == 404


async def test_recently_deleted_is_listed_for_those_who_may_put_it_back(
    ed: Visitor, vic: Visitor, acme: Acme
) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.website.id)
    path = path_of(acme.page, "/components")
    assert "Put Website back" in (await ed.get(path)).text
    assert "Website" not in words_of(await vic.get(path))


async def test_no_room_any_more_is_told_with_the_limit(mallory: Visitor, cast: Cast) -> None:
    page_id = cast.rival_page.id
    gone = await make_component(page_id, "Old")
    await remove_component(OPERATOR, page_id, gone.id)
    for number in range(5):
        await make_component(page_id, f"New {number}")
    path = path_of(cast.rival_page, f"/components/{public_id('c', gone.id)}/restore")
    answer = await mallory.post(path)
    assert answer.status_code == 422
    assert "5 of 5 components used" in words_of(answer)


async def test_a_list_is_shown_before_it_is_added(ed: Visitor, acme: Acme) -> None:
    path = path_of(acme.page, "/components/preview")
    for headers in ({}, {"HX_Request": "true"}):
        answer = await ed.post(path, {"names": "Mail\n  Inbound\n  Outbound\nChat"}, **headers)
        assert answer.status_code == 200
        assert "This makes 3 components and 1 group" in words_of(answer)
    assert await _outline(acme) == "API(EU US) Website"


async def test_a_list_that_is_too_much_says_so_and_keeps_what_was_typed(
    ada: Visitor, cast: Cast, acme: Acme
) -> None:
    await set_plan(OPERATOR, cast.owner.account.id, PlanName.FREE)
    answer = await ada.post(path_of(acme.page, "/components/preview"), {"names": "One\nTwo\nThree"})
    assert "3 of 5 components are used already." in words_of(answer)
    assert "This makes 3 components" in words_of(answer)
    assert "One\nTwo\nThree</textarea>" in answer.text
    added = await ada.post(path_of(acme.page, "/components"), {"names": "One\nTwo\nThree"})
    assert added.status_code == 422
    assert await _outline(acme) == "API(EU US) Website"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("count", [0, 60])
async def test_the_screen_costs_at_most_twelve_statements(ada: Visitor, acme: Acme, count: int) -> None:
    for number in range(count):
        leaf = await make_component(acme.page.id, f"Leaf {number}", parent_id=acme.api.id)
        if number % 6 == 0:
            await remove_component(OPERATOR, acme.page.id, leaf.id)
    with statements_on_sqlite() as asked:
        await ada.get(path_of(acme.page, "/components"))
    assert len(asked) <= 12, "\n".join(asked)
