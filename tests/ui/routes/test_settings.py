"""Settings: each card saves only its own fields."""

from ledger.plans import PlanName, entitle
from tenants.pages.models import Page
from tests.cast import Acme, Cast
from tests.ui.visiting import Visitor, left_notice, path_of, words_of


async def test_name_and_address_are_saved_together(ed: Visitor, acme: Acme) -> None:
    answer = await ed.post(
        path_of(acme.page, "/settings/name"), {"name": "Acme Status", "slug": "acme-status"}
    )
    page = await Page.get(id=acme.page.id)
    assert left_notice(answer) == "Saved."
    assert (page.name, page.slug) == ("Acme Status", "acme-status")


async def test_a_card_leaves_the_others_alone(ada: Visitor, acme: Acme) -> None:
    await ada.post(path_of(acme.page, "/settings/words"), {"labels.outage": "Kaputt"})
    await ada.post(path_of(acme.page, "/settings/zone"), {"time_zone": "Europe/Paris"})
    page = await Page.get(id=acme.page.id)
    assert (page.labels, page.time_zone, page.name) == ({"outage": "Kaputt"}, "Europe/Paris", "Acme")


async def test_htmx_gets_the_saved_card_and_no_other(ada: Visitor, acme: Acme) -> None:
    saved = await ada.post(path_of(acme.page, "/settings/zone"), {"time_zone": "UTC"}, HX_Request="true")
    assert saved.text.count("<section") == saved.text.count('id="zone"') == 1
    assert "Saved." in saved.text


async def test_htmx_gets_the_refused_card_with_its_problem(ada: Visitor, acme: Acme) -> None:
    fields = {"name": "Acme", "slug": "no spaces"}
    refused = await ada.post(path_of(acme.page, "/settings/name"), fields, HX_Request="true")
    assert refused.status_code == 422
    assert refused.text.count("<section") == 1
    assert 'href="#name-slug"' in refused.text


async def test_a_new_name_comes_with_what_shows_it_around_the_card(ada: Visitor, acme: Acme) -> None:
    fields = {"name": "Acme Status", "slug": "acme-status"}
    saved = await ada.post(path_of(acme.page, "/settings/name"), fields, HX_Request="true")
    around = saved.text[saved.text.index("<hx-partial") :]
    assert "Acme Status" in around
    assert "acme-status.localhost" in around
    assert f'name="back" value="{path_of(acme.page, "/settings")}"' in around


async def test_a_taken_address_is_a_conflict_at_its_field(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/settings/name"), {"name": "Acme", "slug": "rival"})
    assert answer.status_code == 409
    assert 'id="name-slug-error"' in answer.text
    assert 'value="rival"' in answer.text


async def test_an_unknown_zone_is_refused(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/settings/zone"), {"time_zone": "Mars/Olympus"})
    assert answer.status_code == 422
    assert "No such time zone." in words_of(answer)


async def test_an_empty_word_is_the_usual_one(ada: Visitor, acme: Acme) -> None:
    await ada.post(path_of(acme.page, "/settings/words"), {"labels.outage": "Kaputt", "labels.partial": ""})
    await ada.post(path_of(acme.page, "/settings/words"), {"labels.outage": ""})
    assert (await Page.get(id=acme.page.id)).labels == {}


async def test_a_word_that_is_too_long_is_refused_and_kept(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/settings/words"), {"labels.outage": "x" * 61})
    assert answer.status_code == 422
    assert f'value="{"x" * 61}"' in answer.text
    assert 'id="words-labels.outage-error"' in answer.text


async def test_words_that_no_state_has_are_refused(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/settings/words"), {"labels.glorious": "Yes"})
    assert answer.status_code == 422
    assert (await Page.get(id=acme.page.id)).labels == {}


async def test_uptime_and_weights_are_saved(ada: Visitor, acme: Acme) -> None:
    fields = {
        "show_uptime": ["off"],
        "count_manual": ["off", "on"],
        "weights.outage": "1",
        "weights.partial": "0,5",
    }
    await ada.post(path_of(acme.page, "/settings/uptime"), fields)
    page = await Page.get(id=acme.page.id)
    assert (page.show_uptime, page.count_manual) == (False, True)
    assert page.weights == {"outage": 1.0, "partial": 0.5}


async def test_a_weight_outside_zero_to_one_is_refused(ada: Visitor, acme: Acme) -> None:
    for weight in ("2", "-1", "much", "nan", "1e999", ""):
        fields = {"show_uptime": "on", "count_manual": "off", "weights.outage": weight}
        answer = await ada.post(path_of(acme.page, "/settings/uptime"), fields)
        assert answer.status_code == 422, weight
        assert 'id="uptime-weights.outage-error"' in answer.text


async def test_the_footer_goes_where_the_plan_allows_it(ada: Visitor, acme: Acme) -> None:
    await ada.post(path_of(acme.page, "/settings/footer"), {"show_footer": "off"})
    assert not (await Page.get(id=acme.page.id)).show_footer


async def test_the_footer_is_locked_on_free_and_says_why(ada: Visitor, acme: Acme, cast: Cast) -> None:
    await entitle(cast.owner.account.id, PlanName.FREE)
    words = words_of(await ada.get(path_of(acme.page, "/settings")))
    assert "The free plan always shows it. Prime may remove it." in words
    forced = await ada.post(path_of(acme.page, "/settings/footer"), {"show_footer": "off"})
    assert forced.status_code == 422
    assert (await Page.get(id=acme.page.id)).show_footer


async def test_a_card_that_does_not_exist_is_absent(ada: Visitor, acme: Acme) -> None:
    assert (await ada.post(path_of(acme.page, "/settings/money"), {})).status_code == 404


async def test_a_page_is_deleted_only_when_its_name_is_typed(ada: Visitor, acme: Acme) -> None:
    refused = await ada.post(path_of(acme.page, "/delete"), {"name": "acme"})
    assert refused.status_code == 422
    assert 'value="acme"' in refused.text
    answer = await ada.post(path_of(acme.page, "/delete"), {"name": "Acme"})
    assert (answer.headers["location"], left_notice(answer)) == ("/dashboard", "Deleted Acme.")
    assert not await Page.filter(id=acme.page.id).exists()


async def test_an_editor_may_not_delete_the_page(ed: Visitor, acme: Acme) -> None:
    assert path_of(acme.page, "/delete") not in (await ed.get(path_of(acme.page, "/settings"))).text
    assert (await ed.post(path_of(acme.page, "/delete"), {"name": "Acme"})).status_code == 403
    assert await Page.filter(id=acme.page.id).exists()


async def test_a_viewer_may_look_and_has_nothing_to_save(vic: Visitor, acme: Acme) -> None:
    screen = (await vic.get(path_of(acme.page, "/settings"))).text
    assert 'value="Acme"' in screen
    assert "Save</button>" not in screen
