"""POST /incidents/:iid/updates: seed 000, "Post an update / change state"."""

from typing import Any

import pytest

from app.core.ids import parse_public_id
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.uptime.models import StatusSpan
from tests.api.reporting.monitor import Monitor, error_of
from tests.cast import Acme
from tests.fakes import FakeClock


def _hit(component: str, status: str = "outage") -> dict[str, str]:
    return {"component": component, "status": status}


async def test_an_update_answers_with_its_id(monitor: Monitor) -> None:
    answer = await monitor.update(await monitor.open(), "identified", body="Found it.")
    assert answer.status_code == 200
    made = answer.json()
    assert made == {"ok": True, "data": {"id": made["data"]["id"]}}
    row = await IncidentUpdate.get(id=parse_public_id("u", made["data"]["id"]))
    assert (row.state, row.body) == ("identified", "Found it.")


@pytest.mark.parametrize("state", ["investigating", "identified", "in_progress", "monitoring"])
async def test_every_unresolved_state_of_the_seed_is_accepted(monitor: Monitor, state: str) -> None:
    incident = await monitor.open()
    assert (await monitor.update(incident, state)).status_code == 200
    assert (await monitor.status())["activeIncidents"][0]["state"] == state


async def test_resolved_is_accepted_and_the_incident_is_no_longer_active(monitor: Monitor) -> None:
    incident = await monitor.open()
    assert (await monitor.update(incident, "resolved")).status_code == 200
    assert (await monitor.status())["activeIncidents"] == []


@pytest.mark.parametrize("state", ["", "Resolved", "closed", "in progress", None, 4])
async def test_a_state_outside_the_seed_is_refused(monitor: Monitor, state: Any) -> None:
    incident = await monitor.open()
    answer = await monitor.ask("POST", f"/incidents/{incident}/updates", {"state": state})
    words = "investigating, identified, in_progress, monitoring, resolved"
    assert (answer.status_code, error_of(answer)) == (400, f"state: must be one of {words}.")


async def test_a_state_is_required(monitor: Monitor) -> None:
    incident = await monitor.open()
    answer = await monitor.ask("POST", f"/incidents/{incident}/updates", {"body": "Still looking."})
    assert (answer.status_code, error_of(answer)) == (400, "state: is required.")


async def test_an_update_can_touch_further_components(monitor: Monitor) -> None:
    incident = await monitor.open(components=[_hit("EU", "degraded")])
    await monitor.update(incident, "identified", components=[_hit("US", "partial")])
    assert await monitor.statuses() == {"EU": "degraded", "US": "partial", "Website": "operational"}


async def test_resolving_resets_every_component_the_incident_ever_touched(monitor: Monitor) -> None:
    incident = await monitor.open(components=[_hit("EU")])
    await monitor.update(incident, "identified", components=[_hit("US", "partial")])
    await monitor.update(incident, "monitoring", components=[_hit("EU", "degraded")])
    await monitor.update(incident, "resolved")
    assert set((await monitor.statuses()).values()) == {"operational"}


async def test_resolving_resets_also_what_its_own_last_word_says(monitor: Monitor) -> None:
    incident = await monitor.open(components=[_hit("EU")])
    await monitor.update(incident, "resolved", components=[_hit("Website", "degraded")])
    assert set((await monitor.statuses()).values()) == {"operational"}


async def test_resolving_leaves_alone_what_the_incident_never_touched(monitor: Monitor, acme: Acme) -> None:
    await monitor.set(acme.website, "degraded")
    incident = await monitor.open(components=[_hit("EU")])
    await monitor.update(incident, "resolved")
    assert await monitor.statuses() == {"EU": "operational", "US": "operational", "Website": "degraded"}


async def test_another_open_incident_on_the_leaf_does_not_stop_the_reset(monitor: Monitor) -> None:
    first = await monitor.open("First", components=[_hit("EU")])
    await monitor.open("Second", components=[_hit("EU", "partial")])
    await monitor.update(first, "resolved")
    assert (await monitor.statuses())["EU"] == "operational"


async def test_resolving_closes_what_the_incident_counts_towards_uptime(
    clock: FakeClock, monitor: Monitor
) -> None:
    incident = await monitor.open(components=[_hit("EU"), _hit("US")])
    until = clock.forward(minutes=5)
    await monitor.update(incident, "resolved")
    spans = await StatusSpan.filter(incident_id=parse_public_id("i", incident))
    assert [span.to_at for span in spans] == [until, until]


async def test_posting_to_a_resolved_incident_reopens_it(monitor: Monitor) -> None:
    incident = await monitor.open()
    await monitor.update(incident, "resolved")
    await monitor.update(incident, "monitoring", components=[_hit("EU", "degraded")])
    data = await monitor.status()
    assert [(each["id"], each["state"]) for each in data["activeIncidents"]] == [(incident, "monitoring")]
    assert data["overall"] == "degraded"


async def test_resolving_twice_keeps_the_first_end(clock: FakeClock, monitor: Monitor) -> None:
    incident = await monitor.open()
    ended = clock.forward(minutes=1)
    await monitor.update(incident, "resolved")
    clock.forward(minutes=1)
    await monitor.update(incident, "resolved", body="A word more.")
    row = await Incident.get(id=parse_public_id("i", incident))
    assert row.resolved_at == ended


async def test_a_body_may_have_five_thousand_characters_and_no_more(monitor: Monitor) -> None:
    incident = await monitor.open()
    assert (await monitor.update(incident, "identified", body="x" * 5000)).status_code == 200
    refused = await monitor.update(incident, "identified", body="x" * 5001)
    assert refused.status_code == 400
    assert "5000" in error_of(refused)
