"""GET /status: seed 000, "Read current status"."""

from app.core.clock import MS_PER_SECOND, iso_ms
from app.core.ids import public_id
from tenants.components.edit import pin_category
from tenants.components.remove import remove_component
from tenants.incidents.window import MaintenanceDraft, begin_maintenance, schedule_maintenance
from tenants.pages.visibility import unpublish_page
from tenants.scope import Scope
from tenants.words import Impact, State, Status
from tests.api.reporting.monitor import Monitor
from tests.cast import Acme
from tests.factories import OPERATOR, make_account, make_component, make_incident, make_page
from tests.fakes import FakeClock


async def test_a_quiet_page_is_operational_with_its_leaves_in_tree_order(
    monitor: Monitor, acme: Acme
) -> None:
    answer = await monitor.ask("GET", "/status")
    leaves = [
        {"id": public_id("c", leaf.id), "name": leaf.name, "status": "operational"}
        for leaf in (acme.eu, acme.us, acme.website)
    ]
    data = {"overall": "operational", "components": leaves, "activeIncidents": []}
    assert answer.json() == {"ok": True, "data": data}
    assert answer.headers["content-type"] == "application/json"


async def test_the_members_come_in_the_order_of_the_seed(monitor: Monitor) -> None:
    await monitor.open()
    data = await monitor.status()
    assert list(data) == ["overall", "components", "activeIncidents"]
    assert list(data["components"][0]) == ["id", "name", "status"]
    assert list(data["activeIncidents"][0]) == ["id", "title", "state", "impact", "startedAt"]


async def test_categories_are_not_listed(monitor: Monitor, acme: Acme) -> None:
    assert acme.api.name not in await monitor.statuses()


async def test_overall_is_the_worst_leaf(monitor: Monitor, acme: Acme) -> None:
    await monitor.set(acme.eu, "maintenance")
    assert (await monitor.status())["overall"] == "maintenance"
    await monitor.set(acme.us, "degraded")
    assert (await monitor.status())["overall"] == "degraded"
    await monitor.set(acme.website, "partial")
    assert (await monitor.status())["overall"] == "partial"
    await monitor.set(acme.eu, "outage")
    assert (await monitor.status())["overall"] == "outage"


async def test_a_pinned_category_does_not_change_overall(monitor: Monitor, acme: Acme) -> None:
    await pin_category(OPERATOR, acme.page.id, acme.api.id, Status.OUTAGE)
    assert (await monitor.status())["overall"] == "operational"


async def test_a_page_without_leaves_is_operational(monitor: Monitor, acme: Acme) -> None:
    await remove_component(OPERATOR, acme.page.id, acme.api.id)
    await remove_component(OPERATOR, acme.page.id, acme.website.id)
    assert await monitor.status() == {"overall": "operational", "components": [], "activeIncidents": []}


async def test_an_open_incident_is_active_with_its_start_in_milliseconds(
    clock: FakeClock, monitor: Monitor, acme: Acme
) -> None:
    clock.at = 1_780_941_600_007
    incident = await make_incident(acme.page.id, "Elevated latency", impact=Impact.MAJOR)
    assert (await monitor.status())["activeIncidents"] == [
        {
            "id": public_id("i", incident.id),
            "title": "Elevated latency",
            "state": "investigating",
            "impact": "major",
            "startedAt": "2026-06-08T18:00:00.007Z",
        }
    ]


async def test_active_incidents_come_newest_first_and_resolved_ones_not_at_all(
    monitor: Monitor, acme: Acme
) -> None:
    first = await make_incident(acme.page.id, "First")
    await make_incident(acme.page.id, "Over", state=State.RESOLVED)
    await make_incident(acme.page.id, "Second")
    active = (await monitor.status())["activeIncidents"]
    assert [incident["title"] for incident in active] == ["Second", "First"]
    assert active[1]["id"] == public_id("i", first.id)


async def test_maintenance_is_active_while_it_runs_and_not_before(
    clock: FakeClock, monitor: Monitor, acme: Acme
) -> None:
    begins, ends = clock.at + 60 * MS_PER_SECOND, clock.at + 3600 * MS_PER_SECOND
    planned = await schedule_maintenance(OPERATOR, acme.page.id, MaintenanceDraft("New disks", begins, ends))
    assert (await monitor.status())["activeIncidents"] == []
    clock.forward(seconds=60)
    await begin_maintenance(Scope.system(), acme.page.id, planned.id)
    active = (await monitor.status())["activeIncidents"]
    assert [(each["title"], each["startedAt"]) for each in active] == [("New disks", iso_ms(begins))]


async def test_a_page_that_is_not_public_can_be_read(monitor: Monitor, acme: Acme) -> None:
    await unpublish_page(OPERATOR, acme.page.id)
    assert (await monitor.status())["overall"] == "operational"


async def test_an_expired_page_can_be_driven(monitor: Monitor, acme: Acme, clock: FakeClock) -> None:
    acme.page.expires_at = clock.at - 1
    await acme.page.save(update_fields=["expires_at"])
    assert (await monitor.set(acme.website, "outage")).status_code == 200
    assert (await monitor.statuses())["Website"] == "outage"


async def test_two_leaves_of_one_name_are_both_listed(monitor: Monitor, acme: Acme) -> None:
    await make_component(acme.page.id, "EU")
    names = [leaf["name"] for leaf in (await monitor.status())["components"]]
    assert names == ["EU", "US", "Website", "EU"]


async def test_nothing_of_another_page_shows(monitor: Monitor, acme: Acme) -> None:
    other = await make_page((await make_account()).id)
    await make_component(other.id, "Elsewhere")
    await make_incident(other.id, "Not ours")
    data = await monitor.status()
    assert "Elsewhere" not in str(data)
    assert data["activeIncidents"] == []
