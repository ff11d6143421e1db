"""The overview: what holds now, setting states by hand, publishing."""

import re

import pytest

from app.core.addresses import page_url
from app.core.clock import now_ms
from app.core.ids import public_id
from tenants.accounts.models import Account
from tenants.accounts.standing import suspend_account
from tenants.components.models import Component
from tenants.domains.mount import mount_host
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.models import Page
from tenants.pages.visibility import suspend_page
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component, make_incident, make_key
from tests.fakes import FakeClock
from tests.tenants.statements import statements_on_sqlite
from tests.ui.visiting import Visitor, left_notice, path_of, words_of


async def test_it_says_how_the_page_is_and_what_is_open(ada: Visitor, acme: Acme) -> None:
    await make_incident(acme.page.id, "Slow <b>answers</b>")
    await ada.post(_status(acme.page, acme.eu), {"status": "partial"})
    words = words_of(await ada.get(path_of(acme.page)))
    assert "Partial Outage · 1 of 3 components affected" in words
    assert "Slow <b>answers</b>" in words


async def test_it_shows_planned_maintenance_apart_from_open_incidents(ada: Visitor, acme: Acme) -> None:
    start = now_ms() + 3_600_000
    await schedule_maintenance(OPERATOR, acme.page.id, MaintenanceDraft("Disk swap", start, start + 60_000))
    words = words_of(await ada.get(path_of(acme.page)))
    assert "Quiet. Nothing is open." in words
    assert "Upcoming maintenance Disk swap" in words


@pytest.mark.parametrize(
    ("counted", "said"),
    [(False, "Does not count as downtime."), (True, "Counts as downtime.")],
)
async def test_it_says_whether_states_set_by_hand_count(
    ada: Visitor, acme: Acme, *, counted: bool, said: str
) -> None:
    await edit_page(OPERATOR, acme.page.id, PageEdit(count_manual=counted))
    assert said in words_of(await ada.get(path_of(acme.page)))


async def test_a_state_set_by_hand_holds_at_once_and_says_so(ed: Visitor, acme: Acme) -> None:
    answer = await ed.post(_status(acme.page, acme.eu), {"status": "outage"})
    assert (answer.status_code, left_notice(answer)) == (303, "EU is now Outage on the page.")
    assert (await Component.get(id=acme.eu.id)).status == "outage"


