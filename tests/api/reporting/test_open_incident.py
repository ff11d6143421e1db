"""POST /incidents: seed 000, "Open an incident"."""

from typing import Any

import pytest

from app.core.ids import parse_public_id
from tenants.incidents.models import Incident, IncidentUpdate
from tests.api.reporting.monitor import Monitor, error_of
from tests.cast import Acme


async def _row(public: str) -> Incident:
    row_id = parse_public_id("i", public)
    return await Incident.get(id=row_id)


async def test_a_title_is_enough(monitor: Monitor, acme: Acme) -> None:
    answer = await monitor.ask("POST", "/incidents", {"title": "Slow answers"})
    assert answer.status_code == 200
    made = answer.json()
    assert made == {"ok": True, "data": {"id": made["data"]["id"]}}
    row = await _row(made["data"]["id"])
    assert (row.page_id, row.title, row.state, row.impact) == (
        acme.page.id,
        "Slow answers",
        "investigating",
        "none",
    )


async def test_the_body_becomes_the_first_update(monitor: Monitor) -> None:
    incident = await monitor.open(body="We are looking.\nMore soon.")
    updates = await IncidentUpdate.filter(incident_id=parse_public_id("i", incident))
    assert [(update.state, update.body) for update in updates] == [
        ("investigating", "We are looking.\nMore soon.")
    ]


@pytest.mark.parametrize("impact", ["none", "minor", "major", "critical"])
async def test_every_impact_of_the_seed_is_accepted(monitor: Monitor, impact: str) -> None:
    await monitor.open(impact=impact)
    assert (await monitor.status())["activeIncidents"][0]["impact"] == impact


@pytest.mark.parametrize("impact", ["", "Minor", "blocker", "maintenance", None, 1, ["minor"]])
async def test_an_impact_outside_the_seed_is_refused(monitor: Monitor, impact: Any) -> None:
    answer = await monitor.ask("POST", "/incidents", {"title": "a", "impact": impact})
    assert answer.status_code == 400
    assert error_of(answer) == "impact: must be one of none, minor, major, critical."


@pytest.mark.parametrize("title", ["a", "x" * 200, "  " + "y" * 200 + "\n", "日本" * 100])
async def test_titles_of_one_to_two_hundred_characters_are_kept(monitor: Monitor, title: str) -> None:
    await monitor.open(title)
    assert (await monitor.status())["activeIncidents"][0]["title"] == title.strip()


@pytest.mark.parametrize("title", ["", "   ", "x" * 201, "two\nlines", "bell\x07", None, 7, ["a"]])
async def test_any_other_title_is_refused_by_name(monitor: Monitor, title: Any) -> None:
    answer = await monitor.ask("POST", "/incidents", {"title": title})
    assert answer.status_code == 400
    assert "title" in error_of(answer)


async def test_a_missing_title_is_named(monitor: Monitor) -> None:
    answer = await monitor.ask("POST", "/incidents", {"impact": "minor"})
    assert answer.status_code == 400
    assert error_of(answer) == "title: is required."


async def test_a_body_may_have_five_thousand_characters_and_no_more(monitor: Monitor) -> None:
    await monitor.open(body="é" * 5000)
    answer = await monitor.ask("POST", "/incidents", {"title": "a", "body": "é" * 5001})
    assert answer.status_code == 400
    assert "5000" in error_of(answer)


async def test_text_is_kept_in_nfc(monitor: Monitor) -> None:
    await monitor.open("Cafe\u0301")
    assert (await monitor.status())["activeIncidents"][0]["title"] == "Caf\u00e9"


async def test_an_incident_opens_in_no_other_state(monitor: Monitor) -> None:
    answer = await monitor.ask("POST", "/incidents", {"title": "a", "state": "monitoring"})
    assert answer.status_code == 400
    assert error_of(answer) == "state: is not a field of this request."


async def test_nothing_is_opened_by_a_refused_request(monitor: Monitor) -> None:
    await monitor.ask("POST", "/incidents", {"title": "a", "components": [{"component": "EU"}]})
    assert (await monitor.status())["activeIncidents"] == []


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "image/png", ""])
async def test_the_body_is_read_as_json_whatever_its_type(monitor: Monitor, content_type: str) -> None:
    answer = await monitor.ask("POST", "/incidents", b'{"title": "a"}', **{"Content-Type": content_type})
    assert answer.status_code == 200
