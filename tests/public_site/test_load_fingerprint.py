"""What moves the fingerprint that visitors poll: each thing of contract §3, and nothing else."""

from collections.abc import Awaitable, Callable

import pytest

from ledger.plans import PlanName
from public_site.render.freshness import holds_until
from tenants.accounts.members import add_member
from tenants.accounts.standing import set_plan
from tenants.components.edit import ComponentEdit, edit_component, pin_category
from tenants.components.move import move_component
from tenants.components.remove import remove_component
from tenants.domains.mount import mount_host
from tenants.incidents.amend import IncidentEdit, amend_update, edit_incident
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.remove import delete_incident
from tenants.incidents.window import (
    MaintenanceDraft,
    begin_maintenance,
    cancel_maintenance,
    end_maintenance,
    reschedule_maintenance,
    schedule_maintenance,
)
from tenants.keys.issue import create_key, disable_key
from tenants.pages.edit import PageEdit, edit_page
from tenants.scope import Role, Scope
from tenants.words import Impact, Source, State, Status
from tests.cast import Acme
from tests.factories import OPERATOR, make_account, make_component, make_key, make_page
from tests.fakes import FakeClock
from tests.public_site.stage import Stage

HOUR_MS = 3_600_000
Do = Callable[[Stage], Awaitable[object]]


@pytest.fixture
def here(acme: Acme, clock: FakeClock) -> Stage:
    return Stage(acme, clock)


def edit(**fields: object) -> Do:
    return lambda here: edit_page(OPERATOR, here.acme.page.id, PageEdit(**fields))  # type: ignore[arg-type]


def edit_eu(**fields: object) -> Do:
    change = ComponentEdit(**fields)  # type: ignore[arg-type]
    return lambda here: edit_component(OPERATOR, here.acme.page.id, here.acme.eu.id, change)


async def plan_works(here: Stage) -> Incident:
    draft = MaintenanceDraft("Works", here.clock.at + HOUR_MS, here.clock.at + 2 * HOUR_MS)
    return await schedule_maintenance(OPERATOR, here.acme.page.id, draft)


SEEN: dict[str, Do] = {
    "name": edit(name="New"),
    "slug": edit(slug="elsewhere"),
    "word": edit(labels={"outage": "Down"}),
    "theme": edit(theme={"accent": "#1d4ed8"}),
    "zone": edit(time_zone="Europe/Paris"),
    "footer": edit(show_footer=False),
    "uptime shown": edit(show_uptime=False),
    "what is counted": edit(count_manual=True),
    "weights": edit(weights={"partial": 0.5}),
    "own domain": lambda here: mount_host(OPERATOR, here.acme.page.id, "status.acme.example", verified=True),
    "component added": lambda here: make_component(here.acme.page.id, "New"),
    "component renamed": edit_eu(name="Europe"),
    "component's uptime hidden": edit_eu(show_uptime=False),
    "component moved": lambda here: move_component(
        OPERATOR, here.acme.page.id, here.acme.us.id, here.acme.api.id, here.acme.eu.id
    ),
    "component removed": lambda here: remove_component(OPERATOR, here.acme.page.id, here.acme.us.id),
    "group pinned": lambda here: pin_category(
        OPERATOR, here.acme.page.id, here.acme.api.id, Status.OPERATIONAL
    ),
    "status": lambda here: here.set(here.acme.us, Status.PARTIAL),
    "status by hand": lambda here: here.set(here.acme.us, Status.PARTIAL, Source.MANUAL),
    "incident": lambda here: here.open(),
    "maintenance planned": plan_works,
}


@pytest.mark.parametrize("what", SEEN)
async def test_what_a_visitor_would_see_moves_it(here: Stage, what: str) -> None:
    before = await here.fingerprint()
    await SEEN[what](here)
    assert await here.fingerprint() != before


@pytest.mark.parametrize("state", State)
async def test_an_update_moves_it(here: Stage, state: State) -> None:
    incident = await here.open()
    before = await here.fingerprint()
    await here.post(incident, state)
    assert await here.fingerprint() != before


async def test_edits_and_deletion_of_an_incident_move_it(here: Stage) -> None:
    incident, page_id = await here.open(), here.acme.page.id
    update = await IncidentUpdate.get(incident_id=incident.id)
    told = [await here.fingerprint()]
    await amend_update(OPERATOR, page_id, update.id, "Other words.")
    told.append(await here.fingerprint())
    await edit_incident(OPERATOR, page_id, incident.id, IncidentEdit(title="New"))
    told.append(await here.fingerprint())
    await edit_incident(OPERATOR, page_id, incident.id, IncidentEdit(impact=Impact.MINOR))
    told.append(await here.fingerprint())
    await delete_incident(OPERATOR, page_id, incident.id)
    told.append(await here.fingerprint())
    assert len(set(told)) == 5


async def test_every_turn_of_a_maintenance_moves_it(here: Stage) -> None:
    page_id, start = here.acme.page.id, here.clock.at + 2 * HOUR_MS
    told = [await here.fingerprint()]
    planned = await plan_works(here)
    told.append(await here.fingerprint())
    await reschedule_maintenance(OPERATOR, page_id, planned.id, start, start + HOUR_MS)
    told.append(await here.fingerprint())
    for act in (begin_maintenance, end_maintenance):
        here.clock.at = start if act is begin_maintenance else start + HOUR_MS
        await act(Scope.system(), page_id, planned.id)
        told.append(await here.fingerprint())
    assert len(set(told)) == 5


