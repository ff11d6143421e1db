"""The composer: templates, what is ticked at first, doubts, the way to the other composer, the preview."""

import re

import pytest
from httpx import Response

from app.core.ids import public_id
from tenants.components.status import set_status
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.references import Reference
from tenants.templates.draft import TemplateDraft
from tenants.templates.edit import create_template
from tenants.templates.models import IncidentTemplate
from tenants.words import Impact, Status
from tests.cast import Acme
from tests.factories import OPERATOR, make_component, make_incident
from tests.fakes import FakeClock
from tests.tenants.statements import statements_on_sqlite
from tests.ui.visiting import Visitor, path_of, words_of

COMPOSERS = ("/incidents", "/maintenance")
WINDOW = {"starts_at": "2026-11-25T02:00", "ends_at": "2026-11-25T04:00"}


async def t_id(acme: Acme, name: str) -> str:
    return public_id("t", (await IncidentTemplate.get(page_id=acme.page.id, name=name)).id)


def value_of(answer: Response, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', answer.text)
    return found[1] if found else ""


def ticked(answer: Response) -> set[str]:
    return set(re.findall(r'name="affects" value="(c_\w+)" id="\S+" checked', answer.text))


async def test_what_is_unwell_and_in_no_incident_is_ticked(ada: Visitor, acme: Acme) -> None:
    await set_status(OPERATOR, acme.page.id, acme.eu.id, Status.PARTIAL)
    await make_incident(acme.page.id, components=(Reference("US", Status.OUTAGE),))
    answer = await ada.get(path_of(acme.page, "/incidents/new"))
    assert ticked(answer) == {public_id("c", acme.eu.id)}


@pytest.mark.parametrize("composer", COMPOSERS)
async def test_a_template_fills_what_is_empty(ed: Visitor, acme: Acme, composer: str) -> None:
    for answer in (
        await ed.get(path_of(acme.page, f"{composer}/new?template={await t_id(acme, 'Slow')}")),
        await ed.post(
            path_of(acme.page, f"{composer}/compose"), {"use": await t_id(acme, "Slow"), "title": ""}
        ),
    ):
        assert value_of(answer, "title") == "Slow answers from {component}"
        assert "answers more slowly than usual" in answer.text
        assert value_of(answer, "template") == await t_id(acme, "Slow")


async def test_what_was_typed_stays_and_what_another_template_said_goes(ed: Visitor, acme: Acme) -> None:
    first = await t_id(acme, "Slow")
    typed = {"title": "Slow answers from {component}", "body": "Mine.", "template": first}
    answer = await ed.post(
        path_of(acme.page, "/incidents/compose"), typed | {"use": await t_id(acme, "Login")}
    )
    assert value_of(answer, "title") == "Problems signing in"
    assert "Mine.</textarea>" in answer.text
    assert 'value="major" checked' in answer.text


async def test_a_template_ticks_what_it_usually_affects(ed: Visitor, acme: Acme) -> None:
    eu, us = public_id("c", acme.eu.id), public_id("c", acme.us.id)
    draft = TemplateDraft("EU", "EU is down", components=(Reference(eu, Status.OUTAGE),))
    made = await create_template(OPERATOR, acme.page.id, draft)
    fields = {
        "affects": us,
        "status": [f"{eu}=operational", f"{us}=degraded"],
        "use": public_id("t", made.id),
    }
    answer = await ed.post(path_of(acme.page, "/incidents/compose"), fields)
    assert ticked(answer) == {eu, us}
    assert f'<option value="{eu}=outage" selected>' in answer.text
    assert f'<option value="{us}=degraded" selected>' in answer.text


@pytest.mark.parametrize("use", ["", "t_x", "t_" + "a" * 26])
async def test_a_template_that_is_gone_changes_nothing(ed: Visitor, acme: Acme, use: str) -> None:
    answer = await ed.post(path_of(acme.page, "/incidents/compose"), {"title": "Mine", "use": use})
    assert (answer.status_code, value_of(answer, "title")) == (200, "Mine")


async def test_placeholders_are_filled_when_it_is_published(
    ed: Visitor, acme: Acme, clock: FakeClock
) -> None:
    eu, us, slow = public_id("c", acme.eu.id), public_id("c", acme.us.id), await t_id(acme, "Slow")
    statuses = [f"{eu}=degraded", f"{us}=degraded"]
    fields = {"title": "Slow: {component}", "body": "Since {time}.", "affects": [eu, us], "status": statuses}
    await ed.post(path_of(acme.page, "/incidents"), fields | {"template": slow})
    incident = await Incident.get(title="Slow: EU and US")
    assert (await IncidentUpdate.get(incident_id=incident.id)).body.endswith("12:00 UTC.")
    assert incident.impact == Impact.MINOR
    assert (await IncidentTemplate.get(page_id=acme.page.id, name="Slow")).uses == 1


async def test_without_a_component_the_page_is_meant(ed: Visitor, acme: Acme) -> None:
    await ed.post(path_of(acme.page, "/incidents"), {"title": "Slow answers from {component}"})
    assert await Incident.filter(title="Slow answers from Acme").exists()


async def test_of_planned_work_time_and_length_are_those_of_the_window(
    ed: Visitor, acme: Acme, clock: FakeClock
) -> None:
    fields = {
        "title": "Works",
        "body": "From {time} for {duration}",
        "template": await t_id(acme, "Planned work"),
    }
    await ed.post(path_of(acme.page, "/maintenance"), fields | WINDOW)
    body = (await IncidentUpdate.get(incident__title="Works")).body
    assert body.replace("\u00a0", " ") == "From 25 Nov 2026, 02:00 UTC for 2 h"


async def test_what_is_left_open_is_asked_about_once(ed: Visitor, acme: Acme) -> None:
    fields = {"title": "Works", "body": "For about {duration}."}
    asked = await ed.post(path_of(acme.page, "/incidents"), fields)
    assert (asked.status_code, await Incident.all().count()) == (422, 0)
    assert "The text still says {duration}." in words_of(asked)
    assert "Publish anyway" in words_of(asked)
    sure = value_of(asked, "sure")
    assert (await ed.post(path_of(acme.page, "/incidents"), fields | {"sure": sure})).status_code == 303


async def test_a_second_incident_for_one_component_is_asked_about(ed: Visitor, acme: Acme) -> None:
    other = await make_incident(acme.page.id, "DB latency", components=(Reference("EU", Status.OUTAGE),))
    eu = public_id("c", acme.eu.id)
    fields = {"title": "EU is slow", "affects": eu, "status": f"{eu}=degraded"}
    asked = await ed.post(path_of(acme.page, "/incidents"), fields)
    assert "EU is already in “DB latency”" in words_of(asked)
    assert f"/incidents/{public_id('i', other.id)}#update" in asked.text
    assert "EU is slow" in asked.text


async def test_resolving_what_another_incident_holds_is_asked_about(ed: Visitor, acme: Acme) -> None:
    mine, other = [
        await make_incident(acme.page.id, title, components=(Reference("EU", Status.OUTAGE),))
        for title in ("Mine", "Other")
    ]
    path = path_of(acme.page, f"/incidents/{public_id('i', mine.id)}/resolve")
    asked = await ed.post(path, {"body": "Rolled back."})
    assert (asked.status_code, "Rolled back." in asked.text) == (422, True)
    assert "EU is also in “Other”, which stays open." in words_of(asked)
    assert (
        await ed.post(path, {"body": "", "sure": f"still-held:{public_id('i', other.id)}"})
    ).status_code == 303


async def test_the_other_composer_takes_over_what_was_typed(ed: Visitor, acme: Acme) -> None:
    eu = public_id("c", acme.eu.id)
    fields = {"title": "Works", "body": "We work.", "affects": eu, "status": f"{eu}=outage"}
    later = await ed.post(path_of(acme.page, "/maintenance/compose"), fields | {"state": "identified"})
    assert (later.status_code, value_of(later, "title"), ticked(later)) == (200, "Works", {eu})
    assert "We work.</textarea>" in later.text
    assert value_of(later, "starts_at")
    now = await ed.post(path_of(acme.page, "/incidents/compose"), fields | WINDOW)
    assert (value_of(now, "title"), 'value="investigating" checked' in now.text) == ("Works", True)


async def test_a_composer_is_kept_as_a_template(ed: Visitor, acme: Acme) -> None:
    fields = {
        "title": "EU is slow",
        "body": "Since {time}.",
        "impact": "",
        "promise": "30",
        "template": "t_x",
    }
    answer = await ed.post(path_of(acme.page, "/templates/compose"), fields)
    assert (value_of(answer, "title"), value_of(answer, "name")) == ("EU is slow", "")
    assert "Since {time}.</textarea>" in answer.text


async def test_an_update_may_leave_open_what_its_incident_knows(
    ed: Visitor, acme: Acme, clock: FakeClock
) -> None:
    incident = await make_incident(acme.page.id, components=(Reference("EU", Status.OUTAGE),))
    clock.forward(minutes=42)
    path = path_of(acme.page, f"/incidents/{public_id('i', incident.id)}")
    await ed.post(f"{path}/updates", {"state": "monitoring", "body": "{component} after {duration}"})
    body = (await IncidentUpdate.filter(incident_id=incident.id).order_by("-at"))[0].body
    assert body.replace("\u00a0", " ") == "EU after 42 min"


async def test_a_promise_that_was_not_kept_is_overdue(
    vic: Visitor, ada: Visitor, acme: Acme, clock: FakeClock
) -> None:
    await ada.post(path_of(acme.page, "/incidents"), {"title": "Slow", "promise": "15"})
    for screen in ("", "/incidents"):
        assert "next update in 15" in words_of(await vic.get(path_of(acme.page, screen)))
    clock.forward(minutes=20)
    for screen in ("", "/incidents"):
        assert "update overdue by 5" in words_of(await vic.get(path_of(acme.page, screen)))


async def test_the_preview_shows_the_card_and_what_the_page_will_say(ed: Visitor, acme: Acme) -> None:
    eu = public_id("c", acme.eu.id)
    fields = {
        "title": "<i>{component}</i>",
        "body": "**Soon**",
        "affects": eu,
        "status": f"{eu}=outage",
        "promise": "30",
    }
    answer = await ed.post(path_of(acme.page, "/incidents/preview"), fields)
    assert "&lt;i&gt;EU&lt;/i&gt;" in answer.text
    assert "<strong>Soon</strong>" in answer.text
    assert "1 of 3 components affected" in words_of(answer)
    assert "Critical" in words_of(answer)
    assert "Next update by" in words_of(answer)
    assert not await Incident.all().exists()


async def test_the_preview_of_a_hidden_page_and_of_nothing_typed(ed: Visitor, acme: Acme) -> None:
    await ed.post(path_of(acme.page, "/visibility"), {"visible": "no"})
    for composer in COMPOSERS:
        answer = await ed.post(path_of(acme.page, f"{composer}/preview"), {})
        assert "No title yet" in words_of(answer)
        assert "components" in words_of(answer)


async def test_the_preview_may_be_framed_by_the_console_alone_and_runs_nothing(
    ed: Visitor, acme: Acme
) -> None:
    answer = await ed.post(path_of(acme.page, "/incidents/preview"), {"title": "Slow"})
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src" not in policy
    assert "<script" not in answer.text
    sheet = re.search(r'rel="stylesheet" href="([^"]+)"', answer.text)
    assert sheet is not None
    assert (await ed.get(sheet[1])).headers["content-type"] == "text/css; charset=utf-8"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("count", [1, 40])
async def test_the_screens_ask_the_database_little(ada: Visitor, acme: Acme, count: int) -> None:
    for number in range(count):
        leaf = await make_component(acme.page.id, f"Leaf {number}")
        await make_incident(acme.page.id, components=(Reference(leaf.name, Status.OUTAGE),))
    incident = await Incident.filter(page_id=acme.page.id).first()
    assert incident is not None
    shown = f"/incidents/{public_id('i', incident.id)}"
    for rest in ("/incidents/new", "/maintenance/new", "/incidents", shown, f"{shown}/resolve"):
        with statements_on_sqlite() as asked:
            assert (await ada.get(path_of(acme.page, rest))).status_code == 200
        assert len(asked) <= 12, (rest, asked)
