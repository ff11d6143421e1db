"""Days are cut in the page's zone, whatever its clocks do."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.uptime.rolls import cut_by_day, day_start, local_day

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
# Changes by an hour and by half an hour, at midnight, on both halves of the globe, and none at all.
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago",
         "Africa/Cairo", "America/Havana", "Asia/Kathmandu", "Pacific/Apia", "Etc/GMT-14"]  # fmt: skip
CHANGES = [date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 4, 24), date(2026, 9, 6),
           date(2026, 10, 4), date(2026, 10, 25), date(2026, 10, 29), date(2026, 11, 1)]  # fmt: skip

near_a_change = st.builds(
    lambda change, minutes: day_start(change, ZoneInfo("UTC")) + minutes * MINUTE_MS,
    st.sampled_from(CHANGES),
    st.integers(-2 * 1440, 2 * 1440),
)


@given(st.sampled_from(ZONES), near_a_change, st.integers(0, 3 * 1440))
def test_each_minute_falls_on_the_day_its_clock_shows(zone_name: str, start: int, minutes: int) -> None:
    zone = ZoneInfo(zone_name)
    by_minute: Counter[date] = Counter()
    for minute in range(minutes):
        at = datetime.fromtimestamp((start + minute * MINUTE_MS) / 1000, UTC)
        by_minute[at.astimezone(zone).date()] += MINUTE_MS
    assert dict(cut_by_day(start, start + minutes * MINUTE_MS, zone)) == by_minute


@given(st.sampled_from(ZONES), near_a_change, st.integers(1, 10**9))
def test_nothing_is_lost_or_counted_twice(zone_name: str, start: int, length_ms: int) -> None:
    cut = list(cut_by_day(start, start + length_ms, ZoneInfo(zone_name)))
    assert sum(held for _, held in cut) == length_ms
    assert [day for day, _ in cut] == sorted({day for day, _ in cut})
    assert all(held > 0 for _, held in cut)


@given(st.sampled_from(ZONES), near_a_change)
def test_a_day_starts_with_its_first_millisecond(zone_name: str, at: int) -> None:
    zone = ZoneInfo(zone_name)
    day = local_day(at, zone)
    start = day_start(day, zone)
    assert start <= at < day_start(day + timedelta(days=1), zone)
    assert local_day(start, zone) == day
    assert local_day(start - 1, zone) == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [("Europe/Berlin", date(2026, 3, 29), 23), ("Europe/Berlin", date(2026, 10, 25), 25),
     ("Europe/Berlin", date(2026, 6, 1), 24), ("Africa/Cairo", date(2026, 4, 24), 23),
     ("Australia/Lord_Howe", date(2026, 4, 5), 24.5)],
)  # fmt: skip
def test_days_on_which_clocks_change_have_their_real_length(zone: str, day: date, hours: float) -> None:
    start, end = (day_start(each, ZoneInfo(zone)) for each in (day, day + timedelta(days=1)))
    assert (end - start) / HOUR_MS == hours
    assert list(cut_by_day(start, end, ZoneInfo(zone))) == [(day, end - start)]


def test_nothing_touches_no_day() -> None:
    assert list(cut_by_day(5, 5, ZoneInfo("UTC"))) == []
