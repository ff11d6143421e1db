"""Scheduled maintenance: begun and ended by jobs or by hand, moved, called off, missed."""

import pytest

from app.core.clock import MS_PER_DAY
from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.components.remove import remove_component
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.references import Reference
from tenants.incidents.remove import delete_incident
from tenants.incidents.window import (
    MaintenanceDraft,
    begin_maintenance,
    cancel_maintenance,
    end_maintenance,
    reschedule_maintenance,
    schedule_maintenance,
)
from tenants.jobs.models import Job
from tenants.jobs.run import run_due
from tenants.pages.models import AuditEntry, Page
from tenants.words import State, Status
from tests.factories import OPERATOR
from tests.tenants.incidents.stage import Stage, fresh

WORKS = Status.MAINTENANCE
HOUR_MS = 3_600_000


async def jobs() -> None:
    """What the runner would do now."""
    while await run_due(lambda kind, outcome: None):
        pass


async def states(incident: Incident) -> list[str]:
    updates = await IncidentUpdate.filter(incident_id=incident.id).order_by("at", "id")
    return [update.state for update in updates]


async def test_a_plan_is_told_and_touches_nothing(here: Stage) -> None:
    incident = await fresh(await here.plan({"EU": WORKS}))
    assert (incident.kind, incident.state) == ("maintenance", State.IDENTIFIED)
    assert (incident.started_at, incident.resolved_at) == (None, None)
    assert await here.statuses() == {}
    assert await here.affected(incident) == {"EU": ("maintenance", "maintenance")}


async def test_it_begins_and_ends_by_itself(here: Stage) -> None:
    incident = await here.plan({"EU": WORKS, "US": Status.DEGRADED})
    begun = here.clock.forward(hours=1)
    await jobs()
    assert await here.statuses() == {"EU": WORKS, "US": Status.DEGRADED}
    assert ((await fresh(incident)).state, (await fresh(incident)).started_at) == (State.IN_PROGRESS, begun)
    over = here.clock.forward(hours=1)
    await jobs()
    after = await fresh(incident)
    assert (after.state, after.resolved_at, await here.statuses()) == (State.RESOLVED, over, {})
    assert await states(incident) == ["identified", "in_progress", "resolved"]
    assert await here.minutes(incident) == {"EU": 60, "US": 60}


async def test_not_a_moment_before_its_time(here: Stage) -> None:
    incident = await here.plan({"EU": WORKS})
    here.clock.forward(hours=1, seconds=-0.001)
    await begin_maintenance(OPERATOR, here.acme.page.id, incident.id)
    assert (await fresh(incident)).started_at is None
    here.clock.forward(hours=1)
    await begin_maintenance(OPERATOR, here.acme.page.id, incident.id)
    await end_maintenance(OPERATOR, here.acme.page.id, incident.id)
    assert (await fresh(incident)).resolved_at is None


@pytest.mark.parametrize("state", [State.IN_PROGRESS, State.MONITORING])
async def test_it_can_be_begun_early_by_hand_and_still_ends_by_itself(here: Stage, state: State) -> None:
    incident = await here.plan({"EU": WORKS})
    begun = here.clock.forward(minutes=30)
    await here.post(incident, state)
    assert ((await fresh(incident)).started_at, await here.statuses()) == (begun, {"EU": WORKS})
    here.clock.forward(minutes=30)
    await jobs()
    assert await states(incident) == ["identified", state]
    here.clock.forward(hours=1)
    await jobs()
    assert ((await fresh(incident)).state, await here.statuses()) == (State.RESOLVED, {})


async def test_news_before_the_window_do_not_begin_it(here: Stage) -> None:
    incident = await here.plan({"EU": WORKS})
    await here.post(incident, State.IDENTIFIED, {"US": WORKS})
    assert ((await fresh(incident)).started_at, await here.statuses()) == (None, {})
    here.clock.forward(hours=1)
    await jobs()
    assert await here.statuses() == {"EU": WORKS, "US": WORKS}


async def test_resolved_early_by_hand_it_ends_there(here: Stage) -> None:
    incident = await here.plan({"EU": WORKS})
    here.clock.forward(hours=1)
    await jobs()
    early = here.clock.forward(minutes=10)
    await here.post(incident, State.RESOLVED)
    here.clock.forward(hours=1)
    await jobs()
    assert ((await fresh(incident)).resolved_at, await here.statuses()) == (early, {})
    assert await states(incident) == ["identified", "in_progress", "resolved"]


