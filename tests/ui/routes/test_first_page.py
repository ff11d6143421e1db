"""A page from nothing on one screen: what is made, what is only filled in, what is said when it cannot be."""

import pytest

from app.core.ids import public_id
from ledger.plans import PlanName, entitle
from tenants.components.models import Component
from tenants.components.outline import outline_of
from tenants.components.presets import PRESETS
from tenants.pages.models import Page
from tests.cast import Acme, Cast
from tests.factories import make_page
from tests.ui.visiting import Visitor, left_notice, path_of, words_of

WHOLE = {"name": "Acme Labs", "names": "API\n  Europe\n  America\nShop"}
PATH = "/dashboard/first"


@pytest.fixture
async def frugal(ada: Visitor, cast: Cast) -> Visitor:
    """Ada on the smallest plan."""
    await entitle(cast.owner.account.id, PlanName.FREE)
    return ada


async def test_whoever_has_no_page_finds_a_list_to_begin_with(ada: Visitor) -> None:
    shown = await ada.get("/dashboard")
    assert "Your first page" in words_of(shown)
    assert all(f">{preset.words}</button>" in shown.text for preset in PRESETS.values())
    assert PRESETS["app"].names in shown.text


async def test_one_form_makes_a_published_page_with_its_tree(ada: Visitor) -> None:
    answer = await ada.post(PATH, WHOLE)
    page = await Page.get(slug="acme-labs")
    assert (answer.status_code, answer.headers["location"]) == (303, path_of(page, "/live"))
    assert page.is_public
    names = await Component.filter(page_id=page.id).order_by("parent_id", "position").values_list("name")
    assert sorted(name for (name,) in names) == ["API", "America", "Europe", "Shop"]


async def test_it_is_told_where_it_is_and_what_comes_next(ada: Visitor) -> None:
    shown = await ada.get((await ada.post(PATH, WHOLE)).headers["location"])
    assert "Acme Labs is live" in words_of(shown)
    assert 'href="http://acme-labs.localhost:8000/"' in shown.text
    assert 'class="qr"' in shown.text


async def test_the_audit_says_that_it_was_published_at_once(ada: Visitor) -> None:
    await ada.post(PATH, WHOLE)
    page = await Page.get(slug="acme-labs")
    assert "made and published the page Acme Labs" in words_of(await ada.get(path_of(page, "/audit")))


async def test_finished_later_it_stays_hidden(ada: Visitor) -> None:
    answer = await ada.post(PATH, {**WHOLE, "publish": "no"})
    page = await Page.get(slug="acme-labs")
    assert answer.headers["location"] == path_of(page)
    assert left_notice(answer).startswith("Acme Labs is made, and hidden")
    assert (page.is_public, (await ada.get(path_of(page, "/live"))).headers["location"]) == (
        False,
        path_of(page),
    )


async def test_a_page_without_a_list_is_a_page(ada: Visitor) -> None:
    assert (await ada.post(PATH, {"name": "Bare", "names": " \n"})).status_code == 303
    assert await Page.filter(slug="bare", is_public=True).exists()


async def test_sent_twice_it_is_made_once(ada: Visitor) -> None:
    first, second = [await ada.post(PATH, {**WHOLE, "idem": "same"}) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    assert await Page.filter(slug="acme-labs").count() == 1


async def test_a_preset_only_fills_the_list(ada: Visitor) -> None:
    answer = await ada.post(PATH, {**WHOLE, "preset": "game"})
    assert (answer.status_code, await Page.filter(slug="acme-labs").exists()) == (200, False)
    assert PRESETS["game"].names in answer.text
    assert 'value="Acme Labs"' in answer.text


@pytest.mark.parametrize("preset", PRESETS)
async def test_every_preset_fits_the_smallest_plan(frugal: Visitor, preset: str) -> None:
    assert (await frugal.post(PATH, {"name": "Fits", "names": PRESETS[preset].names})).status_code == 303
    assert len(outline_of(PRESETS[preset].names)) >= 5


async def test_a_taken_address_brings_others_and_keeps_what_was_typed(ada: Visitor, cast: Cast) -> None:
    answer = await ada.post(PATH, {"name": "Rival", "names": "API"})
    assert answer.status_code == 409
    assert "rival.localhost is taken. Free now: rival-status status-rival rival-hq" in words_of(answer)
    assert 'value="Rival"' in answer.text
    near = await ada.post(PATH, {"name": "Rival", "names": "API", "near": "rival-hq"})
    assert 'name="slug" value="rival-hq"' in near.text
    assert "rival-hq.localhost is free." in words_of(near)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("name=Acme+Labs&slug=", "acme-labs.localhost is free."),
        ("name=Acme&slug=rival", "rival.localhost is taken. Free now: rival-status"),
        ("name=Acme&slug=admin", "This address is reserved."),
        ("name=%E7%8A%B6%E6%85%8B&slug=", "This name suggests no address"),
        ("name=&slug=", ""),
        ("", ""),
    ],
)
async def test_an_address_is_looked_at_while_it_is_typed(
    ada: Visitor, cast: Cast, query: str, said: str
) -> None:
    answer = await ada.get(f"/dashboard/-/address?{query}", HX_Request="true")
    assert (answer.status_code, "<html" in answer.text) == (200, False)
    assert said in words_of(answer)
    assert said or not words_of(answer).strip()


