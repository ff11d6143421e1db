"""The status page `/`."""

from dataclasses import replace

import pytest

from public_site.snapshot import Snapshot
from tenants.words import DEFAULT_LABELS, IncidentKind, State, Status
from tests.public_site.render.markup import every, home_of, one, words_of
from tests.public_site.samples import (
    AS_OF,
    DAY,
    HOUR,
    MINUTE,
    a_group,
    a_leaf,
    a_snapshot,
    an_incident,
    an_update,
    awkward,
    bad_morning,
    fine,
)


def _row(snapshot: Snapshot, component_id: str) -> str:
    return words_of(one(home_of(snapshot), f"//*[@data-component-id='{component_id}']"))


def test_the_hero_carries_the_indicator() -> None:
    assert one(home_of(bad_morning()), "//*[@data-status]").get("data-status") == "partial"


def test_the_title_begins_with_the_state_and_counts_who_is_affected() -> None:
    assert one(home_of(bad_morning()), "//title").text == "◐ Partial Outage (3) · Acme"
    assert one(home_of(fine()), "//title").text == "All Systems Operational · Acme"


def test_the_only_first_heading_is_the_name_of_the_page() -> None:
    assert words_of(one(home_of(fine()), "//h1")) == "Acme"


def test_every_leaf_carries_its_id_and_status() -> None:
    page = home_of(bad_morning())
    rows = every(page, "//li[@data-component-id]")
    assert [row.get("data-component-id") for row in rows] == [leaf.id for leaf in bad_morning().leaves]
    assert [row.get("data-component-status") for row in rows] == [
        leaf.status for leaf in bad_morning().leaves
    ]


def test_a_leaf_shows_the_word_of_the_page_for_its_status() -> None:
    labels = {**DEFAULT_LABELS, "operational": "Läuft"}
    assert "Läuft" in _row(replace(fine(), labels=labels), "c_0003")


def test_the_status_of_a_leaf_under_an_incident_leads_to_it() -> None:
    link = one(home_of(bad_morning()), "//li[@data-component-id='c_0002']//a[contains(@class, 'word')]")
    assert (link.get("href"), words_of(link)) == ("/incidents/i_0001", "Partial Outage")


def test_groups_with_trouble_are_open_and_calm_ones_closed_on_a_large_page() -> None:
    groups = every(home_of(bad_morning()), "//details[@data-component-id]")
    assert [group.get("open") is not None for group in groups] == [True, False, True, False]


def test_groups_are_open_on_a_small_page() -> None:
    assert all(
        group.get("open") is not None for group in every(home_of(fine()), "//details[@data-component-id]")
    )


def test_three_levels_are_three_levels_of_headings() -> None:
    tree = a_group(1, "Outer", a_group(2, "Middle", a_group(3, "Inner", a_leaf(4, "Leaf"))))
    page = home_of(a_snapshot(tree))
    assert [words_of(one(page, f"//summary/h{level}")) for level in (3, 4, 5)] == ["Outer", "Middle", "Inner"]


def test_a_pinned_group_says_that_it_was_set_by_hand() -> None:
    tree = a_group(1, "Outer", a_leaf(4, "Leaf"), pinned=Status.MAINTENANCE)
    assert "set by hand Maintenance" in _row(a_snapshot(tree), "c_0001")


def test_the_affected_are_repeated_on_top_with_their_groups() -> None:
    links = every(home_of(bad_morning()), "//section[@class='hero']//li/span/a")
    assert [words_of(link) for link in links] == ["API › EU cluster", "Storage › Replicas", "Website"]


def test_many_affected_are_cut_with_a_link_to_all() -> None:
    leaves = [a_leaf(n, f"Leaf {n}", Status.OUTAGE) for n in range(1, 21)]
    more = one(home_of(a_snapshot(*leaves)), "//section[@class='hero']//li[@class='more']/a")
    assert (words_of(more), more.get("href")) == ("14 more", "/?only=affected")


def test_two_open_incidents_are_linked_from_the_hero() -> None:
    links = every(home_of(bad_morning()), "//ul[@class='jump']//a")
    assert [link.get("href") for link in links] == ["#i_0001", "#i_0002"]


def test_an_open_incident_shows_its_three_newest_updates_and_counts_the_rest() -> None:
    card = one(home_of(awkward()), "//article[@data-incident-id='i_0005']")
    assert len(every(card, ".//ol[@class='updates']/li")) == 3
    assert words_of(one(card, ".//p[@class='more']")) == "6 earlier updates"


