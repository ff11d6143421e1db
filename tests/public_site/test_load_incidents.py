"""The incidents of a snapshot: what runs, what is planned, what is past, and what each touched."""

import pytest

from app.core.ids import public_id
from public_site import rows
from public_site.snapshot import Earlier, Incident
from tenants.components.edit import ComponentEdit, edit_component
from tenants.components.remove import remove_component
from tenants.incidents.amend import amend_update
from tenants.incidents.models import IncidentUpdate
from tenants.incidents.references import Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.words import IncidentKind, Source, State, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_incident
from tests.fakes import FakeClock
from tests.public_site.stage import Stage

HOUR_MS = 3_600_000


@pytest.fixture
def here(acme: Acme, clock: FakeClock) -> Stage:
    return Stage(acme, clock)


async def only(here: Stage) -> Incident:
    """The one incident that runs."""
    (incident,) = (await here.seen()).incidents
    return incident


async def plan(here: Stage, hours: int) -> str:
    start = here.clock.at + hours * HOUR_MS
    draft = MaintenanceDraft(
        f"In {hours} h", start, start + HOUR_MS, components=(Reference("EU", Status.MAINTENANCE),)
    )
    return public_id("i", (await schedule_maintenance(OPERATOR, here.acme.page.id, draft)).id)


async def test_a_running_incident_is_told_whole(here: Stage) -> None:
    opened = await here.open()
    incident = await only(here)
    assert incident.id == public_id("i", opened.id)
    assert (incident.kind, incident.title, incident.state) == (
        IncidentKind.INCIDENT, "Slow", State.INVESTIGATING,
    )  # fmt: skip
    assert (incident.started_at, incident.resolved_at, incident.updated_at) == (
        here.clock.at, None, here.clock.at,
    )  # fmt: skip
    assert [(update.state, update.body) for update in incident.updates] == [(State.INVESTIGATING, "Looking.")]


async def test_updates_come_newest_first_with_their_earlier_wordings(here: Stage) -> None:
    opened = await here.open()
    here.clock.forward(minutes=1)
    await here.post(opened, State.MONITORING)
    first = await IncidentUpdate.get(incident_id=opened.id, body="Looking.")
    edited = here.clock.forward(minutes=1)
    await amend_update(OPERATOR, here.acme.page.id, first.id, "We look.")
    news, told = (await only(here)).updates
    assert (news.state, news.earlier) == (State.MONITORING, ())
    assert (told.body, told.edited_at, told.earlier) == ("We look.", edited, (Earlier("Looking.", edited),))


async def test_leaves_know_the_incident_that_holds_them(here: Stage) -> None:
    opened = await here.open()
    await here.set(here.acme.us, Status.PARTIAL)
    held = {leaf.name: leaf.incident_id for leaf in (await here.seen()).leaves}
    assert held == {"EU": public_id("i", opened.id), "US": None, "Website": None}


async def test_what_it_touched_says_for_how_long(here: Stage) -> None:
    opened = await here.open()
    here.clock.forward(minutes=10)
    (touched,) = (await only(here)).touched
    assert (touched.name, touched.worst, touched.held_ms) == ("EU", Status.OUTAGE, 600_000)
    await here.post(opened, State.RESOLVED)
    here.clock.forward(minutes=10)
    (past,) = (await here.seen()).past
    assert (past.touched[0].held_ms, past.touched[0].current) == (600_000, Status.OPERATIONAL)


async def test_while_it_runs_a_leaf_is_told_as_it_really_is(here: Stage) -> None:
    await here.open()
    await here.set(here.acme.eu, Status.DEGRADED, Source.MANUAL)
    (touched,) = (await only(here)).touched
    assert (touched.current, touched.worst) == (Status.DEGRADED, Status.OUTAGE)


async def test_names_follow_renames_and_outlive_the_component(here: Stage) -> None:
    await here.open()
    await edit_component(OPERATOR, here.acme.page.id, here.acme.eu.id, ComponentEdit(name="Europe"))
    (renamed,) = (await only(here)).touched
    await remove_component(OPERATOR, here.acme.page.id, here.acme.eu.id)
    (gone,) = (await only(here)).touched
    assert (renamed.name, renamed.id) == ("Europe", public_id("c", here.acme.eu.id))
    assert (gone.name, gone.id, gone.held_ms) == ("Europe", None, 0)


async def test_running_ones_come_newest_first_maintenance_included(here: Stage) -> None:
    first, second = await here.open(), await here.open()
    planned = await plan(here, hours=1)
    row_id = (await here.seen()).scheduled[0].id
    assert row_id == planned
    assert [each.id for each in (await here.seen()).incidents] == [
        public_id("i", each.id) for each in (second, first)
    ]


async def test_planned_maintenance_comes_soonest_first_and_is_not_running(here: Stage) -> None:
    later, sooner = await plan(here, hours=5), await plan(here, hours=2)
    seen = await here.seen()
    assert [each.id for each in seen.scheduled] == [sooner, later]
    assert (seen.incidents, seen.scheduled[0].started_at) == ((), None)
    assert seen.scheduled[0].touched[0].current is Status.MAINTENANCE


async def test_begun_maintenance_runs(here: Stage) -> None:
    start = here.clock.at
    draft = MaintenanceDraft("Works", start, start + HOUR_MS)
    planned = await schedule_maintenance(OPERATOR, here.acme.page.id, draft)
    await post_update(OPERATOR, here.acme.page.id, planned.id, UpdateDraft(State.IN_PROGRESS))
    running = await only(here)
    assert (running.kind, running.scheduled_start, running.started_at) == (
        IncidentKind.MAINTENANCE, start, start,
    )  # fmt: skip
    assert (await here.seen()).scheduled == ()


async def test_past_are_those_resolved_within_seven_days_of_the_pages_zone(here: Stage) -> None:
    opened = await here.open()
    await here.post(opened, State.RESOLVED)
    here.clock.forward(days=6, hours=11.9)
    assert [each.id for each in (await here.seen()).past] == [public_id("i", opened.id)]
    here.clock.forward(hours=0.2)
    assert (await here.seen()).past == ()


async def test_of_very_many_past_ones_the_newest_are_told(
    here: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PAST_INCIDENTS_MAX", 2)
    made = [await here.open() for _ in range(4)]
    for incident in made[:3]:
        await here.post(incident, State.RESOLVED)
    seen = await here.seen()
    assert [each.id for each in seen.past] == [public_id("i", each.id) for each in (made[2], made[1])]
    assert [each.id for each in seen.incidents] == [public_id("i", made[3].id)]
    assert all(each.updates and each.touched for each in seen.past)


async def test_a_reopened_incident_runs_again(here: Stage) -> None:
    opened = await here.open()
    await here.post(opened, State.RESOLVED)
    await here.post(opened, State.MONITORING)
    assert ((await here.seen()).past, (await only(here)).resolved_at) == ((), None)


async def test_incidents_of_other_pages_stay_there(cast: Cast, here: Stage) -> None:
    await make_incident(cast.rival_page.id)
    assert (await here.seen()).incidents == ()