async def test_htmx_gets_the_changed_regions_and_the_sentence(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(_status(acme.page, acme.eu), {"status": "outage"}, HX_Request="true")
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith(f'<li class="depth-1" id="set-{public_id("c", acme.eu.id)}"')
    assert '<hx-partial hx-target="#now"' in answer.text
    assert "EU is now Outage on the page." in answer.text


async def test_the_renamed_word_is_used_everywhere(ada: Visitor, acme: Acme) -> None:
    await ada.post(path_of(acme.page, "/settings/words"), {"labels.outage": "Kaputt"})
    answer = await ada.post(_status(acme.page, acme.eu), {"status": "outage"})
    assert left_notice(answer) == "EU is now Kaputt on the page."
    assert "Kaputt · 1 of 3" in words_of(await ada.get(path_of(acme.page)))


async def test_a_state_that_is_none_of_the_five_is_refused(ada: Visitor, acme: Acme) -> None:
    assert (await ada.post(_status(acme.page, acme.eu), {"status": "down"})).status_code == 422
    assert (await Component.get(id=acme.eu.id)).status == "operational"


async def test_a_group_has_no_state_to_set(ada: Visitor, acme: Acme) -> None:
    assert (await ada.post(_status(acme.page, acme.api), {"status": "outage"})).status_code == 404


async def test_a_page_is_hidden_and_published_again(ed: Visitor, acme: Acme) -> None:
    await ed.post(path_of(acme.page, "/visibility"), {"visible": "no"})
    assert not (await Page.get(id=acme.page.id)).is_public
    answer = await ed.post(path_of(acme.page, "/visibility"), {"visible": "yes"})
    assert left_notice(answer) == "The page is published."
    assert (await Page.get(id=acme.page.id)).is_public


async def test_a_viewer_sees_no_control_that_would_refuse_him(vic: Visitor, acme: Acme) -> None:
    screen = (await vic.get(path_of(acme.page))).text
    assert "quick-set" not in screen
    assert "/visibility" not in screen
    assert "New incident" not in screen


async def test_a_page_without_components_has_nothing_to_report(mallory: Visitor, cast: Cast) -> None:
    words = words_of(await mallory.get(path_of(cast.rival_page)))
    assert "Nothing to report yet" in words


async def test_recent_activity_is_told_in_sentences(ed: Visitor, acme: Acme) -> None:
    await ed.post(_status(acme.page, acme.eu), {"status": "partial"})
    words = words_of(await ed.get(path_of(acme.page)))
    assert "ed@acme.example set EU from Online to Partial Outage" in words


async def test_a_state_set_by_hand_has_an_undo_that_brings_the_old_one_back(ed: Visitor, acme: Acme) -> None:
    answer = await ed.post(_status(acme.page, acme.eu), {"status": "outage"}, HX_Request="true")
    undo = answer.text.partition("data-undo")[2].partition("</form>")[0]
    assert 'name="status" value="operational"' in undo
    assert f'hx-target="#set-{public_id("c", acme.eu.id)}"' in answer.text
    again = await ed.post(_status(acme.page, acme.eu), {"status": "outage"}, HX_Request="true")
    assert "data-undo" not in again.text


async def test_only_the_row_and_its_groups_are_swapped(ed: Visitor, acme: Acme) -> None:
    answer = await ed.post(_status(acme.page, acme.eu), {"status": "outage"}, HX_Request="true")
    assert f'hx-target="#group-{public_id("c", acme.api.id)}"' in answer.text
    assert "Website" not in words_of(answer)


async def test_first_steps_are_what_is_so_and_can_be_hidden(ada: Visitor, acme: Acme) -> None:
    path = path_of(acme.page)
    assert "First steps 2 of 5 done" in words_of(await ada.get(path))
    await make_key(acme.page.id)
    assert "First steps 3 of 5 done" in words_of(await ada.get(path))
    cookie = (await ada.post(f"{path}/first-steps")).headers["set-cookie"]
    assert f"Path={path}" in cookie
    assert "First steps" not in words_of(await ada.get(path, Cookie=cookie.partition(";")[0]))


async def test_what_needs_somebody_is_listed_with_the_way_there(
    ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    assert "Needs you" not in words_of(await ada.get(path_of(acme.page)))
    await make_incident(acme.page.id, "Slow answers")
    await mount_host(OPERATOR, acme.page.id, "status.acme.example")
    await Account.filter(id=acme.page.account_id).update(in_debt_since=clock.at)
    clock.forward(minutes=125)
    words = words_of(await ada.get(path_of(acme.page)))
    assert re.search(r"“Slow answers”: no news for 2.h 5.min\. Post update", words)
    assert "The account owes tokens since a payment was taken back. Billing" in words
    assert "status.acme.example waits for its DNS record. See the records" in words


async def test_older_activity_comes_line_by_line(vic: Visitor, acme: Acme) -> None:
    for number in range(20):
        await make_component(acme.page.id, f"Leaf {number}")
    screen = await vic.get(path_of(acme.page))
    more = re.search(r'hx-get="([^"]+)"', screen.text.partition("activity-more")[2])
    assert more is not None
    part = await vic.get(more[1])
    assert part.text.lstrip().startswith("<li>")
    assert "added Leaf 11" in words_of(part)
    assert "added Leaf 12" not in words_of(part)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("count", [0, 40])
async def test_the_screen_costs_at_most_twelve_statements(ada: Visitor, acme: Acme, count: int) -> None:
    for number in range(count):
        await make_component(acme.page.id, f"Leaf {number}", parent_id=acme.api.id)
        await make_incident(acme.page.id, f"Slow {number}")
    await Page.filter(id=acme.page.id).update(expires_at=now_ms() + 86_400_000)
    with statements_on_sqlite() as asked:
        await ada.get(path_of(acme.page))
    assert len(asked) <= 12, "\n".join(sql[:90] for sql in asked)


def _status(page: Page, component: Component) -> str:
    return path_of(page, f"/components/{public_id('c', component.id)}/status")


async def _suspend(acme: Acme) -> None:
    await suspend_account(OPERATOR, acme.page.account_id)


async def _suspend_page(acme: Acme) -> None:
    await suspend_page(OPERATOR, acme.page.id)


async def _lapse(acme: Acme) -> None:
    await Page.filter(id=acme.page.id).update(held_for="slot")


BARRED = {
    "This account is suspended: all its pages answer 404, and its keys are refused.": _suspend,
    "This page is suspended: visitors get 404 until it is restored.": _suspend_page,
    "This page is offline: its slot has ended. Pay for it and all is back.": _lapse,
}


@pytest.mark.parametrize("reason", BARRED)
async def test_a_page_that_visitors_do_not_see_is_never_called_published(
    ada: Visitor, acme: Acme, reason: str
) -> None:
    await BARRED[reason](acme)
    screen = await ada.get(path_of(acme.page))
    assert reason in words_of(screen)
    assert "Visitors of acme.localhost get “not found”, though the page is published." in words_of(screen)
    assert "View page" not in words_of(screen)
    assert f'href="{page_url("acme.localhost")}"' not in screen.text
    composer = words_of(await ada.get(path_of(acme.page, "/incidents/new")))
    assert "This page is offline: nobody sees the incident until it is back." in composer
    answer = await ada.post(path_of(acme.page, "/incidents"), {"title": "Slow"})
    assert left_notice(answer) == "Saved. The page is offline, so nobody can see it."
    answer = await ada.post(path_of(acme.page, "/visibility"), {"visible": "yes"})
    assert left_notice(answer) == "Saved. The page stays offline until what keeps it there is settled."


async def test_the_list_of_pages_says_that_the_account_is_suspended(ada: Visitor, acme: Acme) -> None:
    await _suspend(acme)
    words = words_of(await ada.get("/dashboard"))
    assert "This account is suspended: all its pages answer 404" in words
    assert "Published" not in words
