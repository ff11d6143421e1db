"""`/status.json` and `/status-version.json`."""

import json
from dataclasses import replace
from typing import Any

from public_site.render.status_json import status_answer, version_answer
from tests.public_site.samples import a_leaf, a_snapshot, an_incident, an_update, bad_morning, fine


def _status(**over: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(status_answer(replace(bad_morning(), **over), "f00d").body)  # type: ignore[arg-type]
    return found


def test_it_has_exactly_the_keys_of_contract_3() -> None:
    status = _status()
    assert list(status) == ["page", "version", "status", "components", "incidents"]
    assert list(status["page"]) == ["name", "url"]
    assert list(status["status"]) == ["indicator", "description"]
    assert list(status["components"][0]) == ["id", "name", "status", "label"]
    keys = ["id", "name", "impact", "state", "startedAt", "updatedAt", "latestUpdate"]
    assert list(status["incidents"][0]) == keys


def test_components_are_the_leaves_in_tree_order() -> None:
    names = [component["name"] for component in _status()["components"]]
    assert names[:6] == ["EU cluster", "US cluster", "Webhooks", "Search", "Uploads", "Dashboard"]
    assert "API" not in names


def test_labels_are_the_words_of_the_page() -> None:
    status = _status(labels={"partial": "Teilausfall"})
    assert status["components"][0]["label"] == "Teilausfall"
    assert status["status"] == {"indicator": "partial", "description": "Teilausfall"}


def test_times_are_iso_with_milliseconds_and_z() -> None:
    assert _status()["incidents"][0]["startedAt"] == "2026-11-22T11:10:00.000Z"


def test_running_maintenance_is_listed_and_planned_and_past_are_not() -> None:
    names = [incident["name"] for incident in _status()["incidents"]]
    assert names == ["Elevated API errors in EU", "Replica upgrade"]


def test_the_latest_update_is_the_text_as_written() -> None:
    updates = (
        an_update(2, bad_morning().incidents[0].state, "", 2),
        an_update(1, bad_morning().incidents[0].state, "**b** <i>", 1),
    )
    incident = an_incident(1, "Odd", updates=updates)
    found = json.loads(status_answer(a_snapshot(a_leaf(1, "A"), incidents=(incident,)), "f").body)
    assert found["incidents"][0]["latestUpdate"] == "**b** <i>"


def test_without_any_text_the_latest_update_is_null() -> None:
    incident = an_incident(1, "Odd", updates=())
    found = json.loads(status_answer(a_snapshot(incidents=(incident,)), "f").body)
    assert found["incidents"][0]["latestUpdate"] is None


def test_the_version_is_the_same_under_both_names_and_in_the_summary() -> None:
    told = json.loads(version_answer("f00d").body)
    assert told == {"v": "f00d", "version": "f00d"}
    assert json.loads(status_answer(fine(), "f00d").body)["version"] == "f00d"


def test_both_may_be_read_by_other_sites() -> None:
    assert status_answer(fine(), "f").shared
    assert version_answer("f").shared
