"""The list of pages and founding one."""

from tenants.pages.models import Page
from tests.cast import Acme
from tests.factories import make_component
from tests.ui.visiting import Visitor, left_notice, path_of, words_of


async def test_the_list_shows_name_state_host_and_visibility(ada: Visitor, acme: Acme) -> None:
    words = words_of(await ada.get("/dashboard"))
    assert "Acme Online Published acme.localhost" in words


async def test_only_pages_of_ones_own_accounts_are_listed(ada: Visitor, acme: Acme) -> None:
    assert "Rival" not in words_of(await ada.get("/dashboard"))


async def test_somebody_without_pages_is_asked_to_make_one(nobody: Visitor, ada: Visitor) -> None:
    words = words_of(await ada.get("/dashboard"))
    assert "Make your first page" in words


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
    answer = await ada.post("/dashboard", {"name": "Acme"})
    assert answer.status_code == 422
    assert 'href="#slug"' in answer.text


async def test_a_field_that_the_form_does_not_have_is_refused(ada: Visitor) -> None:
    fields = {"name": "Acme", "slug": "acme", "is_public": "on"}
    assert (await ada.post("/dashboard", fields)).status_code == 422
    assert not await Page.filter(slug="acme").exists()


async def test_a_page_is_as_bad_as_its_worst_component(ada: Visitor, acme: Acme) -> None:
    broken = await make_component(acme.page.id, "Shop")
    await broken.filter(id=broken.id).update(status="outage")
    assert "Acme Outage Published" in words_of(await ada.get("/dashboard"))