async def test_resolved_before_it_began_it_resets_nothing(here: Stage) -> None:
    await here.open({"EU": Status.OUTAGE})
    planned = await here.plan({"EU": WORKS})
    await here.post(planned, State.RESOLVED)
    assert await here.statuses() == {"EU": Status.OUTAGE}
    here.clock.forward(hours=3)
    await jobs()
    assert await here.statuses() == {"EU": Status.OUTAGE}
    assert (await fresh(planned)).started_at is None


@pytest.mark.parametrize("end_first", [False, True])
async def test_a_window_that_nothing_could_begin_is_told_as_over_and_touches_nothing(
    here: Stage, *, end_first: bool
) -> None:
    incident = await here.plan({"EU": WORKS})
    await here.open({"EU": Status.OUTAGE})
    now = here.clock.forward(days=1)
    acts = (end_maintenance, begin_maintenance) if end_first else (begin_maintenance, end_maintenance)
    for act in acts:
        await act(OPERATOR, here.acme.page.id, incident.id)
    after = await fresh(incident)
    assert (after.started_at, after.resolved_at) == (incident.scheduled_start, now)
    assert await here.statuses() == {"EU": Status.OUTAGE}
    assert await states(incident) == ["identified", "resolved"]


async def test_an_incident_on_the_same_leaf_is_taken_over_and_reset_at_the_end(here: Stage) -> None:
    planned = await here.plan({"EU": WORKS})
    incident = await here.open({"EU": Status.OUTAGE})
    here.clock.forward(hours=1)
    await jobs()
    assert await here.statuses() == {"EU": WORKS}
    here.clock.forward(hours=1)
    await jobs()
    assert await here.statuses() == {}
    assert (await here.minutes(incident), await here.minutes(planned)) == ({"EU": 60}, {"EU": 60})
    assert (await fresh(incident)).resolved_at is None


async def test_an_incident_during_the_window_wins_until_the_window_ends(here: Stage) -> None:
    await here.plan({"EU": WORKS})
    here.clock.forward(hours=1)
    await jobs()
    await here.open({"EU": Status.OUTAGE})
    assert await here.statuses() == {"EU": Status.OUTAGE}
    here.clock.forward(hours=1)
    await jobs()
    assert await here.statuses() == {}


async def test_a_moved_window_begins_at_its_new_time_alone(here: Stage) -> None:
    incident, page_id = await here.plan({"EU": WORKS}), here.acme.page.id
    start = here.clock.at + 5 * HOUR_MS
    await reschedule_maintenance(OPERATOR, page_id, incident.id, start, start + HOUR_MS)
    here.clock.forward(hours=3)
    await jobs()
    assert (await fresh(incident)).started_at is None
    here.clock.forward(hours=2)
    await jobs()
    assert (await fresh(incident)).started_at == start
    assert await Job.filter(kind="maintenance.begin").count() == 1


async def test_moved_and_moved_back_it_keeps_its_time(here: Stage) -> None:
    incident, page_id = await here.plan({"EU": WORKS}), here.acme.page.id
    start, end = here.clock.at + HOUR_MS, here.clock.at + 2 * HOUR_MS
    await reschedule_maintenance(OPERATOR, page_id, incident.id, start + HOUR_MS, end + HOUR_MS)
    await reschedule_maintenance(OPERATOR, page_id, incident.id, start, end)
    here.clock.forward(hours=1)
    await jobs()
    assert await here.statuses() == {"EU": WORKS}


async def test_moved_to_where_it_is_nothing_changes(here: Stage) -> None:
    incident = await here.plan()
    start, end = here.clock.at + HOUR_MS, here.clock.at + 2 * HOUR_MS
    await reschedule_maintenance(OPERATOR, here.acme.page.id, incident.id, start, end)
    assert await AuditEntry.filter(act="maintenance.move").count() == 0


async def test_a_running_window_can_end_later_but_not_begin_elsewhere(here: Stage) -> None:
    incident, page_id = await here.plan({"EU": WORKS}), here.acme.page.id
    start = here.clock.forward(hours=1)
    await jobs()
    with pytest.raises(Invalid) as refused:
        await reschedule_maintenance(OPERATOR, page_id, incident.id, start + 1, start + HOUR_MS)
    assert refused.value.field == "starts_at"
    await reschedule_maintenance(OPERATOR, page_id, incident.id, start, start + 2 * HOUR_MS)
    here.clock.forward(hours=1)
    await jobs()
    assert await here.statuses() == {"EU": WORKS}
    here.clock.forward(hours=1)
    await jobs()
    assert await here.statuses() == {}


async def test_what_is_called_off_is_gone_and_its_jobs_with_it(here: Stage) -> None:
    incident = await here.plan({"EU": WORKS})
    await cancel_maintenance(OPERATOR, here.acme.page.id, incident.id)
    assert await Incident.all().count() == await Job.all().count() == 0
    line = await AuditEntry.get(act="maintenance.cancel")
    assert (line.target, line.detail) == (public_id("i", incident.id), {"title": "Works"})


