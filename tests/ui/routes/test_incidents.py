"""Incidents by hand: composing, updating, resolving, reopening, correcting, deleting."""

import re

from app.core.ids import public_id
from tenants.components.add import COMPONENTS_PER_PAGE_MAX
from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.references import Reference
from tenants.text import BODY_LENGTH_MAX
from tenants.words import State, Status
from tests.cast import Acme
from tests.factories import OPERATOR, make_incident
from tests.fakes import FakeClock
from tests.ui.visiting import Visitor, left_notice, path_of, words_of


async def test_a_title_is_enough(ed: Visitor, acme: Acme) -> None:
    answer = await ed.post(path_of(acme.page, "/incidents"), {"title": "Slow answers"})
    incident = await Incident.get(title="Slow answers")
    assert answer.headers["location"] == _of(acme, incident)
    assert left_notice(answer) == "Published."
    assert (incident.state, incident.impact) == ("investigating", "none")


async def test_everything_that_was_filled_in_is_published(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    eu, us = public_id("c", acme.eu.id), public_id("c", acme.us.id)
    fields = {
        "title": "EU is down",
        "state": "identified",
        "impact": "critical",
        "body": "A bad deploy.",
        "affects": [eu],
        "status": [f"{eu}=outage", f"{us}=partial"],
        "promise": "30",
    }
    await ada.post(path_of(acme.page, "/incidents"), fields)
    incident = await Incident.get(title="EU is down")
    assert incident.promised_next_at == clock.at + 1_800_000
    assert (await Component.get(id=acme.eu.id)).status == "outage"
    assert (await Component.get(id=acme.us.id)).status == "operational"


async def test_the_composer_starts_from_the_real_state_of_each_component(ada: Visitor, acme: Acme) -> None:
    await set_status(OPERATOR, acme.page.id, acme.eu.id, Status.PARTIAL)
    screen = (await ada.get(path_of(acme.page, "/incidents/new"))).text
    assert f'<option value="{public_id("c", acme.eu.id)}=partial" selected data-now>' in screen
    assert f'<option value="{public_id("c", acme.us.id)}=operational" selected data-now>' in screen


async def test_the_composer_points_to_incidents_that_are_open(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, "Already known")
    screen = await ada.get(path_of(acme.page, "/incidents/new"))
    assert "Update one of them instead?" in words_of(screen)
    assert f"{_of(acme, incident)}#update" in screen.text


async def test_the_composer_of_the_largest_page_can_be_sent_with_the_longest_text(
    ada: Visitor, acme: Acme
) -> None:
    rows = range(await Component.all().count(), COMPONENTS_PER_PAGE_MAX)
    leaves = [
        Component(page_id=acme.page.id, kind="leaf", position=row, name="x", folded_name="x", since=0)
        for row in rows
    ]
    await Component.bulk_create(leaves)
    screen = (await ada.get(path_of(acme.page, "/incidents/new"))).text
    ids = re.findall(r'name="affects" value="(c_\w+)"', screen)
    statuses = [f"{c_id}=maintenance" for c_id in ids]
    fields = {"title": "X", "body": "\u3042" * BODY_LENGTH_MAX, "affects": ids[:200], "status": statuses}
    answer = await ada.post(path_of(acme.page, "/incidents"), fields)
    assert (len(ids), answer.status_code) == (COMPONENTS_PER_PAGE_MAX - 1, 303)


async def test_sent_twice_it_is_one_incident(ada: Visitor, acme: Acme) -> None:
    fields = {"title": "Slow answers", "idem": "the token of one form"}
    first = await ada.post(path_of(acme.page, "/incidents"), fields)
    again = await ada.post(path_of(acme.page, "/incidents"), fields)
    assert first.headers["location"] == again.headers["location"]
    assert await Incident.filter(title="Slow answers").count() == 1


async def test_without_a_title_the_text_is_kept(ada: Visitor, acme: Acme) -> None:
    eu = public_id("c", acme.eu.id)
    fields = {"title": "", "body": "We are\r\nlooking.", "affects": [eu], "status": [f"{eu}=outage"]}
    answer = await ada.post(path_of(acme.page, "/incidents"), fields)
    assert answer.status_code == 422
    assert "We are\nlooking.</textarea>" in answer.text
    assert f'value="{eu}" id="tick-{eu}" checked' in answer.text
    assert f'<option value="{eu}=outage" selected>' in answer.text


async def test_a_text_that_is_too_long_is_refused_at_its_field(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/incidents"), {"title": "Slow", "body": "x" * 5001})
    assert answer.status_code == 422
    assert 'href="#body"' in answer.text


async def test_a_state_outside_the_five_is_refused(ada: Visitor, acme: Acme) -> None:
    for field, value in (("state", "down"), ("impact", "huge"), ("promise", "7")):
        answer = await ada.post(path_of(acme.page, "/incidents"), {"title": "Slow", field: value})
        assert answer.status_code == 422
        assert f'href="#{field}"' in answer.text
    assert not await Incident.all().exists()


async def test_an_affected_component_without_a_state_is_refused(ada: Visitor, acme: Acme) -> None:
    fields = {"title": "Slow", "affects": [public_id("c", acme.eu.id)]}
    answer = await ada.post(path_of(acme.page, "/incidents"), fields)
    assert answer.status_code == 422
    assert "Choose a state for each affected component." in words_of(answer)


async def test_publishing_on_a_hidden_page_says_that_nobody_sees_it(ada: Visitor, acme: Acme) -> None:
    await ada.post(path_of(acme.page, "/visibility"), {"visible": "no"})
    answer = await ada.post(path_of(acme.page, "/incidents"), {"title": "Slow"})
    assert left_notice(answer) == "Saved. The page is not published, so nobody can see it."


async def test_open_and_past_are_never_mixed(ada: Visitor, acme: Acme) -> None:
    await make_incident(acme.page.id, "Burning")
    await make_incident(acme.page.id, "Long gone", state=State.RESOLVED)
    words = words_of(await ada.get(path_of(acme.page, "/incidents")))
    assert words.index("Open Burning") < words.index("Past Long gone")


async def test_older_incidents_are_a_link_away(ada: Visitor, acme: Acme) -> None:
    for number in range(27):
        await make_incident(acme.page.id, f"Number {number}.", state=State.RESOLVED)
    first = await ada.get(path_of(acme.page, "/incidents"))
    assert "Number 2." in first.text
    assert "Number 1." not in first.text
    older = first.text.split("?before=")[1].split('"')[0]
    second = await ada.get(path_of(acme.page, f"/incidents?before={older}"))
    assert "Number 1." in second.text
    assert "Number 2." not in second.text


async def test_an_update_is_posted_with_another_state(ed: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id)
    eu = public_id("c", acme.eu.id)
    fields = {"state": "monitoring", "body": "Fixed?", "affects": [eu], "status": [f"{eu}=degraded"]}
    answer = await ed.post(_of(acme, incident, "/updates"), fields)
    assert left_notice(answer) == "Update posted."
    assert (await Incident.get(id=incident.id)).state == "monitoring"
    assert (await Component.get(id=acme.eu.id)).status == "degraded"


async def test_an_update_without_a_state_is_refused_and_its_text_kept(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id)
    answer = await ada.post(_of(acme, incident, "/updates"), {"body": "Nearly there"})
    assert answer.status_code == 422
    assert "Nearly there</textarea>" in answer.text
    assert await IncidentUpdate.filter(incident_id=incident.id).count() == 1


async def test_resolving_says_first_what_goes_back_to_operational(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, components=(Reference("EU", Status.OUTAGE),))
    words = words_of(await ada.get(_of(acme, incident, "/resolve")))
    assert "This goes back to Online : EU Outage" in words


async def test_resolving_sets_what_it_touched_to_operational(ed: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, components=(Reference("EU", Status.OUTAGE),))
    answer = await ed.post(_of(acme, incident, "/resolve"), {"body": "Rolled back."})
    assert left_notice(answer) == "Resolved."
    assert (await Component.get(id=acme.eu.id)).status == "operational"
    assert (await Incident.get(id=incident.id)).resolved_at is not None


async def test_last_words_that_are_too_long_resolve_nothing(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id)
    answer = await ada.post(_of(acme, incident, "/resolve"), {"body": "x" * 5001})
    assert answer.status_code == 422
    assert (await Incident.get(id=incident.id)).resolved_at is None


async def test_another_state_reopens_a_resolved_incident(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, state=State.RESOLVED)
    assert "Reopen incident" in words_of(await ada.get(_of(acme, incident)))
    answer = await ada.post(_of(acme, incident, "/updates"), {"state": "investigating"})
    assert left_notice(answer) == "Reopened."
    assert (await Incident.get(id=incident.id)).resolved_at is None


async def test_title_and_impact_are_corrected_without_an_update(ed: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id)
    await ed.post(_of(acme, incident), {"title": "Slow <i>API</i>", "impact": "major"})
    changed = await Incident.get(id=incident.id)
    assert (changed.title, changed.impact) == ("Slow <i>API</i>", "major")
    assert await IncidentUpdate.filter(incident_id=incident.id).count() == 1


async def test_an_empty_title_is_refused(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, "Slow")
    answer = await ada.post(_of(acme, incident), {"title": " ", "impact": "major"})
    assert answer.status_code == 422
    assert (await Incident.get(id=incident.id)).title == "Slow"


async def test_a_text_is_corrected_in_place_and_says_when(ed: Visitor, acme: Acme, clock: FakeClock) -> None:
    incident = await make_incident(acme.page.id)
    update = await IncidentUpdate.get(incident_id=incident.id)
    clock.forward(minutes=20)
    answer = await ed.post(_update(acme, incident, update), {"body": "We look."})
    assert answer.headers["location"].endswith(f"#{public_id('u', update.id)}")
    assert "edited 12:20" in words_of(await ed.get(_of(acme, incident)))


async def test_a_correction_that_is_too_long_keeps_the_text_beside_its_update(
    ada: Visitor, acme: Acme
) -> None:
    incident = await make_incident(acme.page.id)
    update = await IncidentUpdate.get(incident_id=incident.id)
    answer = await ada.post(_update(acme, incident, update), {"body": "y" * 5001})
    assert answer.status_code == 422
    assert "y" * 5001 in answer.text


async def test_a_refused_correction_is_named_beside_its_update(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id)
    update = await IncidentUpdate.get(incident_id=incident.id)
    answer = await ada.post(_update(acme, incident, update), {"body": "y" * 5001})
    assert f'href="#{public_id("u", update.id)}-body"' in answer.text
    assert f'id="{public_id("u", update.id)}-body-error"' in answer.text


async def test_the_timeline_shows_what_visitors_see(vic: Visitor, acme: Acme) -> None:
    body = "**Down**, see https://acme.example\n\n- one\n\n<script>alert(1)</script>"
    screen = (await vic.get(_of(acme, await make_incident(acme.page.id, body=body)))).text
    assert "<p><strong>Down</strong>, see <a" in screen
    assert 'rel="nofollow ugc noopener"' in screen
    assert "<li>one</li>" in screen
    assert "<script>alert" not in screen


async def test_every_form_that_takes_a_text_says_that_it_is_markdown(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, state=State.INVESTIGATING)
    screens = [
        path_of(acme.page, "/incidents/new"),
        path_of(acme.page, "/maintenance/new"),
        _of(acme, incident),
        _of(acme, incident, "/resolve"),
    ]
    for screen in screens:
        text = (await ada.get(screen)).text
        assert text.count("<textarea") == text.count("Markdown: **bold**, lists, links."), screen


async def test_deleting_asks_and_then_deletes(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, "A mistake")
    assert "Delete “A mistake”?" in words_of(await ada.get(_of(acme, incident, "/delete")))
    answer = await ada.post(_of(acme, incident, "/delete"))
    assert left_notice(answer) == "Deleted A mistake."
    assert not await Incident.filter(id=incident.id).exists()


async def test_names_that_a_key_sent_in_vain_are_shown_to_the_team(vic: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, components=(Reference("Nameless", Status.OUTAGE),))
    assert "no component is called so: Nameless" in words_of(await vic.get(_of(acme, incident)))


async def test_a_viewer_reads_but_has_no_forms(vic: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id, body="We are looking.")
    screen = await vic.get(_of(acme, incident))
    assert "We are looking." in words_of(screen)
    assert f'action="{path_of(acme.page)}' not in screen.text


async def test_an_incident_of_another_page_is_absent(ada: Visitor, acme: Acme, mallory: Visitor) -> None:
    incident = await make_incident(acme.page.id)
    own = await ada.post("/dashboard", {"name": "Second", "slug": "second"})
    other_page = own.headers["location"].removesuffix("/components")
    path = f"{other_page}/incidents/{public_id('i', incident.id)}"
    assert (await ada.get(path)).status_code == 404
    assert (await ada.post(f"{path}/updates", {"state": "monitoring"})).status_code == 404


def _of(acme: Acme, incident: Incident, rest: str = "") -> str:
    return path_of(acme.page, f"/incidents/{public_id('i', incident.id)}{rest}")


def _update(acme: Acme, incident: Incident, update: IncidentUpdate) -> str:
    return _of(acme, incident, f"/updates/{public_id('u', update.id)}")
