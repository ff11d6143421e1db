"""/api/v1/status/:pageID/incidents and …/updates (seed 001, contract §4)."""

from typing import Any

import pytest

from app.core.clock import iso_ms
from app.core.ids import public_id
from tenants.components.models import Component
from tenants.incidents.models import Incident, IncidentUpdate
from tests.api.dashboard.script import Script, refusal, told
from tests.cast import Acme
from tests.fakes import NOON, FakeClock

HOUR = 3_600_000
WINDOW = {"scheduledStart": iso_ms(NOON + HOUR), "scheduledEnd": iso_ms(NOON + 2 * HOUR)}
BAD_NEW: list[tuple[Any, str]] = [
    ({}, "title"),
    ({"title": ""}, "title"),
    ({"title": "x" * 201}, "title"),
    ({"title": "A", "state": "broken"}, "state"),
    ({"title": "A", "impact": "huge"}, "impact"),
    ({"title": "A", "kind": "maintenance"}, "kind"),
    ({"title": "A", "kind": "incident", **WINDOW}, "scheduledEnd"),
    ({"title": "A", "scheduledStart": WINDOW["scheduledStart"]}, "scheduledEnd"),
    ({"title": "A", "scheduledStart": "soon", "scheduledEnd": "later"}, "scheduledStart"),
    (
        {"title": "A", "scheduledStart": WINDOW["scheduledEnd"], "scheduledEnd": WINDOW["scheduledStart"]},
        "end",
    ),
    ({"title": "A", "scheduledStart": "0001-01-01T00:00Z", "scheduledEnd": "9999-12-31T23:59Z"}, "time"),
    ({"title": "A", "components": [{"component": "EU", "status": "x"}]}, "components[0].status"),
    ({"title": "A", "components": [{"component": "EU", "status": "outage"}] * 201}, "components"),
    ({"title": "A", "notify": True}, "notify"),
]


def path_of(acme: Acme, rest: str = "") -> str:
    return f"/{public_id('p', acme.page.id)}/incidents{rest}"


async def opened(ed: Script, acme: Acme, **more: Any) -> dict[str, Any]:
    data: dict[str, Any] = told(await ed.ask("POST", path_of(acme), {"title": "Slow", **more}))
    return data


async def test_an_incident_is_told_with_exactly_these_keys(ed: Script, acme: Acme, clock: FakeClock) -> None:
    components = [{"component": "eu", "status": "partial"}]
    data = await opened(ed, acme, impact="minor", body="Looking.", components=components)
    assert data == {
        "id": data["id"],
        "kind": "incident",
        "title": "Slow",
        "state": "investigating",
        "impact": "minor",
        "startedAt": iso_ms(NOON),
        "scheduledStart": None,
        "scheduledEnd": None,
        "resolvedAt": None,
        "updates": [
            {
                "id": data["updates"][0]["id"],
                "state": "investigating",
                "body": "Looking.",
                "createdAt": iso_ms(NOON),
                "editedAt": None,
            }
        ],
    }
    assert (await Component.get(id=acme.eu.id)).status == "partial"


async def test_a_window_makes_it_a_maintenance(ed: Script, acme: Acme, clock: FakeClock) -> None:
    data = await opened(ed, acme, **WINDOW)
    assert (data["kind"], data["startedAt"]) == ("maintenance", None)
    assert {name: data[name] for name in WINDOW} == WINDOW


@pytest.mark.parametrize(("body", "named"), BAD_NEW)
async def test_a_bad_new_incident_is_refused_by_name(
    ed: Script, acme: Acme, clock: FakeClock, body: Any, named: str
) -> None:
    answer = await ed.ask("POST", path_of(acme), body)
    assert (answer.status_code, named in refusal(answer)) == (400, True), answer.text
    assert await Incident.all().count() == 0


async def test_one_key_opens_one_incident(ed: Script, acme: Acme) -> None:
    answers = [await ed.ask("POST", path_of(acme), {"title": "One"}, Idempotency_Key="k") for _ in range(2)]
    assert told(answers[0]) == told(answers[1])
    assert await Incident.all().count() == 1


