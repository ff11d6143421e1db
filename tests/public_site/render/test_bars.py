"""Day bars: geometry, figures and sentences."""

import re
from dataclasses import replace

import pytest

from public_site.render.bars import (
    day_index,
    day_sentence,
    figure_text,
    first_bar,
    lines_of,
    spikes_of,
)
from public_site.render.words import words_of
from tenants.words import Status
from tests.public_site.samples import MINUTE, TODAY, a_day, ago, an_uptime

TODAY_TEXT = TODAY.isoformat()
WORDS = words_of({})


def _height(status: Status) -> int:
    path = spikes_of(an_uptime(days=[a_day(0, status, 5)]), TODAY_TEXT)[0].path
    return int(re.findall(r"v(\d+)", path)[0])


def test_worse_is_taller_so_that_grey_still_tells() -> None:
    heights = [_height(status) for status in (Status.DEGRADED, Status.PARTIAL, Status.OUTAGE)]
    assert heights == sorted(set(heights))
    assert heights[0] > _height(Status.MAINTENANCE)


def test_today_is_the_last_bar_and_89_days_ago_the_first() -> None:
    assert (day_index(ago(0), TODAY_TEXT), day_index(ago(89), TODAY_TEXT)) == (89, 0)


def test_a_new_component_has_no_data_before_its_first_day() -> None:
    uptime = an_uptime("100", since=ago(9))
    assert first_bar(uptime, TODAY_TEXT) == 80
    assert [line.look for line in lines_of(uptime, TODAY_TEXT)] == ["n", "d"]


def test_a_component_without_any_data_has_only_the_low_line() -> None:
    uptime = replace(an_uptime(None), since=None)
    assert [line.look for line in lines_of(uptime, TODAY_TEXT)] == ["n"]


def test_a_spike_set_by_hand_and_not_counted_looks_different() -> None:
    spike = spikes_of(an_uptime(days=[a_day(3, Status.OUTAGE, 9, by_hand=True)]), TODAY_TEXT)[0]
    assert spike.look == "s-outage hand"


def test_days_that_look_alike_share_a_path() -> None:
    days = [a_day(n, Status.OUTAGE, 5) for n in range(90)]
    spikes = spikes_of(an_uptime(days=days), TODAY_TEXT)
    assert [spike.path.count("M") for spike in spikes] == [90]


@pytest.mark.parametrize(
    ("percent", "since", "text"),
    [
        ("99.99", None, "99.99% uptime over 90 days"),
        ("100", ago(19), "100% uptime since 3 Nov 2026"),
        ("100", ago(0), "100% uptime since today"),
        (None, ago(0), "No data yet"),
    ],
)
def test_a_figure_says_over_what_time(percent: str | None, since: str | None, text: str) -> None:
    assert figure_text(an_uptime(percent, since=since), TODAY_TEXT) == text


def test_a_day_tells_each_status_worst_first() -> None:
    day = replace(a_day(0, Status.OUTAGE, 12), degraded_ms=65 * MINUTE)
    assert day_sentence(day, WORDS, count_manual=False) == "Outage, 12 min; Degraded, 1 h 5 min"


def test_a_day_says_what_was_set_by_hand_and_not_counted() -> None:
    whole = a_day(0, Status.OUTAGE, 12, by_hand=True)
    part = replace(a_day(0, Status.OUTAGE, 12), by_hand_ms=5 * MINUTE)
    assert day_sentence(whole, WORDS, count_manual=False) == "Outage, 12 min, set by hand, not counted"
    assert day_sentence(part, WORDS, count_manual=False).endswith("; 5 min of it set by hand, not counted")


def test_where_hands_count_nothing_is_said_about_them() -> None:
    day = replace(a_day(0, Status.OUTAGE, 12, by_hand=True), counted=True)
    assert day_sentence(day, WORDS, count_manual=True) == "Outage, 12 min"
