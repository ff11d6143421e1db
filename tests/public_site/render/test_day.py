"""`/history/<day>`."""

from dataclasses import replace

from public_site.render.day import day_answer
from public_site.snapshot import Incident, Snapshot
from tests.public_site.render.markup import every, one, parsed, words_of
from tests.public_site.samples import a_leaf, a_snapshot, ago, an_uptime, bad_morning, fine


def _day(snapshot: Snapshot, days_ago: int, *incidents: Incident) -> str:
    return words_of(one(parsed(day_answer(snapshot, ago(days_ago), incidents).body), "//main"))


def test_it_tells_who_was_not_well_and_how_long() -> None:
    assert "API › EU cluster Degraded, 1 h 35 min" in _day(bad_morning(), 3)


def test_it_names_the_incidents_of_that_day() -> None:
    assert "Slow answers from EU Minor Resolved" in _day(bad_morning(), 3, *bad_morning().past)


def test_a_day_without_events_says_so() -> None:
    assert "No events on this day." in _day(fine(), 5)


def test_a_day_before_every_component_has_no_figures() -> None:
    young = a_snapshot(a_leaf(1, "API", uptime=an_uptime(since=ago(3))))
    assert "There are no figures for this day." in _day(young, 4)
    assert "No events on this day." in _day(young, 3)


def test_a_page_that_hides_uptime_hides_it_here_too() -> None:
    assert "1 h 35 min" not in _day(replace(bad_morning(), show_uptime=False, past=()), 3)


def test_it_leads_to_the_days_around_it_but_not_beyond_the_ninety() -> None:
    steps = [
        [
            link.get("href")
            for link in every(parsed(day_answer(fine(), ago(n), ()).body), "//nav[@class='steps']/a")
        ]
        for n in (0, 5, 89)
    ]
    day = "/history/{}".format
    assert steps == [[day(ago(1))], [day(ago(6)), day(ago(4))], [day(ago(88))]]