async def test_what_has_begun_or_is_over_is_not_called_off(here: Stage) -> None:
    incident = await here.plan()
    for state in (State.IN_PROGRESS, State.RESOLVED):
        await here.post(incident, state)
        with pytest.raises(Invalid) as refused:
            await cancel_maintenance(OPERATOR, here.acme.page.id, incident.id)
        assert refused.value.field == "state"


async def test_an_incident_has_no_window(here: Stage) -> None:
    incident, page_id = await here.open(), here.acme.page.id
    with pytest.raises(Invalid):
        await cancel_maintenance(OPERATOR, page_id, incident.id)
    with pytest.raises(Invalid):
        await reschedule_maintenance(OPERATOR, page_id, incident.id, here.clock.at, here.clock.at + 1)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-2, -1), (-2, 0)])
async def test_a_window_that_ends_before_it_starts_or_before_now_is_refused(
    here: Stage, start: int, end: int
) -> None:
    draft = MaintenanceDraft("Works", here.clock.at + start, here.clock.at + end)
    with pytest.raises(Invalid) as refused:
        await schedule_maintenance(OPERATOR, here.acme.page.id, draft)
    assert refused.value.field == "ends_at"


@pytest.mark.parametrize(
    ("start_days", "end_days", "field"),
    [(-367, 1, "starts_at"), (-740_000, 1, "starts_at"), (0, 3_661, "ends_at")],
)
async def test_a_window_in_a_year_that_nobody_means_is_refused(
    here: Stage, start_days: int, end_days: int, field: str
) -> None:
    start, end = (here.clock.at + days * MS_PER_DAY for days in (start_days, end_days))
    with pytest.raises(Invalid) as refused:
        await schedule_maintenance(OPERATOR, here.acme.page.id, MaintenanceDraft("Works", start, end))
    assert refused.value.field == field
    planned = await here.plan()
    with pytest.raises(Invalid) as refused:
        await reschedule_maintenance(OPERATOR, here.acme.page.id, planned.id, start, end)
    assert refused.value.field == field


async def test_a_window_that_runs_for_years_can_still_be_ended_later(here: Stage) -> None:
    incident, page_id = await here.plan(), here.acme.page.id
    start = here.clock.forward(hours=1)
    await begin_maintenance(OPERATOR, page_id, incident.id)
    for _ in range(2):
        end = here.clock.at + 400 * MS_PER_DAY
        await reschedule_maintenance(OPERATOR, page_id, incident.id, start, end)
        here.clock.forward(days=399)
    assert (await fresh(incident)).scheduled_end == end


async def test_a_window_that_has_begun_already_begins_at_once(here: Stage) -> None:
    draft = MaintenanceDraft(
        "Works", here.clock.at - 1, here.clock.at + 1, components=(Reference("EU", WORKS),)
    )
    await schedule_maintenance(OPERATOR, here.acme.page.id, draft)
    await jobs()
    assert await here.statuses() == {"EU": WORKS}


async def test_jobs_of_a_deleted_maintenance_find_nothing_to_do(here: Stage) -> None:
    incident = await here.plan({"EU": WORKS})
    await delete_incident(OPERATOR, here.acme.page.id, incident.id)
    version = (await Page.get(id=here.acme.page.id)).version
    here.clock.forward(hours=3)
    await jobs()
    assert (await Page.get(id=here.acme.page.id)).version == version
    assert await Job.filter(done_at=None).count() == 0


async def test_beginning_and_ending_twice_changes_nothing(here: Stage) -> None:
    incident, page_id = await here.plan({"EU": WORKS}), here.acme.page.id
    for act in (begin_maintenance, end_maintenance):
        here.clock.forward(hours=1)
        await act(OPERATOR, page_id, incident.id)
        version = (await Page.get(id=page_id)).version
        await act(OPERATOR, page_id, incident.id)
        assert (await Page.get(id=page_id)).version == version


async def test_a_leaf_removed_before_the_window_is_left_out(here: Stage) -> None:
    incident = await here.plan({"EU": WORKS, "US": WORKS})
    await remove_component(OPERATOR, here.acme.page.id, here.acme.eu.id)
    here.clock.forward(hours=1)
    await jobs()
    assert await here.statuses() == {"US": WORKS}
    await here.post(incident, State.RESOLVED)
    assert await here.statuses() == {}


async def test_a_missed_reference_is_remembered(here: Stage) -> None:
    assert (await fresh(await here.plan({"Gone": WORKS}))).dropped_references == ["Gone"]
