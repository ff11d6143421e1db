"""A word that a page renames appears in its place wherever visitors and programs read it (contract §1)."""

from dataclasses import replace

import pytest

from public_site.answer import Answer
from public_site.own_renderer import own_renderer
from public_site.snapshot import Snapshot
from tenants.words import DEFAULT_LABELS
from tests.public_site.samples import bad_morning

OWN = {name: f"Renamed {number}" for number, name in enumerate(DEFAULT_LABELS)}


def _renamed() -> Snapshot:
    return replace(bad_morning(), labels=OWN)


def _answers(snapshot: Snapshot) -> dict[str, Answer]:
    renderer, incident = own_renderer(), snapshot.incidents[0]
    drawn = [*renderer.hot(snapshot, "x"), renderer.uptime(snapshot)]
    told = {each.path: each for each in drawn}
    told |= {f"incident.{kind}": draw(snapshot, incident) for kind, draw in renderer.twins.items()}
    return told | {
        "incident": renderer.incident(snapshot, incident, None, None),
        "day": renderer.day(snapshot, snapshot.today, [incident]),
    }


TOLD = ("/", "/status.json", "/badge.svg", "/uptime", "incident", "incident.md", "day")


@pytest.mark.parametrize("place", TOLD)
def test_a_renamed_word_is_told(place: str) -> None:
    assert "Renamed" in _answers(_renamed())[place].body.decode()


def test_the_usual_words_are_told_nowhere() -> None:
    usual = ("Partial Outage", "All Systems Operational", ">Degraded<", '"Degraded"', ">Outage<", '"Outage"')
    left = [
        (place, word)
        for place, answer in _answers(_renamed()).items()
        if answer.content_type != "image/png"
        for word in usual
        if word in answer.body.decode()
    ]
    assert left == []
