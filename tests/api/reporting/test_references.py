"""`components` in a body: by id, by name in any case, unknown ones ignored (seed 000; contract §2)."""

from typing import Any

import pytest

from app.core.ids import new_id, parse_public_id, public_id
from tenants.incidents.models import Incident
from tests.api.reporting.monitor import Monitor, error_of
from tests.cast import Acme
from tests.factories import make_account, make_component, make_page


def _hit(component: str, status: str = "outage") -> dict[str, str]:
    return {"component": component, "status": status}


async def test_a_component_is_meant_by_its_id(monitor: Monitor, acme: Acme) -> None:
    await monitor.open(components=[_hit(public_id("c", acme.eu.id))])
    assert await monitor.statuses() == {"EU": "outage", "US": "operational", "Website": "operational"}


@pytest.mark.parametrize("name", ["Website", "website", "WEBSITE", " weBsite "])
async def test_a_component_is_meant_by_its_name_in_any_case(monitor: Monitor, name: str) -> None:
    await monitor.open(components=[_hit(name)])
    assert (await monitor.statuses())["Website"] == "outage"


async def test_case_is_folded_beyond_ascii(monitor: Monitor, acme: Acme) -> None:
    await make_component(acme.page.id, "Straße Süd")
    await monitor.open(components=[_hit("STRASSE SÜD")])
    assert (await monitor.statuses())["Straße Süd"] == "outage"


@pytest.mark.parametrize("unknown", ["Nobody", "", "c_aaaaaaaaaaaaaaaaaaaaaaaaaa", "web site", "x" * 5000])
async def test_an_unknown_reference_is_ignored_silently(monitor: Monitor, unknown: str) -> None:
    answer = await monitor.ask(
        "POST", "/incidents", {"title": "a", "components": [_hit(unknown), _hit("EU")]}
    )
    assert answer.json() == {"ok": True, "data": {"id": answer.json()["data"]["id"]}}
    assert (await monitor.statuses())["EU"] == "outage"


async def test_dropped_references_are_kept_for_the_team(monitor: Monitor) -> None:
    incident = await monitor.open(components=[_hit("Nobody"), _hit("EU")])
    row = await Incident.get(id=parse_public_id("i", incident))
    assert row.dropped_references == ["Nobody"]


@pytest.mark.parametrize("by", ["id", "name"])
async def test_a_category_is_dropped_from_a_list(monitor: Monitor, acme: Acme, by: str) -> None:
    reference = public_id("c", acme.api.id) if by == "id" else "API"
    await monitor.open(components=[_hit(reference)])
    assert set((await monitor.statuses()).values()) == {"operational"}


async def test_a_component_of_another_page_is_unknown(monitor: Monitor) -> None:
    other = await make_page((await make_account()).id)
    theirs = await make_component(other.id, "Theirs")
    await monitor.open(components=[_hit(public_id("c", theirs.id))])
    await theirs.refresh_from_db()
    assert theirs.status == "operational"


async def test_a_name_that_several_leaves_have_means_all_of_them(monitor: Monitor, acme: Acme) -> None:
    twin = await make_component(acme.page.id, "eu")
    await monitor.open(components=[_hit("Eu")])
    listed = (await monitor.status())["components"]
    down = {leaf["id"] for leaf in listed if leaf["status"] == "outage"}
    assert down == {public_id("c", acme.eu.id), public_id("c", twin.id)}


async def test_the_last_of_a_component_named_twice_wins(monitor: Monitor, acme: Acme) -> None:
    entries = [_hit("EU", "outage"), _hit(public_id("c", acme.eu.id), "degraded"), _hit("eu", "partial")]
    await monitor.open(components=entries)
    assert (await monitor.statuses())["EU"] == "partial"


@pytest.mark.parametrize("status", ["operational", "degraded", "partial", "outage", "maintenance"])
async def test_every_status_of_the_seed_is_accepted_in_a_list(monitor: Monitor, status: str) -> None:
    await monitor.open(components=[_hit("EU", status)])
    assert (await monitor.statuses())["EU"] == status


async def test_an_outsider_in_a_list_is_refused_with_its_place(monitor: Monitor) -> None:
    entries = [_hit("EU"), _hit("US"), _hit("Website"), _hit("EU", "down")]
    answer = await monitor.ask("POST", "/incidents", {"title": "a", "components": entries})
    assert answer.status_code == 400
    words = "operational, maintenance, degraded, partial, outage"
    assert error_of(answer) == f"components[3].status: must be one of {words}."
    assert set((await monitor.statuses()).values()) == {"operational"}


@pytest.mark.parametrize("path", ["/incidents", "/incidents/{}/updates"])
async def test_two_hundred_entries_are_taken_and_one_more_is_not(monitor: Monitor, path: str) -> None:
    where = path.format(await monitor.open())
    body: dict[str, Any] = {"title": "a"} if path == "/incidents" else {"state": "identified"}
    fits = body | {"components": [_hit("EU")] * 200}
    assert (await monitor.ask("POST", where, fits)).status_code == 200
    over = await monitor.ask("POST", where, body | {"components": [_hit("EU")] * 201})
    assert over.status_code == 400
    assert error_of(over) == "components: may have at most 200 entries."


@pytest.mark.parametrize(
    ("components", "sentence"),
    [
        (None, "components: must be a list."),
        ({}, "components: must be a list."),
        ("EU", "components: must be a list."),
        (["EU"], "components[0]: must be an object."),
        ([{"status": "outage"}], "components[0].component: is required."),
        ([{"component": "EU"}], "components[0].status: is required."),
        ([{"component": 5, "status": "outage"}], "components[0].component: must be text."),
        ([_hit("EU") | {"name": "EU"}], "components[0].name: is not a field of this request."),
    ],
)
async def test_a_list_of_another_shape_is_refused(monitor: Monitor, components: Any, sentence: str) -> None:
    answer = await monitor.ask("POST", "/incidents", {"title": "a", "components": components})
    assert (answer.status_code, error_of(answer)) == (400, sentence)


async def test_a_renamed_component_never_breaks_a_caller(monitor: Monitor, acme: Acme) -> None:
    from tenants.components.edit import ComponentEdit, edit_component
    from tests.factories import OPERATOR

    await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(name="Europe"))
    await monitor.open(components=[_hit("EU")])
    assert (await monitor.statuses())["Europe"] == "operational"


async def test_an_id_that_nothing_has_is_unknown(monitor: Monitor) -> None:
    await monitor.open(components=[_hit(public_id("c", new_id()))])
    assert set((await monitor.statuses()).values()) == {"operational"}
