"""`/uptime`: the rule and the minutes behind every figure."""

from dataclasses import replace

from public_site.snapshot import Snapshot
from tenants.words import Status
from tests.public_site.render.markup import answers_by_path, every, one, parsed, words_of
from tests.public_site.samples import MINUTE, a_day, a_leaf, a_snapshot, an_uptime, bad_morning, fine


def _page(snapshot: Snapshot) -> str:
    return words_of(one(parsed(answers_by_path(snapshot)["/uptime"].body), "//main"))


def test_every_figure_is_the_one_of_the_status_page() -> None:
    page = parsed(answers_by_path(fine())["/uptime"].body)
    row = words_of(one(page, "//tr[@id='c_0002']"))
    assert row == "API › EU cluster 99.98% uptime over 90 days 21 min 90 d"


def test_it_opens_to_days_statuses_and_minutes() -> None:
    page = parsed(answers_by_path(fine())["/uptime"].body)
    rows = every(page, "//tr[@id='c_0002']/following-sibling::tr[1]//tbody/tr")
    assert [words_of(row) for row in rows] == [
        "3 Nov 2026 Partial Outage 42 min Counted",
        "22 Sep 2026 Outage 9 min Counted",
    ]


def test_what_was_set_by_hand_is_marked_as_not_counted() -> None:
    assert "15 Nov 2026 Outage 25 min Not counted: set by hand" in _page(bad_morning())


def test_a_day_of_both_says_how_much_was_by_hand() -> None:
    day = replace(a_day(0, Status.OUTAGE, 12), by_hand_ms=5 * MINUTE)
    page = _page(a_snapshot(a_leaf(1, "API", uptime=an_uptime("99.99", [day]))))
    assert "Outage 12 min Counted, but for 5 min of the day set by hand" in page


def test_the_weights_are_printed_with_what_an_hour_costs() -> None:
    page = _page(replace(fine(), weights={"outage": 1.0, "partial": 0.5}))
    assert "Outage 1 1 h Partial Outage 0.5 30 min Degraded 0 nothing Maintenance 0 nothing" in page


def test_it_says_whether_hands_count() -> None:
    assert "is drawn but not counted" in _page(fine())
    assert "counts like any other" in _page(replace(fine(), count_manual=True))


def test_a_page_that_hides_uptime_still_tells_the_rule_and_shows_no_figure() -> None:
    page = _page(replace(fine(), show_uptime=False))
    assert "This page does not show uptime figures." in page
    assert "99.98" not in page


def test_a_component_without_uptime_is_left_out() -> None:
    assert "Secret" not in _page(a_snapshot(a_leaf(1, "API"), a_leaf(2, "Secret", uptime=None)))
