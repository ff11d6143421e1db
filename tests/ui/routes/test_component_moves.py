"""Every way to move a component ends in the one form."""

import pytest

from app.core.ids import public_id
from tenants.components.edit import ComponentEdit, edit_component
from tenants.components.move import move_component
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component
from tests.ui.routes.test_components import _of, _outline
from tests.ui.visiting import Visitor, left_notice, path_of, words_of

STEPS = {
    ("us", "top"): "API(US EU) Website",
    ("eu", "bottom"): "API(US EU) Website",
    ("eu", "out"): "API(US) EU Website",
    ("us", "out"): "API(EU) US Website",
    ("website", "in"): "API(EU US Website)",
    ("us", "up"): "API(US EU) Website",
    ("api", "down"): "Website API(EU US)",
    ("api", "out"): "API(EU US) Website",
    ("api", "in"): "API(EU US) Website",
    ("us", "in"): "API(EU US) Website",
}


@pytest.mark.parametrize(("which", "to"), STEPS)
async def test_a_step(ed: Visitor, acme: Acme, which: str, to: str) -> None:
    answer = await ed.post(_of(acme, getattr(acme, which), "/move"), {"to": to})
    assert answer.status_code == 303
    assert await _outline(acme) == STEPS[which, to]


async def test_out_of_an_inner_group_it_stands_right_after_that(ed: Visitor, acme: Acme) -> None:
    inner = await make_component(acme.page.id, "Inner", parent_id=acme.api.id, category=True)
    deep = await make_component(acme.page.id, "Deep", parent_id=inner.id)
    await move_component(OPERATOR, acme.page.id, inner.id, acme.api.id, acme.us.id)
    await ed.post(_of(acme, deep, "/move"), {"to": "out"})
    assert await _outline(acme) == "API(EU Inner Deep US) Website"


async def test_a_drop_says_the_group_and_the_one_it_stands_before(ed: Visitor, acme: Acme) -> None:
    place = {"parent": public_id("c", acme.api.id), "before": public_id("c", acme.us.id)}
    answer = await ed.post(_of(acme, acme.website, "/move"), {"to": "place", **place, "stood_in": ""})
    assert left_notice(answer) == "Website, position 2 of 3 in API."
    assert await _outline(acme) == "API(EU Website US)"


async def test_a_drop_where_a_colleague_has_moved_it_meanwhile_is_told(ed: Visitor, acme: Acme) -> None:
    await move_component(OPERATOR, acme.page.id, acme.eu.id, None, None)
    group = public_id("c", acme.api.id)
    fields = {"to": "place", "parent": group, "before": "", "stood_in": group}
    answer = await ed.post(_of(acme, acme.eu, "/move"), fields, HX_Request="true")
    assert answer.status_code == 409
    assert "tests changed it meanwhile: it stands in another group now." in words_of(answer)
    assert answer.text.lstrip().startswith('<section class="card flush" id="tree"')


async def test_a_drop_four_deep_is_refused_beside_its_row(ed: Visitor, acme: Acme) -> None:
    second = await make_component(acme.page.id, "Second", parent_id=acme.api.id, category=True)
    third = await make_component(acme.page.id, "Third", parent_id=second.id, category=True)
    other = await make_component(acme.page.id, "Other", category=True)
    fields = {"to": "place", "parent": public_id("c", third.id)}
    answer = await ed.post(_of(acme, other, "/move"), fields, HX_Request="true")
    assert answer.status_code == 422
    row = answer.text.partition(f'id="row-{public_id("c", other.id)}"')[2].partition("</li>")[0]
    assert "Groups can be three deep." in row


async def test_the_menu_opens_in_place_and_is_a_screen_too(ed: Visitor, acme: Acme) -> None:
    part = await ed.get(path_of(acme.page, f"/-/components/{public_id('c', acme.eu.id)}/move"))
    assert part.text.startswith("<form")
    assert "Out of the group" in words_of(part)
    screen = words_of(await ed.get(_of(acme, acme.eu, "/move")))
    assert "Now at position 1 of 2 in API." in screen


async def test_a_name_that_a_colleague_changed_is_told_and_what_was_typed_stays(
    ed: Visitor, cast: Cast, acme: Acme
) -> None:
    await edit_component(cast.owner.scope, acme.page.id, acme.eu.id, ComponentEdit(name="Europe"))
    fields = {"name": "EMEA", "seen.name": "EU", "seen.show_uptime": "on", "show_uptime": "on"}
    for headers in ({}, {"HX_Request": "true"}):
        answer = await ed.post(_of(acme, acme.eu), fields, **headers)
        assert answer.status_code == 409
        assert "ada@acme.example changed it meanwhile: it is called “Europe” now." in words_of(answer)
        assert 'value="EMEA"' in answer.text
        assert 'name="seen.name" value="Europe"' in answer.text
    assert (await ed.post(_of(acme, acme.eu), fields | {"seen.name": "Europe"})).status_code == 303
    assert await _outline(acme) == "API(EMEA US) Website"
