"""`/badge.svg`."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from public_site.render.badge import WORD_LENGTH_MAX, badge_answer, text_width
from public_site.render.palette import LIGHT
from public_site.snapshot import Snapshot
from tenants.pages.colours import contrast
from tenants.words import DEFAULT_LABELS, Status
from tests.public_site.samples import a_leaf, a_snapshot, an_incident, fine

SVG = "{http://www.w3.org/2000/svg}"


def _badge(snapshot: Snapshot) -> ET.Element:
    return ET.fromstring(badge_answer(snapshot).body)


def _words(snapshot: Snapshot) -> list[str]:
    return [text.text or "" for text in _badge(snapshot).iter(f"{SVG}text")]


@pytest.mark.parametrize("status", list(Status))
def test_it_says_the_status_as_a_word_and_in_its_colour(status: Status) -> None:
    snapshot = a_snapshot(a_leaf(1, "API", status))
    word = DEFAULT_LABELS["operational"] if status is Status.OPERATIONAL else DEFAULT_LABELS[status]
    assert _words(snapshot) == ["status", word]
    assert LIGHT[status] in badge_answer(snapshot).body.decode()


def test_its_name_and_title_are_the_headline_of_the_page() -> None:
    badge = _badge(fine())
    assert badge.findtext(f"{SVG}title") == badge.get("aria-label") == "Acme: All Systems Operational"


def test_an_open_incident_above_healthy_components_is_not_green() -> None:
    snapshot = a_snapshot(a_leaf(1, "API"), incidents=(an_incident(1, "Odd"),))
    assert _words(snapshot)[1] == "1 open incident"
    assert LIGHT["operational"] not in badge_answer(snapshot).body.decode()


def test_white_words_can_be_read_on_every_fill() -> None:
    assert all(contrast("#ffffff", LIGHT[kind]) >= 4.5 for kind in (*Status, "none"))


def test_an_endless_word_is_cut() -> None:
    labels = {**DEFAULT_LABELS, "operational": "x" * 60}
    word = _words(replace(fine(), labels=labels))[1]
    assert len(word) == WORD_LENGTH_MAX
    assert word.endswith("…")


def test_wide_letters_get_more_room_than_narrow_ones_and_marks_none() -> None:
    assert text_width("mmm") > text_width("iii")
    assert text_width("稼働中") == 33
    assert text_width("e\u0301") == text_width("e")


def test_it_may_be_kept_for_half_a_minute_and_shown_anywhere() -> None:
    badge = badge_answer(fine())
    assert (badge.cache_control, badge.shared) == ("public, max-age=30", True)
