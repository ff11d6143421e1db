"""`/favicon.svg` and `/favicon.png`: another shape for every state."""

import re
import struct
from collections.abc import Callable

import pytest

from public_site.render.favicon import FILLS, favicon_answer, small_favicon_answer
from public_site.snapshot import Snapshot
from tenants.pages.colours import contrast
from tenants.words import Status
from tests.public_site.samples import a_leaf, a_snapshot, an_incident, bad_morning, fine


def test_every_state_has_a_shape_of_its_own() -> None:
    snapshots = [a_snapshot(a_leaf(1, "A", status)) for status in Status]
    snapshots += [a_snapshot(), a_snapshot(incidents=(an_incident(1, "Odd"),))]
    shapes = {re.sub(rb"#\w+|<title>.*", b"", favicon_answer(each).body) for each in snapshots}
    assert len(shapes) == len(Status) + 2


def test_a_fill_can_be_told_from_a_light_and_a_dark_tab() -> None:
    pairs = [(fill, tab) for fill in FILLS.values() for tab in ("#ffffff", "#202124")]
    assert min(contrast(fill, tab) for fill, tab in pairs) >= 2


def test_other_sites_may_show_the_favicon() -> None:
    assert favicon_answer(a_snapshot()).shared


@pytest.mark.parametrize("sample", [fine, bad_morning, a_snapshot])
def test_browsers_without_svg_get_the_same_shape_as_a_small_picture(sample: Callable[[], Snapshot]) -> None:
    png = small_favicon_answer(sample()).body
    assert struct.unpack(">II", png[16:24]) == (32, 32)
    assert len(png) < 2_000
