"""Twelve months of a leaf: cut in the page's zone, floored, and counted by the rule of the ninety days."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tenants.uptime.figures import DEFAULT_WEIGHTS, Counting, MonthSum, OpenSpan, Roll, uptime_of
from tenants.uptime.months import Months, months_back
from tenants.words import Source, Status

HOUR_MS = 3_600_000


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


NOON = at("2026-11-21T12:00")


def months(
    *rolls: Roll,
    sums: tuple[MonthSum, ...] = (),
    open_span: OpenSpan | None = None,
    since: int = 0,
    zone: str = "UTC",
    count_manual: bool = False,
) -> Months:
    counting = Counting(NOON, ZoneInfo(zone), DEFAULT_WEIGHTS, count_manual)
    found = uptime_of(rolls, open_span, since, counting, sums).months
    assert found is not None
    return found


def roll(day: str, hours: float, status: Status = Status.OUTAGE, *, by_hand: bool = False) -> Roll:
    return Roll(date.fromisoformat(day).toordinal(), by_hand, {status: int(hours * HOUR_MS)})


def test_a_month_without_trouble_is_not_told() -> None:
    assert months().eventful == ()


def test_days_of_a_month_are_added_up() -> None:
    (october,) = months(roll("2026-10-01", 3), roll("2026-10-31", 4.44)).eventful
    assert (october.month, october.percent, october.worst) == ("2026-10", "99.00", Status.OUTAGE)
    assert october.outage_ms == october.lost_ms == 7.44 * HOUR_MS


def test_the_running_month_is_measured_against_what_has_passed_of_it() -> None:
    (november,) = months(roll("2026-11-02", 4.92)).eventful
    assert november.percent == "99.00"


def test_what_was_added_up_before_the_ninety_days_is_a_month_like_any_other() -> None:
    sums = (MonthSum("2026-02", by_hand=False, held={Status.PARTIAL: 20 * HOUR_MS}),)
    (february,) = months(sums=sums).eventful
    assert (february.percent, february.worst) == ("99.10", Status.PARTIAL)


def test_the_first_of_the_ninety_days_joins_the_sum_of_its_month() -> None:
    sums = (MonthSum("2026-08", by_hand=False, held={Status.OUTAGE: HOUR_MS}),)
    (august,) = months(roll("2026-08-30", 1), sums=sums).eventful
    assert august.outage_ms == 2 * HOUR_MS


def test_an_outage_that_runs_over_the_end_of_a_month_is_cut_there() -> None:
    held = OpenSpan(Status.OUTAGE, Source.INCIDENT, at("2026-10-31T23:00"))
    october, november = months(open_span=held).eventful
    assert (october.outage_ms, november.percent) == (HOUR_MS, "0.00")


@pytest.mark.parametrize(("zone", "hours"), [("UTC", 1), ("Europe/Berlin", 0), ("America/New_York", 5)])
def test_months_end_at_midnight_of_the_page(zone: str, hours: int) -> None:
    held = OpenSpan(Status.OUTAGE, Source.INCIDENT, at("2026-10-31T23:00"))
    found = {each.month: each.outage_ms for each in months(open_span=held, zone=zone).eventful}
    assert found.get("2026-10", 0) == hours * HOUR_MS


def test_a_year_ago_is_no_longer_shown() -> None:
    sums = tuple(MonthSum(month, by_hand=False, held={Status.OUTAGE: 1}) for month in ("2025-11", "2025-12"))
    assert [each.month for each in months(sums=sums).eventful] == ["2025-12"]


def test_a_leaf_is_measured_from_the_moment_it_was_added() -> None:
    found = months(roll("2026-11-21", 1), since=at("2026-11-21T10:00"))
    assert (found.since, found.eventful[0].percent) == ("2026-11-21", "50.00")


def test_time_by_hand_is_told_and_counted_only_where_it_counts() -> None:
    by_hand = roll("2026-10-05", 74.4, by_hand=True)
    (told,), (counted,) = months(by_hand).eventful, months(by_hand, count_manual=True).eventful
    assert (told.percent, told.worst, told.by_hand_ms) == ("100", Status.OPERATIONAL, 267_840_000)
    assert (counted.percent, counted.worst) == ("90.00", Status.OUTAGE)


def test_months_are_counted_back_over_the_new_year() -> None:
    assert months_back(date(2026, 2, 28), 2) == date(2025, 12, 1)
    assert months_back(date(2026, 12, 31), -1) == date(2027, 1, 1)
