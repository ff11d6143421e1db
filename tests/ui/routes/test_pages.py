"""The list of pages and founding one."""

from httpx import Response

from app.core.ids import public_id
from tenants.pages.models import Page
from tests.cast import Acme, Cast
from tests.factories import make_component, make_page
from tests.ui.visiting import Visitor, left_notice, path_of, words_of
from ui.routes.pages import LIST_LENGTH


async def test_the_list_shows_name_state_host_and_visibility(ada: Visitor, acme: Acme) -> None:
    words = words_of(await ada.get("/dashboard"))
    assert "Acme Online Published acme.localhost" in words


async def test_a_long_list_goes_on_behind_a_link(ada: Visitor, acme: Acme, cast: Cast) -> None:
    for number in range(LIST_LENGTH):
        await make_page(cast.owner.account.id, f"page-{number}", name=f"Page {number}.")
    first = await ada.get("/dashboard")
    assert ">Page 22." in _cards(first)
    assert ">Page 23." not in _cards(first)
    more = first.text.split('href="/dashboard?after=')[1].split('"')[0]
    second = await ada.get(f"/dashboard?after={more}")
    assert _cards(second).count("page-card-host") == 1
    assert ">Page 23." in _cards(second)
    assert "First pages" in words_of(second)
    assert "More pages" not in words_of(second)


async def test_a_list_that_ends_or_an_odd_place_shows_the_first(ada: Visitor, acme: Acme) -> None:
    for after in (public_id("p", acme.page.id), "x", "p_" + "a" * 26):
        words = words_of(await ada.get(f"/dashboard?after={after}"))
        assert "Acme Online" in words
        assert "pages" not in words[words.index("Acme Online") :]


async def test_only_pages_of_ones_own_accounts_are_listed(ada: Visitor, acme: Acme) -> None:
    assert "Rival" not in words_of(await ada.get("/dashboard"))


async def test_somebody_without_pages_is_asked_to_make_one(nobody: Visitor, ada: Visitor) -> None:
    words = words_of(await ada.get("/dashboard"))
    assert "Your first page" in words


async def test_a_new_page_is_made_and_leads_to_its_components(ada: Visitor) -> None:
    answer = await ada.post("/dashboard", {"name": "Acme Labs", "slug": "labs"})
    page = await Page.get(slug="labs")
    assert (answer.status_code, answer.headers["location"]) == (303, path_of(page, "/components"))
    assert left_notice(answer).startswith("Acme Labs is made.")
    assert not page.is_public


async def test_a_bad_address_is_refused_beside_the_field_and_the_name_is_kept(ada: Visitor) -> None:
    answer = await ada.post("/dashboard", {"name": "Acme & Söhne", "slug": "no spaces"})
    assert answer.status_code == 422
    assert 'value="Acme &amp; Söhne"' in answer.text
    assert 'href="#slug"' in answer.text
    assert 'aria-describedby="slug-hint slug-error" aria-invalid="true"' in answer.text
    assert "<title>Error: Pages" in answer.text


async def test_a_taken_address_is_a_conflict_and_keeps_what_was_typed(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post("/dashboard", {"name": "Another", "slug": "rival"})
    assert answer.status_code == 409
    assert 'value="Another"' in answer.text
    assert "This address is taken." in words_of(answer)


async def test_a_missing_field_is_named(ada: Visitor) -> None:
    answer = await ada.post("/dashboard", {"slug": "acme"})
    assert answer.status_code == 422
    assert 'href="#name"' in answer.text


async def test_an_empty_address_is_made_of_the_name(ada: Visitor) -> None:
    answer = await ada.post("/dashboard", {"name": "Café Zürich", "slug": " "})
    assert answer.status_code == 303
    assert await Page.filter(slug="cafe-zurich").exists()


async def test_an_address_made_of_the_name_is_shown_when_it_is_taken(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post("/dashboard", {"name": "Rival"})
    assert answer.status_code == 409
    assert 'name="slug" value="rival"' in answer.text


async def test_a_name_that_suggests_no_address_asks_for_one(ada: Visitor) -> None:
    answer = await ada.post("/dashboard", {"name": "状態", "slug": ""})
    assert answer.status_code == 422
    assert "This name suggests no address" in words_of(answer)
    assert 'value="状態"' in answer.text


async def test_a_field_that_the_form_does_not_have_is_refused(ada: Visitor) -> None:
    fields = {"name": "Acme", "slug": "acme", "is_public": "on"}
    assert (await ada.post("/dashboard", fields)).status_code == 422
    assert not await Page.filter(slug="acme").exists()


async def test_a_page_is_as_bad_as_its_worst_component(ada: Visitor, acme: Acme) -> None:
    broken = await make_component(acme.page.id, "Shop")
    await broken.filter(id=broken.id).update(status="outage")
    assert "Acme Outage Published" in words_of(await ada.get("/dashboard"))


def _cards(answer: Response) -> str:
    """The list without the rail, whose switcher names every page."""
    return answer.text.split('<ul class="page-cards">')[1].split("</ul>")[0]
