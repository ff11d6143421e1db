"""Incidents as Markdown and JSON."""

import json
from dataclasses import replace

from public_site.render.twins import json_answer, markdown_answer
from public_site.snapshot import Incident
from tests.public_site.samples import an_incident, bad_morning, fine


def _markdown(incident: Incident) -> str:
    return markdown_answer(bad_morning(), incident).body.decode()


def test_the_markdown_tells_the_whole_story_in_the_words_of_the_team() -> None:
    text = _markdown(bad_morning().incidents[0])
    assert text.startswith("# Elevated API errors in EU\n\nMonitoring · Major\n")
    assert "- Since 22 Nov 2026, 11:10 UTC\n" in text
    assert "- Affected: EU cluster (Partial Outage, 28 min); Website (Degraded, 20 min)\n" in text
    assert "## Identified, 22 Nov 2026, 11:22 UTC\n\n*Edited 22 Nov 2026, 11:28 UTC*\n\nA bad deploy" in text
    assert "**connection pooling**" in text


def test_the_markdown_of_one_that_ended_says_how_long_it_was() -> None:
    text = _markdown(fine().past[0])
    assert "- 19 Nov 2026, 11:40 UTC to 19 Nov 2026, 13:15 UTC · 1 h 35 min\n" in text


def test_a_title_stays_on_its_line() -> None:
    assert _markdown(an_incident(9, "One\n# Two")).startswith("# One # Two\n")


def test_the_json_has_the_names_of_the_status_and_every_update() -> None:
    answer = json_answer(bad_morning(), bad_morning().incidents[0])
    told = json.loads(answer.body)
    assert answer.shared
    assert (told["name"], told["state"], told["kind"]) == (
        "Elevated API errors in EU",
        "monitoring",
        "incident",
    )
    assert told["url"] == "https://status.acme.test/incidents/i_0001"
    assert (told["startedAt"], told["resolvedAt"]) == ("2026-11-22T11:10:00.000Z", None)
    assert told["components"][0] == {
        "id": "c_0002", "name": "EU cluster", "worst": "partial", "status": "partial", "heldSeconds": 1680,
    }  # fmt: skip
    assert [each["id"] for each in told["updates"]] == ["u_0003", "u_0002", "u_0001"]
    assert told["updates"][1]["editedAt"] == "2026-11-22T11:28:00.000Z"


def test_twins_lie_beside_the_permalink() -> None:
    incident = replace(fine().past[0], updates=())
    paths = [draw(fine(), incident).path for draw in (markdown_answer, json_answer)]
    assert paths == ["/incidents/i_0004.md", "/incidents/i_0004.json"]