async def test_a_maintenance_that_is_called_off_leaves_no_trace(here: Stage) -> None:
    before = await here.fingerprint()
    planned = await plan_works(here)
    assert await here.fingerprint() != before
    await cancel_maintenance(OPERATOR, here.acme.page.id, planned.id)
    assert await here.fingerprint() == before


async def test_a_day_boundary_in_the_pages_zone_moves_it(here: Stage) -> None:
    await edit(time_zone="America/New_York")(here)
    here.clock.forward(hours=16.999)  # 04:59 in London, 23:59 in New York
    before = await here.fingerprint()
    here.clock.forward(minutes=2)
    assert await here.fingerprint() != before


async def test_a_promise_that_runs_out_moves_it(here: Stage) -> None:
    await here.set(here.acme.eu, Status.OPERATIONAL)
    await here.open(Status.OPERATIONAL, promise=here.clock.at + HOUR_MS)
    here.clock.forward(minutes=59)
    before = await here.fingerprint()
    here.clock.forward(minutes=1)
    assert await here.fingerprint() != before


async def test_silence_moves_it_every_hour_from_the_third_on(here: Stage) -> None:
    await here.open(Status.OPERATIONAL)
    told = [await here.fingerprint()]
    for minutes in (179, 1, 59, 1):
        here.clock.forward(minutes=minutes)
        told.append(await here.fingerprint())
    assert told[0] == told[1] != told[2] == told[3] != told[4]


@pytest.mark.parametrize("held", [Status.OPERATIONAL, Status.OUTAGE])
@pytest.mark.parametrize("promised_in_ms", [None, HOUR_MS // 2])
async def test_a_page_is_another_from_the_moment_until_which_it_holds(
    here: Stage, held: Status, promised_in_ms: int | None
) -> None:
    await here.set(here.acme.eu, Status.OPERATIONAL)
    here.clock.forward(minutes=2)
    await here.open(held, promise=promised_in_ms and here.clock.at + promised_in_ms)
    for _ in range(60):
        seen, before = await here.seen(), await here.fingerprint()
        assert holds_until(seen) >= (seen.next_change_at or 0)
        here.clock.at = holds_until(seen)
        assert await here.fingerprint() != before


async def test_the_plan_moves_it_only_through_the_footer(here: Stage) -> None:
    before = await here.fingerprint()
    await set_plan(OPERATOR, here.acme.page.account_id, PlanName.FREE)
    assert await here.fingerprint() == before
    await set_plan(OPERATOR, here.acme.page.account_id, PlanName.PRIME)
    await edit(show_footer=False)(here)
    without = await here.fingerprint()
    await set_plan(OPERATOR, here.acme.page.account_id, PlanName.FREE)
    assert await here.fingerprint() == before != without


async def make_and_disable_a_key(here: Stage) -> None:
    made = await make_key(here.acme.page.id)
    await disable_key(OPERATOR, here.acme.page.id, made.row.id)


async def add_somebody(here: Stage) -> None:
    person = await make_account()
    await add_member(OPERATOR, here.acme.page.account_id, person.email, Role.VIEWER)


UNSEEN: dict[str, Do] = {
    "a key": lambda here: create_key(OPERATOR, here.acme.page.id, "Monitor"),
    "a disabled key": make_and_disable_a_key,
    "a claim without proof": lambda here: mount_host(OPERATOR, here.acme.page.id, "status.acme.example"),
    "the same status again": lambda here: here.set(here.acme.eu, Status.OPERATIONAL),
    "the same name again": edit(name="Acme"),
    "a place where it is": lambda here: move_component(
        OPERATOR, here.acme.page.id, here.acme.eu.id, here.acme.api.id, here.acme.us.id
    ),
    "a member": add_somebody,
}


@pytest.mark.parametrize("what", UNSEEN)
async def test_what_no_visitor_sees_does_not_move_it(here: Stage, what: str) -> None:
    before = await here.fingerprint()
    await UNSEEN[what](here)
    assert await here.fingerprint() == before


async def test_a_second_domain_does_not_move_it(here: Stage) -> None:
    await mount_host(OPERATOR, here.acme.page.id, "status.acme.example", verified=True)
    before = await here.fingerprint()
    await mount_host(OPERATOR, here.acme.page.id, "also.acme.example", verified=True)
    assert await here.fingerprint() == before


async def test_time_alone_does_not_move_it_while_all_is_well(here: Stage) -> None:
    before = await here.fingerprint()
    here.clock.forward(hours=11.9)
    assert await here.fingerprint() == before


async def test_while_something_is_down_it_moves_every_five_minutes(here: Stage) -> None:
    await here.open()
    told = []
    for _ in range(20):
        told.append(await here.fingerprint())
        here.clock.forward(minutes=1)
    assert len(set(told)) == 4


async def test_another_page_does_not_move_it(here: Stage) -> None:
    before = await here.fingerprint()
    other = await make_page(here.acme.page.account_id, "second")
    await make_component(other.id)
    assert await here.fingerprint() == before