async def test_the_list_is_newest_first_and_goes_on_from_the_last(
    ed: Script, vic: Script, acme: Acme
) -> None:
    for number in range(3):
        await opened(ed, acme, title=f"No. {number}")
    first = told(await vic.ask("GET", path_of(acme, "?limit=2")))
    rest = told(await vic.ask("GET", path_of(acme, f"?limit=2&before={first[-1]['id']}")))
    assert [each["title"] for each in first + rest] == ["No. 2", "No. 1", "No. 0"]


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "limit=²", "before=i_x", "before="])
async def test_a_bad_query_is_refused(vic: Script, acme: Acme, query: str) -> None:
    answer = await vic.ask("GET", path_of(acme, f"?{query}"))
    assert (answer.status_code, query.partition("=")[0] in refusal(answer)) == (400, True)


async def test_title_impact_and_window_are_corrected_without_an_update(
    ed: Script, acme: Acme, clock: FakeClock
) -> None:
    made = await opened(ed, acme, **WINDOW)
    change = {"title": "Slower", "impact": "major", "scheduledEnd": iso_ms(NOON + 3 * HOUR)}
    data = told(await ed.ask("PATCH", path_of(acme, f"/{made['id']}"), change))
    assert {name: data[name] for name in change} == change
    assert data["scheduledStart"] == WINDOW["scheduledStart"]
    assert len(data["updates"]) == 1


@pytest.mark.parametrize(
    "body", [{"title": ""}, {"title": None}, {"state": "resolved"}, {"impact": "x"}, WINDOW, [1]]
)
async def test_a_bad_change_is_refused_and_changes_nothing(
    ed: Script, acme: Acme, clock: FakeClock, body: Any
) -> None:
    made = await opened(ed, acme)
    answer = await ed.ask("PATCH", path_of(acme, f"/{made['id']}"), body)
    assert answer.status_code == 400
    assert refusal(answer)
    assert told(await ed.ask("GET", path_of(acme))) == [made]


async def test_resolving_sets_everything_it_touched_back(ed: Script, acme: Acme) -> None:
    made = await opened(ed, acme, components=[{"component": "EU", "status": "outage"}])
    update = told(await ed.ask("POST", path_of(acme, f"/{made['id']}/updates"), {"state": "resolved"}))
    assert (update["state"], update["editedAt"]) == ("resolved", None)
    assert (await Component.get(id=acme.eu.id)).status == "operational"
    assert told(await ed.ask("GET", path_of(acme)))[0]["resolvedAt"] is not None


@pytest.mark.parametrize("body", [{}, {"state": "done"}, {"state": "resolved", "body": 1}, {"body": "x"}])
async def test_a_bad_update_is_refused(ed: Script, acme: Acme, body: dict[str, Any]) -> None:
    made = await opened(ed, acme)
    assert (await ed.ask("POST", path_of(acme, f"/{made['id']}/updates"), body)).status_code == 400
    assert await IncidentUpdate.all().count() == 1


async def test_an_update_gets_better_words_in_place(ed: Script, acme: Acme) -> None:
    made = await opened(ed, acme, body="Teh cause.")
    path = path_of(acme, f"/{made['id']}/updates/{made['updates'][0]['id']}")
    data = told(await ed.ask("PATCH", path, {"body": "The cause."}))
    assert data["body"] == "The cause."
    assert data["editedAt"] is not None
    assert (await ed.ask("PATCH", path, {"state": "resolved"})).status_code == 400


async def test_an_update_of_another_incident_is_not_found(ed: Script, acme: Acme) -> None:
    one, other = await opened(ed, acme), await opened(ed, acme)
    path = path_of(acme, f"/{one['id']}/updates/{other['updates'][0]['id']}")
    assert (await ed.ask("PATCH", path, {"body": "x"})).status_code == 404


async def test_a_deleted_incident_is_gone(ed: Script, acme: Acme) -> None:
    made = await opened(ed, acme)
    assert (await ed.ask("DELETE", path_of(acme, f"/{made['id']}"))).json() == {"ok": True}
    assert told(await ed.ask("GET", path_of(acme))) == []
