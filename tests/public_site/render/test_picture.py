"""`/og.png`: what a link to a page looks like where links are unfolded."""

import struct
from dataclasses import replace

import pytest
from lxml import etree

from public_site.answer import PNG
from public_site.render.drawing import picture_answer
from public_site.render.picture import fitted, picture_svg
from public_site.snapshot import Snapshot
from tests.public_site.render.markup import every, home_of, one
from tests.public_site.samples import a_snapshot, awkward, bad_morning, fine

TEXT = "{http://www.w3.org/2000/svg}text"
PICTURE_BYTES_MAX = 100_000


def _texts(snapshot: Snapshot) -> list[str]:
    drawing = etree.fromstring(picture_svg(snapshot).encode())
    return ["".join(map(str, each.itertext())) for each in drawing.iter(TEXT)]


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_it_says_who_what_how_many_where_and_when() -> None:
    assert _texts(bad_morning()) == [
        "Acme", "Partial Outage", "3 of 25 components affected", "status.acme.test", "22 Nov 2026, 11:40 UTC",
    ]  # fmt: skip


def test_it_is_as_large_as_unfolders_want_and_no_heavier() -> None:
    answer = picture_answer(bad_morning())
    assert (answer.path, answer.content_type, _size(answer.body)) == ("/og.png", PNG, (1200, 630))
    assert len(answer.body) <= PICTURE_BYTES_MAX


def test_every_state_looks_different() -> None:
    pictures = {picture_svg(each()) for each in (fine, bad_morning, awkward, a_snapshot)}
    assert len(pictures) == 4


def test_another_script_is_drawn_and_not_left_out() -> None:
    named, blank = (replace(fine(), name=name) for name in ("خدمات שלום", " "))
    assert len(picture_answer(named).body) > len(picture_answer(blank).body) + 1_000


def test_it_follows_a_scheme_that_the_owner_fixed() -> None:
    light = picture_svg(replace(fine(), theme={"scheme": "light"}))
    assert "#f6f7f9" in light
    assert "#f6f7f9" not in picture_svg(fine())


@pytest.mark.parametrize("name", ["</text><script>", "a\0b", "\ufffe", "&amp;", "\ud7ff" * 300])
def test_no_name_breaks_the_drawing(name: str) -> None:
    assert _size(picture_answer(replace(fine(), name=name)).body) == (1200, 630)


def test_a_text_keeps_to_its_lines_and_says_when_it_is_cut() -> None:
    assert fitted("Alles läuft", 64, 840, 2) == ["Alles läuft"]
    assert len(fitted("Alles läuft und nichts steht", 64, 840, 2)) == 2
    lines = fitted("Wort " * 60, 64, 840, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert fitted("W" * 200, 64, 840, 2)[0].endswith("…")
    assert fitted("", 64, 840, 2) == [""]


def test_the_page_names_the_picture_of_its_version() -> None:
    page = home_of(bad_morning())
    version = one(page, "//main").get("data-version")
    (picture,) = every(page, "//meta[@property='og:image']")
    assert picture.get("content") == f"https://status.acme.test/og.png?v={version}"
    assert one(page, "//meta[@name='twitter:card']").get("content") == "summary_large_image"
    assert one(page, "//meta[@property='og:image:alt']").get("content")