def test_a_broken_promise_is_told() -> None:
    card = words_of(one(home_of(awkward()), "//p[@class='promise']"))
    assert card.startswith("No news for 3 h.")
    assert "Next update was promised by 22 Nov 2026, 15:25 UTC+05:45." in card


def test_a_broken_promise_without_any_update_is_told_as_well() -> None:
    incident = an_incident(1, "Odd", updates=(), promised_next_at=AS_OF - HOUR)
    promise = one(home_of(a_snapshot(incidents=(incident,))), "//p[@class='promise']")
    assert words_of(promise) == "Next update was promised by 22 Nov 2026, 10:40 UTC."


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(179, ""), (180, "No news for 3 h."), (299, "No news for 4 h."), (72 * 60 + 90, "No news for 3 d.")],
)
def test_an_incident_without_news_says_for_how_long(minutes: int, told: str) -> None:
    update = an_update(1, State.INVESTIGATING, "Looking.", AS_OF - minutes * MINUTE)
    incident = an_incident(1, "Odd", started_at=update.at, updates=(update,))
    lines = every(home_of(a_snapshot(incidents=(incident,))), "//p[@class='promise']")
    assert "".join(words_of(line) for line in lines) == told


def test_a_promise_that_holds_is_all_that_is_said() -> None:
    update = an_update(1, State.INVESTIGATING, "Looking.", AS_OF - 5 * HOUR)
    incident = an_incident(1, "Odd", updates=(update,), promised_next_at=AS_OF + HOUR)
    line = one(home_of(a_snapshot(incidents=(incident,))), "//p[@class='promise']")
    assert words_of(line) == "Next update by 22 Nov 2026, 12:40 UTC"


def test_only_maintenance_is_no_reason_for_news() -> None:
    running = bad_morning().incidents[1]
    update = an_update(1, State.IN_PROGRESS, "Begun.", AS_OF - 5 * HOUR)
    page = home_of(a_snapshot(incidents=(replace(running, updates=(update,)),)))
    assert every(page, "//p[@class='promise']") == []


def test_when_only_maintenance_runs_the_hero_says_until_when() -> None:
    running = bad_morning().incidents[1]
    page = home_of(a_snapshot(a_leaf(1, "API", Status.MAINTENANCE), incidents=(running,)))
    hero = words_of(one(page, "//*[@data-kind='maintenance']"))
    assert hero == "Maintenance 1 of 1 component affected · until about 22 Nov 2026, 13:40 UTC"
    assert "until about" not in words_of(one(home_of(bad_morning()), "//*[@data-kind='partial']"))


def test_a_very_large_page_comes_with_its_groups_closed_and_all_its_rows() -> None:
    down = a_leaf(1, "Down", Status.OUTAGE)
    groups = [
        a_group(1000 + n, f"Group {n}", *(a_leaf(10 * n + m, f"L{m}") for m in range(10)))
        for n in range(1, 21)
    ]
    page = home_of(a_snapshot(a_group(999, "Trouble", down), *groups))
    assert every(page, "//*[@class='group']/details[@open]") == []
    assert len(every(page, "//*[@class='leaf']")) == 201
    smaller = home_of(a_snapshot(a_group(999, "Trouble", down), *groups[1:]))
    assert len(every(smaller, "//*[@class='group']/details[@open]")) == 1


def test_a_form_asks_for_moments_in_another_zone() -> None:
    form = one(home_of(replace(fine(), time_zone="Europe/Paris")), "//form[@class='zone']")
    assert one(form, ".//input[@name='tz']").get("value") == "Europe/Paris"


def test_a_running_maintenance_says_until_when() -> None:
    card = one(home_of(bad_morning()), "//article[@data-incident-id='i_0002']")
    assert "Until about 22 Nov 2026, 13:40 UTC" in words_of(card)


def test_what_was_said_before_a_maintenance_began_stays_planned() -> None:
    updates = (
        an_update(2, State.IDENTIFIED, "Longer than thought.", AS_OF - HOUR),
        an_update(1, State.IDENTIFIED, "We move.", AS_OF - 3 * HOUR),
    )
    begun = an_incident(
        1, "Move", kind=IncidentKind.MAINTENANCE, started_at=AS_OF - 2 * HOUR, updates=updates
    )
    card = words_of(one(home_of(a_snapshot(incidents=(begun,))), "//article[@data-incident-id='i_0001']"))
    assert "Identified 22 Nov 2026, 10:40 UTC" in card
    assert "Planned 22 Nov 2026, 08:40 UTC" in card


