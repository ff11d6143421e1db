"""The tree: adding, renaming, moving, pinning, deleting."""

from collections.abc import Sequence

from app.core.ids import public_id
from tenants.components.models import Component
from tenants.components.tree import TreeNode, tree_of
from tests.cast import Acme
from tests.factories import OPERATOR, make_component
from tests.ui.visiting import Visitor, left_notice, path_of, words_of


async def test_the_tree_shows_every_component_in_order(vic: Visitor, acme: Acme) -> None:
    words = words_of(await vic.get(path_of(acme.page, "/components")))
    assert [words.index(name) for name in ("API", "EU", "US", "Website")] == sorted(
        words.index(name) for name in ("API", "EU", "US", "Website")
    )


async def test_a_component_is_added_at_the_end_of_a_group(ed: Visitor, acme: Acme) -> None:
    fields = {"names": "Asia", "kind": "leaf", "parent": public_id("c", acme.api.id)}
    answer = await ed.post(path_of(acme.page, "/components"), fields)
    assert left_notice(answer) == "Added Asia."
    assert await _outline(acme) == "API(EU US Asia) Website"


async def test_several_lines_add_several_components(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/components"), {"names": "Mail\r\n\r\n Shop \r\nChat"})
    assert left_notice(answer) == "Added 3 components."
    assert await _outline(acme) == "API(EU US) Website Mail Shop Chat"


async def test_indented_lines_are_in_the_group_above_them(ed: Visitor, acme: Acme) -> None:
    names = "Mail\r\n  Inbound\r\n\tOutbound\r\nShop\r\n    Checkout\r\n        Cards\r\nChat"
    fields = {"names": names, "parent": public_id("c", acme.api.id)}
    answer = await ed.post(path_of(acme.page, "/components"), fields)
    assert left_notice(answer) == "Added 7 components."
    assert await _outline(acme) == "API(EU US Mail(Inbound Outbound) Shop(Checkout(Cards)) Chat) Website"


async def test_a_list_with_a_bad_line_adds_nothing_and_stays_as_typed(ada: Visitor, acme: Acme) -> None:
    names = f"Mail\n  {'x' * 101}\nChat"
    answer = await ada.post(path_of(acme.page, "/components"), {"names": names})
    assert answer.status_code == 422
    assert "Line 2: The name has 101 characters" in words_of(answer)
    assert f"{names}</textarea>" in answer.text
    assert 'href="#paste-names"' in answer.text
    assert await _outline(acme) == "API(EU US) Website"


async def test_a_fourth_level_in_a_list_names_its_line(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/components"), {"names": "A\n\tB\n\t\tC\n\t\t\tD\n\t\t\t\tE"})
    assert answer.status_code == 422
    assert "Line 4: Groups can be three deep." in words_of(answer)


async def test_an_empty_name_is_refused(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/components"), {"names": " "})
    assert answer.status_code == 422
    assert 'href="#add-names"' in answer.text
    answer = await ada.post(path_of(acme.page, "/components"), {"names": " \n "})
    assert 'href="#paste-names"' in answer.text


async def test_an_unknown_group_is_refused_at_its_field(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/components"), {"names": "Mail", "parent": "c_nope"})
    assert answer.status_code == 422
    assert "No such group." in words_of(answer)
    assert 'value="Mail"' in answer.text


async def test_htmx_gets_the_tree_again_with_an_empty_row(ada: Visitor, acme: Acme) -> None:
    path = path_of(acme.page, "/components")
    answer = await ada.post(path, {"names": "Mail"}, HX_Request="true")
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<section class="card flush" id="tree"')
    assert "data-focus-next" in answer.text


async def test_renaming_keeps_the_id(ed: Visitor, acme: Acme) -> None:
    await ed.post(_of(acme, acme.eu), {"name": "Europe", "show_uptime": "off"})
    component = await Component.get(id=acme.eu.id)
    assert (component.name, component.show_uptime) == ("Europe", False)


async def test_a_name_that_is_too_long_is_refused_and_kept(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(_of(acme, acme.eu), {"name": "x" * 101})
    assert answer.status_code == 422
    assert "x" * 101 in answer.text
    assert 'href="#name"' in answer.text


async def test_one_step_up_and_down(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(_of(acme, acme.us, "/move"), {"to": "up"})
    assert left_notice(answer) == "US, position 1 of 2 in API."
    assert await _outline(acme) == "API(US EU) Website"
    await ada.post(_of(acme, acme.api, "/move"), {"to": "down"})
    assert await _outline(acme) == "Website API(US EU)"


async def test_a_step_beyond_the_end_changes_nothing(ada: Visitor, acme: Acme) -> None:
    for component, to in ((acme.api, "up"), (acme.website, "down"), (acme.eu, "up"), (acme.us, "down")):
        assert (await ada.post(_of(acme, component, "/move"), {"to": to})).status_code == 303
    assert await _outline(acme) == "API(EU US) Website"


async def test_into_a_group_and_out_of_it(ada: Visitor, acme: Acme) -> None:
    await ada.post(_of(acme, acme.website, "/move"), {"to": "group", "parent": public_id("c", acme.api.id)})
    assert await _outline(acme) == "API(EU US Website)"
    await ada.post(_of(acme, acme.eu, "/move"), {"to": "group", "parent": ""})
    assert await _outline(acme) == "API(US Website) EU"


async def test_a_group_does_not_go_into_itself(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(
        _of(acme, acme.api, "/move"), {"to": "group", "parent": public_id("c", acme.api.id)}
    )
    assert answer.status_code == 422
    assert "A group cannot go into itself." in words_of(answer)


async def test_a_fourth_level_of_groups_is_refused(ada: Visitor, acme: Acme) -> None:
    second = await make_component(acme.page.id, "Second", parent_id=acme.api.id, category=True)
    third = await make_component(acme.page.id, "Third", parent_id=second.id, category=True)
    fields = {"names": "Fourth", "kind": "category", "parent": public_id("c", third.id)}
    answer = await ada.post(path_of(acme.page, "/components"), fields)
    assert answer.status_code == 422
    assert "Groups can be three deep." in words_of(answer)


async def test_a_pinned_group_says_that_it_is_set_by_hand(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(_of(acme, acme.api, "/pin"), {"pinned": "degraded"})
    assert left_notice(answer) == "API stays Degraded."
    assert "API Degraded set by hand" in words_of(await ada.get(path_of(acme.page, "/components")))
    answer = await ada.post(_of(acme, acme.api, "/pin"), {"pinned": ""})
    assert left_notice(answer) == "API follows its worst component again."


async def test_a_leaf_cannot_be_pinned(ada: Visitor, acme: Acme) -> None:
    assert (await ada.post(_of(acme, acme.eu, "/pin"), {"pinned": "degraded"})).status_code == 422


async def test_deleting_asks_first_and_says_what_goes_with_a_group(ada: Visitor, acme: Acme) -> None:
    words = words_of(await ada.get(_of(acme, acme.api, "/delete")))
    assert "Delete API? This group holds 2 entries: EU , US" in words


async def test_a_group_can_go_alone_or_with_what_it_holds(ada: Visitor, acme: Acme) -> None:
    await ada.post(_of(acme, acme.api, "/delete"), {"children": "keep"})
    assert await _outline(acme) == "EU US Website"
    await ada.post(_of(acme, acme.website, "/delete"))
    assert await _outline(acme) == "EU US"


async def test_deleting_a_group_with_everything(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(_of(acme, acme.api, "/delete"), {"children": "all"})
    assert left_notice(answer) == "Deleted API."
    assert await _outline(acme) == "Website"


async def test_an_odd_choice_about_children_deletes_nothing(ada: Visitor, acme: Acme) -> None:
    assert (await ada.post(_of(acme, acme.api, "/delete"), {"children": "some"})).status_code == 422
    assert await _outline(acme) == "API(EU US) Website"


async def test_the_form_for_one_component_is_part_of_its_screen(ada: Visitor, acme: Acme) -> None:
    part = await ada.get(path_of(acme.page, f"/-/components/{public_id('c', acme.eu.id)}"))
    assert "<html" not in part.text
    assert words_of(part).strip() in words_of(await ada.get(_of(acme, acme.eu)))
    assert part.headers["cache-control"] == "no-store"


async def test_a_refused_part_comes_back_as_that_part(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(_of(acme, acme.eu), {"name": ""}, HX_Request="true")
    assert answer.status_code == 422
    assert "<html" not in answer.text
    assert 'aria-invalid="true"' in answer.text


async def test_a_viewer_sees_the_tree_without_controls(vic: Visitor, acme: Acme) -> None:
    screen = (await vic.get(path_of(acme.page, "/components"))).text
    assert "tree-add" not in screen
    assert "/move" not in screen


async def test_names_are_shown_as_typed_and_never_as_markup(ada: Visitor, acme: Acme) -> None:
    await ada.post(path_of(acme.page, "/components"), {"names": '<img src=x onerror="alert(1)">'})
    screen = (await ada.get(path_of(acme.page, "/components"))).text
    assert "<img" not in screen
    assert "&lt;img" in screen


def _of(acme: Acme, component: Component, rest: str = "") -> str:
    return path_of(acme.page, f"/components/{public_id('c', component.id)}{rest}")


async def _outline(acme: Acme) -> str:
    return _line(await tree_of(OPERATOR, acme.page.id))


def _line(nodes: Sequence[TreeNode]) -> str:
    return " ".join(
        node.component.name + (f"({_line(node.children)})" if node.children else "") for node in nodes
    )
