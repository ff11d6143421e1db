"""Scheduled maintenance by hand: planned in the page's zone, moved, called off."""

from datetime import UTC, datetime

import pytest

from app.core.ids import public_id
from tenants.incidents.models import Affected, Incident
from tenants.pages.edit import PageEdit, edit_page
from tests.cast import Acme
from tests.factories import OPERATOR, make_incident
from tests.fakes import FakeClock
from tests.ui.visiting import Visitor, left_notice, path_of, words_of

WINDOW = {"title": "Disk swap", "starts_at": "2026-11-25T02:00", "ends_at": "2026-11-25T04:00"}


async def test_a_window_is_planned_in_the_zone_of_the_page(ed: Visitor, acme: Acme, clock: FakeClock) -> None:
    await edit_page(OPERATOR, acme.page.id, PageEdit(time_zone="Asia/Kathmandu"))
    answer = await ed.post(path_of(acme.page, "/maintenance"), WINDOW)
    planned = await Incident.get(title="Disk swap")
    assert left_notice(answer) == "Scheduled. It starts and ends by itself."
    assert planned.scheduled_start == _ms(2026, 11, 24, 20, 15)
    assert planned.started_at is None


async def test_components_are_given_the_state_of_the_window(
    ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    eu = public_id("c", acme.eu.id)
    fields = WINDOW | {"affects": [eu], "status": [f"{eu}=maintenance"]}
    await ada.post(path_of(acme.page, "/maintenance"), fields)
    assert (await Affected.get(component_id=acme.eu.id)).current == "maintenance"


async def test_the_form_proposes_maintenance_for_each_component(ada: Visitor, acme: Acme) -> None:
    screen = (await ada.get(path_of(acme.page, "/maintenance/new"))).text
    assert f'<option value="{public_id("c", acme.eu.id)}=maintenance" selected>' in screen


async def test_the_states_of_a_window_hold_during_it(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    for path in (path_of(acme.page, "/maintenance/new"), await _planned(ada, acme)):
        screen = (await ada.get(path)).text
        assert 'aria-label="State of EU during the window"' in screen
        assert "from now" not in screen
    assert 'aria-label="State of EU from now"' in (await ada.get(path_of(acme.page, "/incidents/new"))).text


async def test_an_update_of_a_plan_starts_from_what_is_planned(
    ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    eu, us = public_id("c", acme.eu.id), public_id("c", acme.us.id)
    path = await _planned(ada, acme, affects=[eu], status=[f"{eu}=degraded"])
    screen = (await ada.get(path)).text
    assert f'<option value="{eu}=degraded" selected data-now>' in screen
    assert f'<option value="{us}=maintenance" selected>' in screen


async def test_a_time_that_the_clocks_skip_is_refused(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    await edit_page(OPERATOR, acme.page.id, PageEdit(time_zone="Europe/Paris"))
    fields = WINDOW | {"starts_at": "2027-03-28T02:30", "ends_at": "2027-03-28T05:00"}
    answer = await ada.post(path_of(acme.page, "/maintenance"), fields)
    assert answer.status_code == 422
    assert "The clocks in Europe/Paris skip this time." in words_of(answer)
    assert 'value="2027-03-28T02:30"' in answer.text


async def test_a_window_over_a_change_of_clocks_says_how_long_it_really_is(
    ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    await edit_page(OPERATOR, acme.page.id, PageEdit(time_zone="Europe/Paris"))
    fields = WINDOW | {"starts_at": "2027-03-28T01:00", "ends_at": "2027-03-28T04:00"}
    answer = await ada.post(path_of(acme.page, "/maintenance"), fields)
    assert "It lasts 2 h of real time." in words_of(await ada.get(answer.headers["location"]))


async def test_an_end_before_its_start_is_refused_and_everything_kept(
    ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    fields = WINDOW | {"ends_at": "2026-11-25T01:00", "body": "Short breaks."}
    answer = await ada.post(path_of(acme.page, "/maintenance"), fields)
    assert answer.status_code == 422
    assert 'href="#ends_at"' in answer.text
    assert "Short breaks.</textarea>" in answer.text


async def test_what_is_no_time_is_refused(ada: Visitor, acme: Acme) -> None:
    for text in ("", "tomorrow", "2026-13-01T00:00", "9999-99-99T99:99", "2026-11-25"):
        answer = await ada.post(path_of(acme.page, "/maintenance"), WINDOW | {"starts_at": text})
        assert answer.status_code == 422
        assert "Enter a date and a time." in words_of(answer)


@pytest.mark.parametrize(
    ("field", "time"), [("starts_at", "0001-01-01T00:00"), ("ends_at", "9999-12-31T23:59")]
)
async def test_a_slip_in_the_year_is_refused_beside_its_field(
    ada: Visitor, acme: Acme, clock: FakeClock, field: str, time: str
) -> None:
    plan, move = path_of(acme.page, "/maintenance"), f"{await _planned(ada, acme)}/times"
    times = {name: WINDOW[name] for name in ("starts_at", "ends_at")} | {field: time}
    for answer in (await ada.post(plan, WINDOW | times), await ada.post(move, times)):
        assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
        assert f'value="{time}"' in answer.text


async def test_sent_twice_it_is_one_window(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    for _ in range(2):
        await ada.post(path_of(acme.page, "/maintenance"), WINDOW | {"idem": "one form"})
    assert await Incident.filter(title="Disk swap").count() == 1


async def test_the_list_is_soonest_first(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    later = WINDOW | {"title": "Later", "starts_at": "2026-12-01T02:00", "ends_at": "2026-12-01T03:00"}
    await ada.post(path_of(acme.page, "/maintenance"), later)
    await ada.post(path_of(acme.page, "/maintenance"), WINDOW)
    words = words_of(await ada.get(path_of(acme.page, "/maintenance")))
    assert words.index("Disk swap") < words.index("Later")


@pytest.mark.parametrize(("weight", "promised"), [(0, True), (0.5, False)])
async def test_the_list_promises_no_more_than_the_page_counts(
    ada: Visitor, acme: Acme, weight: float, *, promised: bool
) -> None:
    await edit_page(OPERATOR, acme.page.id, PageEdit(weights={"maintenance": weight}))
    words = words_of(await ada.get(path_of(acme.page, "/maintenance")))
    assert ("Time in maintenance does not count as downtime." in words) is promised


async def test_a_window_is_moved(ed: Visitor, acme: Acme, clock: FakeClock) -> None:
    path = await _planned(ed, acme)
    times = {"starts_at": "2026-11-26T02:00", "ends_at": "2026-11-26T03:00"}
    assert left_notice(await ed.post(f"{path}/times", times)) == "The window is moved."
    moved = await Incident.get(title="Disk swap")
    assert (moved.scheduled_start, moved.scheduled_end) == (_ms(2026, 11, 26, 2), _ms(2026, 11, 26, 3))


async def test_a_running_window_keeps_its_start_to_the_millisecond(
    ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    path = await _planned(ada, acme)
    await Incident.all().update(scheduled_start=_ms(2026, 11, 25, 2) + 123, started_at=clock.at)
    times = {"starts_at": "2026-11-25T02:00", "ends_at": "2026-11-25T09:00"}
    assert (await ada.post(f"{path}/times", times)).status_code == 303
    assert (await Incident.get(title="Disk swap")).scheduled_start == _ms(2026, 11, 25, 2) + 123


async def test_a_bad_move_keeps_what_was_typed(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    path = await _planned(ada, acme)
    times = {"starts_at": "2026-11-26T02:00", "ends_at": "2026-11-26T01:00"}
    answer = await ada.post(f"{path}/times", times)
    assert answer.status_code == 422
    assert 'value="2026-11-26T01:00"' in answer.text


async def test_a_window_is_called_off(ed: Visitor, acme: Acme, clock: FakeClock) -> None:
    path = await _planned(ed, acme)
    assert "Call off “Disk swap”?" in words_of(await ed.get(f"{path}/cancel"))
    assert left_notice(await ed.post(f"{path}/cancel")) == "Disk swap is called off."
    assert not await Incident.all().exists()


async def test_a_window_that_runs_cannot_be_called_off(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    path = await _planned(ada, acme)
    await Incident.all().update(started_at=clock.at)
    answer = await ada.post(f"{path}/cancel")
    assert answer.status_code == 422
    assert "Resolve it instead." in words_of(answer)


async def test_an_update_of_a_planned_window_does_not_begin_it(
    ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    path = await _planned(ada, acme)
    screen = (await ada.get(path)).text
    assert 'name="state" value="identified" checked' in screen
    await ada.post(
        f"{path.replace('/maintenance/', '/incidents/')}/updates", {"state": "identified", "body": "Soon."}
    )
    assert (await Incident.get(title="Disk swap")).started_at is None


async def test_an_incident_is_no_maintenance(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id)
    path = path_of(acme.page, f"/maintenance/{public_id('i', incident.id)}")
    assert (await ada.get(path)).status_code == 404


async def test_the_address_of_an_incident_leads_to_its_maintenance(
    ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    path = await _planned(ada, acme)
    answer = await ada.get(path.replace("/maintenance/", "/incidents/"))
    assert answer.headers["location"] == path


async def test_a_viewer_sees_the_plan_without_forms(
    vic: Visitor, ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    screen = await vic.get(await _planned(ada, acme))
    assert "Disk swap" in words_of(screen)
    assert f'action="{path_of(acme.page)}' not in screen.text


async def _planned(visitor: Visitor, acme: Acme, **fields: list[str]) -> str:
    answer = await visitor.post(path_of(acme.page, "/maintenance"), {**WINDOW, **fields})
    return str(answer.headers["location"])


def _ms(*parts: int) -> int:
    year, month, day, hour, minute = (*parts, 0)[:5]
    return int(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp()) * 1000
