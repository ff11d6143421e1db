"""Times as people read and type them, whatever the clocks do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from ui.kit.times import clocks_change_between, epoch_of, hour_shown, length_shown, shown, typed, zone_names

NOON = 1_795_262_400_000  # 2026-11-21T12:00:00Z


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("UTC", "21 Nov 2026, 12:00 UTC"),
        ("Europe/Paris", "21 Nov 2026, 13:00 CET"),
        ("Asia/Kathmandu", "21 Nov 2026, 17:45 UTC+0545"),
        ("America/St_Johns", "21 Nov 2026, 08:30 NST"),
        ("No/Such", "21 Nov 2026, 12:00 UTC"),
    ],
)
def test_a_time_says_its_zone(zone: str, text: str) -> None:
    assert shown(NOON, zone) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3_599, "59 min"),
        (3_600, "1 h"),
        (5_000, "1 h 23 min"),
        (86_400, "1 d"),
        (100_000, "1 d 3 h"),
        (-5, "0 s"),
    ],
)
def test_a_length_has_its_two_largest_units(seconds: int, text: str) -> None:
    assert length_shown(seconds * 1000).replace("\u00a0", " ") == text


@given(st.integers(0, 60 * 24 * 365 * 30), st.sampled_from(["UTC", "Asia/Kathmandu", "Pacific/Auckland"]))
def test_what_a_field_shows_is_understood_again(minutes: int, zone: str) -> None:
    at = NOON + minutes * 60_000
    again = epoch_of("at", typed(at, zone), zone)
    assert again == at or (at - again == 3_600_000 and typed(at, zone) == typed(again, zone))


def test_of_a_time_that_comes_twice_the_first_is_meant() -> None:
    assert hour_shown(epoch_of("at", "2026-10-25T02:30", "Europe/Paris"), "UTC") == "00:30"


def test_a_time_that_is_skipped_is_refused_at_its_field() -> None:
    with pytest.raises(Invalid) as refusal:
        epoch_of("starts_at", "2026-03-29T02:30", "Europe/Paris")
    assert refusal.value.field == "starts_at"


@pytest.mark.parametrize(
    "text", ["", "now", "0001-01-01T00:00", "2026-02-30T00:00", "2026-01-01 00:00", "²" * 16]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        epoch_of("at", text, "Pacific/Auckland")


def test_a_change_of_clocks_inside_a_window_is_noticed() -> None:
    start = epoch_of("at", "2026-03-29T01:00", "Europe/Paris")
    assert clocks_change_between(start, start + 7_200_000, "Europe/Paris")
    assert not clocks_change_between(start, start + 7_200_000, "UTC")


def test_zones_begin_with_utc_and_have_places() -> None:
    assert zone_names()[0] == "UTC"
    assert {"Europe/Paris", "America/New_York"} < set(zone_names())
