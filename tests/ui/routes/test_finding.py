"""Search as a screen and as the list of the palette; single letters on and off."""

import pytest

from app.core.ids import public_id
from tests.cast import Acme, Cast
from tests.factories import make_component, make_incident
from tests.tenants.statements import statements_on_sqlite
from tests.ui.visiting import Visitor, links_of, path_of, words_of


def query(acme: Acme, text: str, where: str = "/search") -> str:
    return f"{where}?page={public_id('p', acme.page.id)}&q={text}"


async def test_it_leads_to_screens_incidents_and_components(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, "Website is slow")
    screen = await ada.get(query(acme, "web"))
    assert path_of(acme.page, f"/incidents/{public_id('i', incident.id)}") in links_of(screen)
    assert f"#set-{public_id('c', acme.website.id)}" in screen.text
    assert path_of(acme.page, "/keys") in links_of(await ada.get(query(acme, "api k")))


async def test_without_text_there_are_acts_and_screens(ada: Visitor, acme: Acme) -> None:
    words = words_of(await ada.get(query(acme, "", "/-/palette")))
    assert words.index("Actions New incident") < words.index("Screens Overview") < words.index("Pages Acme")


async def test_the_list_of_the_palette_is_made_of_options(ada: Visitor, acme: Acme) -> None:
    answer = await ada.get(query(acme, "maintenance", "/-/palette"))
    assert "<html" not in answer.text
    assert f'role="option" id="way-0" aria-selected="false" data-href="{path_of(acme.page)}/m' in answer.text
    assert answer.headers["cache-control"] == "no-store"


async def test_acts_are_for_those_who_may(vic: Visitor, acme: Acme) -> None:
    words = words_of(await vic.get(query(acme, "", "/-/palette")))
    assert "New incident" not in words
    assert "API keys" not in words


async def test_what_is_not_there_is_said_as_typed(ada: Visitor, acme: Acme) -> None:
    answer = await ada.get(query(acme, "%3Cb%3Enothing"))
    assert "Nothing is called “ <b>nothing ”." in words_of(answer)


async def test_a_page_of_somebody_else_is_no_place_to_search_from(mallory: Visitor, acme: Acme) -> None:
    words = words_of(await mallory.get(query(acme, "websit", "/-/palette")))
    assert words.strip() == "Nothing is called “websit”."
    assert (await mallory.get("/search?page=%00&q=%00")).status_code == 200


async def test_who_is_signed_out_signs_in_first(nobody: Visitor) -> None:
    assert (await nobody.get("/search")).status_code == 303
    assert (await nobody.get("/-/palette", HX_Request="true")).status_code == 401


async def test_single_letters_are_off_where_they_were_turned_off(ada: Visitor, acme: Acme) -> None:
    assert "data-letters" not in (await ada.get(path_of(acme.page))).text
    answer = await ada.post("/letters", {"letters": "off", "back": "/account"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    cookie = answer.headers["set-cookie"].partition(";")[0]
    screen = await ada.get("/account", Cookie=cookie)
    assert 'data-letters="off"' in screen.text
    assert "Turn single letters on" in words_of(screen)


async def test_letters_are_on_or_off(ada: Visitor) -> None:
    assert (await ada.post("/letters", {"letters": "some"})).status_code == 422
    assert (await ada.post("/letters", {"letters": "on", "back": "//evil.example"})).headers["location"] == (
        "/dashboard"
    )


@pytest.mark.sqlite_only
async def test_it_costs_at_most_twelve_statements(ada: Visitor, cast: Cast, acme: Acme) -> None:
    for number in range(30):
        await make_component(acme.page.id, f"Leaf {number}")
    with statements_on_sqlite() as asked:
        await ada.get(query(acme, "leaf", "/-/palette"))
    assert len(asked) <= 12
