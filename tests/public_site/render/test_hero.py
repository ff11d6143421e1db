"""The first line of a page."""

from dataclasses import replace

import pytest

from public_site.render.hero import hero_of
from public_site.render.words import NOTHING_YET
from tenants.words import DEFAULT_LABELS, IncidentKind, Status
from tests.public_site.samples import a_leaf, a_snapshot, an_incident, bad_morning, fine


def test_all_well_says_so_in_the_words_of_contract_1() -> None:
    assert hero_of(fine()).sentence == "All Systems Operational"


def test_the_headline_can_be_renamed() -> None:
    labels = {**DEFAULT_LABELS, "all_operational": "Alles läuft"}
    assert hero_of(replace(fine(), labels=labels)).sentence == "Alles läuft"


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("maintenance", "Maintenance"),
        ("degraded", "Degraded"),
        ("partial", "Partial Outage"),
        ("outage", "Outage"),
    ],
)
def test_the_worst_leaf_is_the_headline(status: str, word: str) -> None:
    hero = hero_of(a_snapshot(a_leaf(1, "API", Status(status)), a_leaf(2, "Site")))
    assert (hero.sentence, hero.indicator, hero.count) == (word, status, "1 of 2 components affected")


def test_it_never_says_that_all_is_well_above_an_open_incident() -> None:
    hero = hero_of(a_snapshot(a_leaf(1, "API"), incidents=(an_incident(1, "Odd"), an_incident(2, "Odder"))))
    assert (hero.kind, hero.sentence) == ("open", "2 open incidents")
    assert hero.indicator is Status.OPERATIONAL


def test_a_running_maintenance_is_maintenance_even_if_every_component_is_well() -> None:
    running = an_incident(1, "Upgrade", kind=IncidentKind.MAINTENANCE)
    assert hero_of(a_snapshot(a_leaf(1, "API"), incidents=(running,))).sentence == "Maintenance"


def test_a_page_without_components_is_neutral() -> None:
    hero = hero_of(a_snapshot())
    assert (hero.kind, hero.sentence, hero.mark) == ("none", NOTHING_YET, "")


def test_it_counts_who_is_affected() -> None:
    assert hero_of(bad_morning()).count == "3 of 25 components affected"
