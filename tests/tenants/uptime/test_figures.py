"""Ninety days of one leaf: floored, honest about what is not known, weighted as the page says."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.uptime.figures import DEFAULT_WEIGHTS, UPTIME_DAYS, Counting, OpenSpan, Roll, Uptime, uptime_of
from tenants.uptime.months import Months
from tenants.uptime.rolls import day_start
from tenants.words import Source, Status

UTC = ZoneInfo("UTC")
DAY_MS = 86_400_000
MINUTE_MS = 60_000
TODAY = date(2026, 11, 21)
NOON = day_start(TODAY, UTC) + DAY_MS // 2
LONG_AGO = 0
KNOWN_MS = (UPTIME_DAYS - 1) * DAY_MS + DAY_MS // 2


def counting(*, weights: Mapping[str, float] = DEFAULT_WEIGHTS, count_manual: bool = False) -> Counting:
    return Counting(NOON, UTC, weights, count_manual)


def roll(held: dict[Status, int], *, days_ago: int = 1, by_hand: bool = False) -> Roll:
    return Roll((TODAY - timedelta(days=days_ago)).toordinal(), by_hand, held)


def figures(*rolls: Roll, span: OpenSpan | None = None, since: int = LONG_AGO) -> Uptime:
    return uptime_of(rolls, span, since, counting())


def test_without_any_trouble_it_is_a_hundred() -> None:
    assert figures() == Uptime("100", None, (), KNOWN_MS, 0, Months("1970-01-01", ()))


def test_a_millisecond_is_too_much_for_a_hundred() -> None:
    assert figures(roll({Status.OUTAGE: 1})).percent == "99.99"


@pytest.mark.parametrize(
    ("lost", "percent"),
    [(Fraction(4, 100_000), "99.99"), (Fraction(1, 10_000), "99.99"), (Fraction(10001, 100_000_000), "99.98"),
     (Fraction(1, 2), "50.00"), (Fraction(1), "0.00")],
)  # fmt: skip
def test_it_is_floored_never_rounded_up(lost: Fraction, percent: str) -> None:
    spread = [roll({Status.OUTAGE: int(KNOWN_MS * lost)})]
    assert figures(*spread).percent == percent


@given(st.integers(0, KNOWN_MS))
def test_it_is_the_exact_share_cut_after_two_digits(lost_ms: int) -> None:
    percent = figures(roll({Status.OUTAGE: lost_ms})).percent
    exact = 100 - Fraction(100 * lost_ms, KNOWN_MS)
    assert percent is not None
    assert 0 <= exact - Fraction(percent) < Fraction(1, 100)
    assert (percent == "100") == (lost_ms == 0)


def test_partial_counts_three_tenths_and_the_rest_nothing() -> None:
    held = {Status.PARTIAL: 10 * MINUTE_MS, Status.DEGRADED: MINUTE_MS, Status.MAINTENANCE: MINUTE_MS}
    assert figures(roll(held)).lost_ms == 3 * MINUTE_MS
    assert figures(roll({Status.DEGRADED: DAY_MS, Status.MAINTENANCE: DAY_MS})).percent == "100"


def test_weights_are_the_pages_own() -> None:
    weights = {**DEFAULT_WEIGHTS, Status.DEGRADED: 0.5}
    found = uptime_of([roll({Status.DEGRADED: 10})], None, LONG_AGO, counting(weights=weights))
    assert found.lost_ms == 5


def test_time_set_by_hand_is_drawn_and_not_counted() -> None:
    found = figures(roll({Status.OUTAGE: MINUTE_MS}, by_hand=True))
    (day,) = found.days
    assert (day.worst, day.outage_ms, day.by_hand_ms, day.counted) == (
        Status.OUTAGE,
        MINUTE_MS,
        MINUTE_MS,
        False,
    )
    assert (found.percent, found.lost_ms) == ("100", 0)


def test_unless_the_page_counts_it() -> None:
    by_hand = [roll({Status.OUTAGE: MINUTE_MS}, by_hand=True)]
    found = uptime_of(by_hand, None, LONG_AGO, counting(count_manual=True))
    assert (found.percent, found.lost_ms, found.days[0].counted) == ("99.99", MINUTE_MS, True)


def test_a_day_with_both_adds_them_up_and_counts_one() -> None:
    hand, watched = roll({Status.OUTAGE: 1000}, by_hand=True), roll({Status.PARTIAL: 100})
    found = figures(hand, watched)
    (day,) = found.days
    assert (day.worst, day.outage_ms, day.partial_ms, day.by_hand_ms, day.counted) == (
        Status.OUTAGE, 1000, 100, 1000, True,
    )  # fmt: skip
    assert found.lost_ms == 30


def test_what_is_held_now_counts_up_to_now() -> None:
    span = OpenSpan(Status.OUTAGE, Source.INCIDENT, NOON - DAY_MS)
    found = figures(span=span)
    assert found.lost_ms == DAY_MS
    assert [(day.date, day.outage_ms) for day in found.days] == [
        ("2026-11-20", DAY_MS // 2), ("2026-11-21", DAY_MS // 2),
    ]  # fmt: skip


def test_what_is_held_since_this_very_moment_marks_the_day() -> None:
    found = figures(span=OpenSpan(Status.OUTAGE, Source.INCIDENT, NOON))
    assert [day.worst for day in found.days] == [Status.OUTAGE]


def test_held_by_hand_now_it_is_drawn_and_not_counted() -> None:
    found = figures(span=OpenSpan(Status.OUTAGE, Source.MANUAL, NOON - MINUTE_MS))
    assert (found.lost_ms, found.days[0].by_hand_ms) == (0, MINUTE_MS)


def test_ninety_days_end_today() -> None:
    first, before = UPTIME_DAYS - 1, UPTIME_DAYS
    held = {Status.OUTAGE: 1}
    assert [day.date for day in figures(roll(held, days_ago=first), roll(held, days_ago=before)).days] == [
        "2026-08-24"
    ]


def test_what_is_held_for_longer_than_ninety_days_counts_those() -> None:
    found = figures(span=OpenSpan(Status.OUTAGE, Source.INCIDENT, NOON - 200 * DAY_MS))
    assert (found.percent, found.lost_ms, len(found.days)) == ("0.00", KNOWN_MS, UPTIME_DAYS)


def test_days_before_the_leaf_existed_are_no_data_and_do_not_count() -> None:
    since = NOON - 2 * DAY_MS
    found = figures(roll({Status.OUTAGE: DAY_MS}), since=since)
    assert (found.percent, found.since, found.known_ms) == ("50.00", "2026-11-19", 2 * DAY_MS)


def test_a_leaf_that_is_as_old_as_the_ninety_days_needs_no_date() -> None:
    first = day_start(TODAY - timedelta(days=UPTIME_DAYS - 1), UTC)
    assert figures(since=first).since is None
    assert figures(since=first + DAY_MS).since == "2026-08-25"


@pytest.mark.parametrize("since", [NOON, NOON + 1])
def test_a_leaf_without_any_past_has_no_figure(since: int) -> None:
    assert (figures(since=since).percent, figures(since=since).known_ms) == (None, 0)


def test_a_roll_that_was_emptied_is_no_event() -> None:
    assert figures(roll({Status.OUTAGE: 0})).days == ()


def test_more_loss_than_time_is_nothing_left() -> None:
    assert figures(roll({Status.OUTAGE: DAY_MS}), since=NOON - 1).percent == "0.00"
