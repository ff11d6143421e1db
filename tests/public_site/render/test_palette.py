"""Colours: what the sheet prints is the table, and the table can be read."""

import re
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import public_site
from public_site.render.palette import INKS, STATES
from tenants.pages.colours import SURFACES, contrast, mixed, readable
from tests.public_site.render.colour_distance import as_seen_by, distance

SHEET = (Path(public_site.__file__).parent / "static" / "public.css").read_text()
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
GROUNDS = ("page", "card", "raised")
MODES = list(product(SURFACES, INKS))


@pytest.mark.parametrize(("surface", "mode"), MODES)
def test_every_ink_is_text_on_every_surface(surface: str, mode: str) -> None:
    for ink, ground in product(INKS[mode], GROUNDS):
        wanted = 3.0 if ink == "control" else 4.5
        ratio = contrast(INKS[mode][ink], SURFACES[surface][mode][ground])
        assert ratio >= wanted, f"{ink} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize(("surface", "mode"), MODES)
def test_the_bars_of_ordinary_days_stand_out_from_the_card(surface: str, mode: str) -> None:
    share = re.search(r"var\(--operational\) (\d+)%, var\(--card\)", SHEET)
    assert share is not None
    card = SURFACES[surface][mode]["card"]
    assert contrast(mixed(card, INKS[mode]["operational"], int(share[1]) / 100), card) >= 3


@pytest.mark.parametrize(("mode", "position"), [("light", 0), ("dark", 1)])
def test_the_sheet_has_the_colours_of_the_table(mode: str, position: int) -> None:
    printed = {
        name: pair[position] for name, *pair in re.findall(r"--(\w+): light-dark\((#\w+), (#\w+)\)", SHEET)
    }
    assert printed == {**INKS[mode], **SURFACES["slate"][mode]}


@pytest.mark.parametrize("eyes", ["normal", "protan", "deutan", "tritan"])
@pytest.mark.parametrize("mode", list(INKS))
def test_no_two_states_look_alike_to_anybody_who_sees_colour(mode: str, eyes: str) -> None:
    seen = [as_seen_by(eyes, INKS[mode][state]) for state in STATES]
    assert min(distance(one, other) for one, other in combinations(seen, 2)) >= 10


@given(accent=COLOURS, surface=st.sampled_from(sorted(SURFACES)), mode=st.sampled_from(sorted(INKS)))
def test_any_accent_is_made_readable(accent: str, surface: str, mode: str) -> None:
    colour = readable(accent, mode, SURFACES[surface][mode])
    assert min(contrast(colour, SURFACES[surface][mode][ground]) for ground in GROUNDS) >= 4.5


def test_an_accent_that_can_be_read_is_left_alone() -> None:
    assert readable("#1d4ed8", "light", SURFACES["slate"]["light"]) == "#1d4ed8"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_distance_is_that_of_the_published_pairs() -> None:
    """From the test data of Sharma, Wu and Dalal (2005)."""
    assert distance((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert distance((50.0, 2.5, 0.0), (73.0, 25.0, -18.0)) == pytest.approx(27.1492, abs=1e-4)