@pytest.mark.parametrize(("days", "key"), [(13, "soon"), (15, "later")])
def test_maintenance_is_on_top_only_within_fourteen_days(days: int, key: str) -> None:
    start = AS_OF + days * DAY
    window = {"started_at": None, "scheduled_start": start, "scheduled_end": start + HOUR}
    planned = an_incident(1, "Move", kind=IncidentKind.MAINTENANCE, **window)
    page = home_of(replace(fine(), scheduled=(planned,)))
    assert words_of(one(page, f"//div[@data-live='{key}']//h3")) == "Move"


def test_a_component_without_uptime_has_no_bar() -> None:
    page = home_of(a_snapshot(a_leaf(1, "API", uptime=None)))
    assert every(page, "//*[@class='days']") == []
    assert "No data" not in words_of(one(page, "//*[@data-live='legend']"))


def test_the_bar_says_in_words_what_it_draws() -> None:
    bar = one(home_of(fine()), "//li[@data-component-id='c_0002']//div[@class='days']/svg")
    assert bar.get("aria-label") == "EU cluster: 99.98% uptime over 90 days; 2 days with events"


def test_each_day_with_events_is_a_link_to_its_page() -> None:
    links = every(home_of(fine()), "//li[@data-component-id='c_0002']//details//a")
    assert [(link.get("href"), words_of(link)) for link in links] == [
        ("/history/2026-11-03", "3 Nov 2026: Partial Outage, 42 min"),
        ("/history/2026-09-22", "22 Sep 2026: Outage, 9 min"),
    ]


def test_a_new_page_says_that_it_is_new() -> None:
    assert "Nothing to report yet This page has just been set up." in words_of(
        one(home_of(a_snapshot()), "//main")
    )


def test_the_filter_is_there_above_thirty_leaves() -> None:
    assert every(home_of(bad_morning()), "//form[@role='search']") == []
    assert one(home_of(awkward()), "//form[@role='search']").get("data-count") == "100"


@pytest.mark.parametrize(("shown", "number"), [(True, 1), (False, 0)])
def test_powered_by_is_there_when_the_page_shows_it(shown: bool, number: int) -> None:
    page = home_of(replace(fine(), show_footer=shown))
    assert words_of(one(page, "//footer")).count("Powered by Hep.gg") == number


def test_every_region_has_a_mark_of_its_content() -> None:
    page = home_of(bad_morning())
    regions = {region.get("data-live"): region.get("data-hash") for region in every(page, "//*[@data-live]")}
    assert len(regions) == 9 + 25 + 4 + 1
    assert all(len(mark or "") == 10 for mark in regions.values())


def test_one_changed_leaf_changes_its_own_region_and_leaves_the_tree_alone() -> None:
    before, after = fine(), _with_last_leaf_down(fine())
    marks = [
        {e.get("data-live"): e.get("data-hash") for e in every(home_of(s), "//*[@data-live]")}
        for s in (before, after)
    ]
    changed = {key for key in marks[0] if marks[0][key] != marks[1][key]}
    assert changed == {"hero", "affected", "c_0007"}


def test_a_moved_leaf_changes_the_tree() -> None:
    before = fine()
    after = replace(before, tree=(before.tree[-1], *before.tree[:-1]))
    marks = [one(home_of(each), "//*[@data-live='tree']").get("data-hash") for each in (before, after)]
    assert marks[0] != marks[1]


def test_an_edited_update_says_when() -> None:
    update = an_update(1, State.MONITORING, "Better.", AS_OF - HOUR, edited_at=AS_OF)
    page = home_of(a_snapshot(incidents=(an_incident(1, "Odd", updates=(update,)),)))
    assert "edited 22 Nov 2026, 11:40 UTC" in words_of(one(page, "//ol[@class='updates']"))


def _with_last_leaf_down(snapshot: Snapshot) -> Snapshot:
    last = replace(snapshot.tree[-1], status=Status.OUTAGE)
    return replace(snapshot, tree=(*snapshot.tree[:-1], last))
