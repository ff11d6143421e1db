"""The figures of a snapshot: exact, steady while nothing happens, fresh while something is down."""

from zoneinfo import ZoneInfo

import pytest

from tenants.components.models import Component
from tenants.components.remove import remove_component
from tenants.incidents.remove import delete_incident
from tenants.pages.edit import PageEdit, edit_page
from tenants.uptime.rolls import day_start, local_day
from tenants.words import Source, State, Status
from tests.cast import Acme
from tests.factories import OPERATOR, make_component
from tests.fakes import FakeClock
from tests.public_site.stage import Stage

MINUTE_MS = 60_000
DAY_MS = 1440 * MINUTE_MS


@pytest.fixture
async def here(acme: Acme, clock: FakeClock) -> Stage:
    """Acme's leaves have been there for a hundred days."""
    await Component.filter(page_id=acme.page.id).update(since=clock.at - 100 * DAY_MS)
    return Stage(acme, clock)


async def next_change(here: Stage) -> int | None:
    return (await here.seen()).next_change_at


async def test_a_closed_outage_counts_to_the_millisecond(here: Stage) -> None:
    incident = await here.open()
    here.clock.forward(minutes=7, seconds=0.001)
    await here.post(incident, State.RESOLVED)
    uptime = (await here.leaf("EU")).uptime
    assert uptime is not None
    assert uptime.lost_ms == 7 * MINUTE_MS + 1
    assert uptime.known_ms == 89 * DAY_MS + DAY_MS // 2 + 7 * MINUTE_MS + 1
    assert uptime.percent == "99.99"


async def test_what_is_held_counts_in_steps_of_five_minutes(here: Stage) -> None:
    await here.open()
    lost = []
    for _ in range(11):
        here.clock.forward(minutes=1)
        uptime = (await here.leaf("EU")).uptime
        assert uptime is not None
        lost.append(uptime.lost_ms // MINUTE_MS)
    assert lost == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]


async def test_a_day_with_an_open_outage_is_marked_at_once(here: Stage) -> None:
    await here.open()
    uptime = (await here.leaf("EU")).uptime
    assert uptime is not None
    assert [(day.date, day.worst) for day in uptime.days] == [("2026-11-21", Status.OUTAGE)]


async def test_figures_move_at_midnight_when_news_are_late_and_while_something_is_down(here: Stage) -> None:
    midnight = here.clock.at + DAY_MS // 2
    assert await next_change(here) == midnight
    here.clock.forward(minutes=1)
    await here.set(here.acme.eu, Status.DEGRADED)
    assert await next_change(here) == here.clock.at + 4 * MINUTE_MS
    await here.set(here.acme.eu, Status.OPERATIONAL)
    assert await next_change(here) == midnight
    promise = here.clock.at + 30 * MINUTE_MS
    await here.open(Status.OPERATIONAL, promise=promise)
    assert await next_change(here) == promise
    here.clock.forward(minutes=30)
    assert await next_change(here) == here.clock.at + 150 * MINUTE_MS  # three hours without news


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/New_York", "Europe/Berlin"])
async def test_midnight_is_the_pages(here: Stage, zone: str) -> None:
    await edit_page(OPERATOR, here.acme.page.id, PageEdit(time_zone=zone))
    at = await next_change(here)
    assert at is not None
    assert at > here.clock.at
    assert day_start(local_day(at, ZoneInfo(zone)), ZoneInfo(zone)) == at


async def test_a_new_leaf_has_no_figure_until_there_is_something_to_tell(here: Stage) -> None:
    leaf = await make_component(here.acme.page.id, "New")
    assert await here.percent("New") is None
    here.clock.forward(hours=1)
    await here.set(leaf, Status.OUTAGE)
    here.clock.forward(hours=1)
    assert await here.percent("New") == "50.00"


async def test_a_new_leaf_has_a_figure_from_the_next_day_on(here: Stage) -> None:
    await make_component(here.acme.page.id, "New")
    here.clock.forward(hours=12)
    uptime = (await here.leaf("New")).uptime
    assert uptime is not None
    assert (uptime.percent, uptime.since, uptime.known_ms) == ("100", "2026-11-21", DAY_MS // 2)


async def test_time_by_hand_counts_only_when_the_page_says_so(here: Stage) -> None:
    await here.set(here.acme.eu, Status.OUTAGE, Source.MANUAL)
    here.clock.forward(hours=1)
    await here.set(here.acme.eu, Status.OPERATIONAL, Source.MANUAL)
    assert await here.percent() == "100"
    await edit_page(OPERATOR, here.acme.page.id, PageEdit(count_manual=True))
    assert await here.percent() == "99.95"


async def test_other_weights_count_anew(here: Stage) -> None:
    await here.set(here.acme.eu, Status.DEGRADED)
    here.clock.forward(hours=6)
    await here.set(here.acme.eu, Status.OPERATIONAL)
    assert await here.percent() == "100"
    await edit_page(OPERATOR, here.acme.page.id, PageEdit(weights={"degraded": 1.0}))
    assert await here.percent() == "99.72"


async def test_a_deleted_incident_gives_its_time_back(here: Stage) -> None:
    incident = await here.open()
    here.clock.forward(hours=1)
    await here.post(incident, State.RESOLVED)
    await delete_incident(OPERATOR, here.acme.page.id, incident.id)
    assert await here.percent() == "100"


async def test_an_old_outage_leaves_the_ninety_days(here: Stage) -> None:
    incident = await here.open()
    here.clock.forward(minutes=30)
    await here.post(incident, State.RESOLVED)
    here.clock.forward(days=89)
    assert (await here.percent()) == "99.97"
    here.clock.forward(hours=12)
    assert (await here.percent()) == "100"


async def test_another_zone_moves_trouble_to_its_own_day(here: Stage) -> None:
    await here.set(here.acme.eu, Status.OUTAGE)
    here.clock.forward(minutes=30)
    await here.set(here.acme.eu, Status.OPERATIONAL)
    await edit_page(OPERATOR, here.acme.page.id, PageEdit(time_zone="Pacific/Kiritimati"))
    uptime = (await here.leaf("EU")).uptime
    assert uptime is not None
    assert [(day.date, day.outage_ms) for day in uptime.days] == [("2026-11-22", 30 * MINUTE_MS)]


async def test_removing_what_was_down_leaves_the_rest_alone(here: Stage) -> None:
    await here.set(here.acme.eu, Status.OUTAGE)
    await remove_component(OPERATOR, here.acme.page.id, here.acme.eu.id)
    assert [leaf.name for leaf in (await here.seen()).leaves] == ["US", "Website"]
    assert await here.percent("US") == "100"


async def test_months_reach_back_beyond_the_ninety_days(here: Stage) -> None:
    await Component.filter(page_id=here.acme.page.id).update(since=here.clock.at - 500 * DAY_MS)
    for days in (200, 30):
        here.clock.forward(days=days)
        incident = await here.open()
        here.clock.forward(hours=7.44)
        await here.post(incident, State.RESOLVED)
    uptime = (await here.leaf("EU")).uptime
    assert uptime is not None
    assert uptime.months is not None
    here.clock.forward(days=100)
    later = (await here.leaf("EU")).uptime
    assert later is not None
    assert later.months is not None
    assert [(each.month, each.percent) for each in later.months.eventful] == [
        ("2027-06", "98.96"),
        ("2027-07", "99.00"),
    ]
    assert later.months.eventful[0] == uptime.months.eventful[0]
    assert later.days == ()
