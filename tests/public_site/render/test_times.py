"""Moments, days and lengths as text."""

import pytest

from public_site.render.times import (
    day_of,
    day_text,
    days_before,
    length_text,
    moment_text,
    month_text,
    time_tag,
    zone_phrase,
)
from tests.public_site.samples import AS_OF, DAY, MINUTE

PARIS, KATHMANDU = "Europe/Paris", "Asia/Kathmandu"


def test_a_moment_names_its_zone() -> None:
    assert moment_text(AS_OF, "UTC") == "22 Nov 2026, 11:40 UTC"
    assert moment_text(AS_OF, PARIS) == "22 Nov 2026, 12:40 CET"
    assert moment_text(AS_OF, KATHMANDU) == "22 Nov 2026, 17:25 UTC+05:45"


def test_a_zone_without_letters_behind_greenwich_has_a_minus() -> None:
    assert moment_text(AS_OF, "America/Sao_Paulo").endswith("UTC-03:00")


def test_a_time_tag_is_for_machines_too_and_says_utc_where_the_zone_is_another() -> None:
    assert time_tag(AS_OF, "UTC") == '<time datetime="2026-11-22T11:40:00Z">22 Nov 2026, 11:40 UTC</time>'
    assert 'title="22 Nov 2026, 11:40 UTC"' in time_tag(AS_OF, PARIS)


def test_the_day_of_a_moment_depends_on_the_zone() -> None:
    late = AS_OF + 8 * 60 * MINUTE
    assert (day_of(late, "UTC"), day_of(late, KATHMANDU)) == ("2026-11-22", "2026-11-23")


def test_days_and_months_as_people_write_them() -> None:
    assert (day_text("2026-11-03"), month_text("2026-11")) == ("3 Nov 2026", "November 2026")
    assert days_before("2026-03-01", 1) == "2026-02-28"


def test_a_zone_is_named_with_its_letters() -> None:
    assert (zone_phrase(AS_OF, PARIS), zone_phrase(AS_OF, "UTC")) == ("Europe/Paris (CET)", "UTC")


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "under 1 min"),
        (MINUTE - 1, "under 1 min"),
        (MINUTE, "1 min"),
        (60 * MINUTE, "1 h"),
        (65 * MINUTE + 59_000, "1 h 5 min"),
        (25 * 60 * MINUTE, "25 h"),
        (2 * DAY + 3 * 60 * MINUTE, "2 d 3 h"),
    ],
)
def test_lengths_are_floored(ms: int, text: str) -> None:
    assert length_text(ms) == text
