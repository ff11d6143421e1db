"""Every rendering of one snapshot says the same thing, whatever the snapshot."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings

from public_site.render.hot import hot_answers
from public_site.render.look import look_of
from public_site.render.tree import _shown, leaf_item
from public_site.snapshot import Node, Snapshot
from tenants.words import Status
from tests.browser.still_server import answers_of
from tests.public_site.render.markup import every, home_of, one, parsed, words_of
from tests.public_site.samples import bad_morning
from tests.public_site.strategies import snapshots

many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@many
@given(snapshot=snapshots())
def test_page_json_and_badge_agree(snapshot: Snapshot) -> None:
    answers = {answer.path: answer for answer in hot_answers(snapshot, "f00d")}
    status, page = json.loads(answers["/status.json"].body), parsed(answers["/"].body)
    hero = one(page, "//*[@data-status]")
    assert hero.get("data-status") == status["status"]["indicator"]
    sentence = one(hero, ".//*[@class='sentence']").text
    assert sentence == status["status"]["description"]
    badge = ET.fromstring(answers["/badge.svg"].body)
    assert badge.get("aria-label") == f"{snapshot.name}: {sentence}"


@many
@given(snapshot=snapshots())
def test_page_and_json_list_the_same_components_with_the_same_words(snapshot: Snapshot) -> None:
    answers = {answer.path: answer for answer in hot_answers(snapshot, "f00d")}
    told = [
        (each["id"], each["status"], each["label"])
        for each in json.loads(answers["/status.json"].body)["components"]
    ]
    rows = every(parsed(answers["/"].body), "//li[@data-component-id]")
    shown = [
        (
            row.get("data-component-id"),
            row.get("data-component-status"),
            one(row, ".//*[@class='row']/*[2]/span").text,
        )
        for row in rows
    ]
    assert shown == told


@many
@given(snapshot=snapshots())
def test_the_hero_is_never_all_well_while_something_is_not(snapshot: Snapshot) -> None:
    kind = one(home_of(snapshot), "//*[@data-status]").get("data-kind")
    trouble = snapshot.incidents or any(leaf.status is not Status.OPERATIONAL for leaf in snapshot.leaves)
    assert (kind == "operational") == (not trouble and bool(snapshot.leaves))


@many
@given(snapshot=snapshots())
def test_every_answer_can_be_rendered_and_is_the_same_twice(snapshot: Snapshot) -> None:
    first, second = answers_of(snapshot), answers_of(snapshot)
    assert {path: each.body for path, each in first.items()} == {
        path: each.body for path, each in second.items()
    }


@many
@given(snapshot=snapshots())
def test_a_figure_is_the_same_wherever_it_is_printed(snapshot: Snapshot) -> None:
    answers = answers_of(snapshot)
    page, uptime = parsed(answers["/"].body), parsed(answers["/uptime"].body)
    shown = [output.text for output in every(page, "//li//output")]
    told = [words_of(row[1]) for row in every(uptime, "//table[@class='figures']/tbody/tr[@id]")]
    assert told == ([] if not snapshot.show_uptime else shown)


@many
@given(snapshot=snapshots())
def test_what_a_leaf_is_remembered_by_prints_the_same(snapshot: Snapshot) -> None:
    look = look_of(snapshot)
    for leaf in snapshot.leaves:
        assert leaf_item(_shown(leaf, look.today), look) == leaf_item(leaf, look)


def test_a_leaf_in_trouble_is_drawn_anew_once_a_minute() -> None:
    today, leaf = bad_morning().today, bad_morning().leaves[0]
    shown = [_shown(_held_longer(leaf, seconds), today) for seconds in (0, 1, 59, 60)]
    assert shown[0] == shown[1] == shown[2] != shown[3]


def _held_longer(leaf: Node, seconds: int) -> Node:
    assert leaf.uptime is not None
    *earlier, today = leaf.uptime.days
    longer = replace(today, partial_ms=today.partial_ms + seconds * 1000)
    return replace(leaf, uptime=replace(leaf.uptime, days=(*earlier, longer), known_ms=seconds))


def test_a_leaf_is_rendered_once_per_content() -> None:
    snapshot = bad_morning()
    hot_answers(snapshot, "a")
    before = leaf_item.cache_info()
    hot_answers(replace(snapshot, as_of=snapshot.as_of + 1, version=99), "b")
    assert leaf_item.cache_info().misses == before.misses
