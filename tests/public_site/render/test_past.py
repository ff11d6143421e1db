"""The last seven days on the status page."""

from dataclasses import replace

from public_site.render.look import look_of
from public_site.render.past import PastDay, past_days
from public_site.snapshot import Incident, Snapshot
from tenants.words import State
from tests.public_site.samples import AS_OF, DAY, HOUR, a_snapshot, an_incident, bad_morning


def _days(snapshot: Snapshot) -> list[PastDay]:
    return past_days(snapshot, look_of(snapshot))


def _resolved(start: int, end: int) -> Incident:
    return an_incident(1, "Odd", state=State.RESOLVED, started_at=start, resolved_at=end)


def test_there_are_seven_days_and_today_is_the_first() -> None:
    days = _days(a_snapshot())
    assert len(days) == 7
    assert "22 Nov 2026" in days[0].date
    assert "16 Nov 2026" in days[-1].date


def test_an_incident_is_told_on_the_day_it_began_and_named_on_the_days_it_ran_into() -> None:
    days = _days(a_snapshot(past=(_resolved(AS_OF - 2 * DAY, AS_OF - HOUR),)))
    assert [(len(day.cards), len(day.also)) for day in days[:4]] == [(0, 1), (0, 1), (1, 0), (0, 0)]


def test_an_incident_older_than_the_week_is_told_on_its_first_shown_day() -> None:
    days = _days(a_snapshot(past=(_resolved(AS_OF - 9 * DAY, AS_OF - 5 * DAY),)))
    assert [len(day.cards) for day in days] == [0, 0, 0, 0, 0, 0, 1]


def test_a_day_with_an_open_incident_does_not_say_that_nothing_is_reported() -> None:
    today = _days(bad_morning())[0]
    assert next((line.word, line.title) for line in today.also) == ("Still open", "Elevated API errors in EU")


def test_days_are_those_of_the_page_even_where_moments_are_those_of_the_visitor() -> None:
    late = AS_OF + 7 * HOUR
    incident = _resolved(late - 5 * 60_000, late)
    snapshot = a_snapshot(past=(incident,), time_zone="Asia/Kathmandu", today="2026-11-23", as_of=late + HOUR)
    visitor = replace(look_of(snapshot), zone="America/St_Johns")
    assert len(past_days(snapshot, visitor)[0].cards) == 1