async def test_an_address_that_another_account_left_lately_is_not_offered(
    ada: Visitor, mallory: Visitor, cast: Cast
) -> None:
    await mallory.post(path_of(cast.rival_page, "/delete"), {"name": cast.rival_page.name})
    asked = "/dashboard/-/address?name=Rival"
    assert "is taken" in words_of(await ada.get(asked))
    assert "is free" in words_of(await mallory.get(asked))


@pytest.mark.parametrize(
    ("fields", "status", "named"),
    [
        ({"names": "API"}, 422, "name"),
        ({"name": "", "names": "API"}, 422, "name"),
        ({"name": "Acme", "slug": "no spaces"}, 422, "slug"),
        ({"name": "Acme", "names": "API\n\tOne\n\t\tTwo\n\t\t\tThree\n\t\t\t\tFour"}, 422, "names"),
        ({"name": "Acme", "publish": "perhaps"}, 422, "publish"),
        ({"name": "Acme", "surplus": "1"}, 422, "surplus"),
    ],
)
async def test_what_cannot_be_is_said_at_its_field_and_makes_nothing(
    ada: Visitor, cast: Cast, fields: dict[str, str], status: int, named: str
) -> None:
    answer = await ada.post(PATH, fields)
    assert (answer.status_code, f'href="#{named}"' in answer.text) == (status, True)
    assert not await Page.filter(account_id=cast.owner.account.id).exists()


async def test_a_list_beyond_the_plan_makes_no_page_and_says_both_figures(frugal: Visitor) -> None:
    answer = await frugal.post(PATH, {"name": "Acme", "names": "\n".join("ABCDEF")})
    assert answer.status_code == 422
    assert "0 of 5 components used" in words_of(answer)
    assert "Buy a page slot" not in words_of(answer)
    assert not await Page.filter(slug="acme").exists()


async def test_a_second_page_beyond_the_plan_leads_to_a_slot_and_back(frugal: Visitor, acme: Acme) -> None:
    answer = await frugal.post(PATH, {"name": "Second", "names": "API"})
    assert (answer.status_code, "1 of 1 pages used" in words_of(answer)) == (422, True)
    assert "for=slot&amp;back=%2Fdashboard%2Ffirst" in answer.text


async def test_nobody_is_asked_to_sign_in_and_another_method_is_refused(
    nobody: Visitor, ada: Visitor, cast: Cast
) -> None:
    assert (await nobody.get(PATH)).headers["location"].startswith("/signin")
    assert (await nobody.get("/dashboard/-/address?name=x")).headers["location"].startswith("/signin")
    assert (await nobody.post(PATH, WHOLE)).status_code == 401
    assert (await ada.send("PUT", PATH, X_CSRF_Token=ada.csrf)).status_code == 405
    assert (await ada.post(PATH, {**WHOLE, "csrf": "0" * 64})).status_code == 403


async def test_the_screen_of_a_foreign_page_is_that_of_an_absent_one(mallory: Visitor, acme: Acme) -> None:
    other = await make_page(acme.page.account_id, "other")
    foreign = await mallory.get(path_of(other, "/live"))
    absent = await mallory.get(f"/dashboard/{public_id('p', acme.eu.id)}/live")
    assert (foreign.status_code, foreign.content) == (404, absent.content)
