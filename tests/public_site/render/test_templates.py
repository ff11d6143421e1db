"""Rules that every template and every rendered page keeps (ux §9.1)."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement

import public_site
from public_site.answer import HTML
from public_site.render.errors import FAILED_500, NEUTRAL_404, not_found_answer
from tests.browser.still_server import answers_of
from tests.public_site.render.markup import attributes_of, every, parsed
from tests.public_site.samples import awkward, bad_morning, fine

ROOM = Path(public_site.__file__).parent
SOURCES = sorted((ROOM / "templates").glob("*"))
SCRIPT = (ROOM / "static" / "status.js").read_text()
SHEET = (ROOM / "static" / "public.css").read_text()
BANNED = re.compile(r"""\sstyle=|\son\w+=|hx-|javascript:|<style|<script(?! src="\{\{)|\|\s*safe""")
SAMPLES = {"fine": fine, "bad morning": bad_morning, "awkward": awkward}


def _pages() -> Iterator[tuple[str, HtmlElement]]:
    for name, sample in SAMPLES.items():
        for path, answer in answers_of(sample()).items():
            if answer.content_type == HTML:
                yield f"{name} {path}", parsed(answer.body)
    for number, body in enumerate((NEUTRAL_404, FAILED_500, not_found_answer(fine()))):
        yield f"error {number}", parsed(body)


PAGES = dict(_pages())


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_template_has_nothing_that_the_policy_forbids(source: Path) -> None:
    text = source.read_text()
    if source.name == "neutral.html":  # its own policy names the sheet in it
        text = text.replace("<style>{{ style }}</style>", "")
    assert not BANNED.search(text)


def test_the_script_never_evaluates_and_never_writes_markup() -> None:
    assert not re.search(
        r"\beval\b|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write", SCRIPT
    )


def test_the_sheet_fetches_nothing() -> None:
    assert not re.search(r"url\(|@import|@font-face", SHEET)


def test_the_sheet_uses_logical_sides_so_that_rtl_is_the_same_file() -> None:
    assert not re.search(
        r"(margin|padding|border|inset)-(left|right)|\b(left|right):|text-align: (left|right)", SHEET
    )


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_fetched_from_elsewhere(name: str) -> None:
    fetched = [
        value
        for tag, key, value in attributes_of(PAGES[name])
        if key == "src" or (tag, key) == ("link", "href")
    ]
    assert all(value.startswith(("/", "data:,", "https://status.acme.test/")) for value in fetched)


@pytest.mark.parametrize("name", PAGES)
def test_every_drawing_has_a_name_or_is_hidden(name: str) -> None:
    unnamed = [
        svg for svg in every(PAGES[name], "//svg") if not (svg.get("aria-label") or svg.get("aria-hidden"))
    ]
    assert unnamed == []


@pytest.mark.parametrize("name", PAGES)
def test_every_time_has_a_machine_form_and_every_moment_a_zone(name: str) -> None:
    for time in every(PAGES[name], "//time"):
        stamp, text = time.get("datetime") or "", time.text or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", stamp)
        assert "T" not in stamp or re.search(r"\d\d:\d\d (UTC([+-]\d\d:\d\d)?|[A-Z]{3,5})$", text)


@pytest.mark.parametrize("name", PAGES)
def test_no_id_is_used_twice_and_every_reference_leads_somewhere(name: str) -> None:
    ids = [element.get("id") for element in every(PAGES[name], "//*[@id]")]
    assert len(ids) == len(set(ids))
    wanted = [value for _, key, value in attributes_of(PAGES[name]) if key in {"aria-labelledby", "for"}]
    wanted += [
        value[1:] for _, key, value in attributes_of(PAGES[name]) if key == "href" and value.startswith("#")
    ]
    assert set(wanted) <= {str(each) for each in ids}


@pytest.mark.parametrize("name", PAGES)
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    levels = [
        int(str(h.tag)[1])
        for h in every(PAGES[name], "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("name", [name for name in PAGES if "error" not in name])
def test_no_link_of_the_page_is_dead(name: str) -> None:
    kinds = re.compile(
        r"/(#c_\w+|incidents/i_\w+(\.md|\.json|\?order=oldest)?|history(/\d{4}-\d\d(-\d\d)?)?"
        r"|history\?before=\d{4}-\d\d|uptime(\.csv|#h-rule)?|status\.json|\?only=affected)?"
    )
    links = {value for tag, key, value in attributes_of(PAGES[name]) if (tag, key) == ("a", "href")}
    own = [link for link in links if link.startswith("/")]
    assert all(kinds.fullmatch(link) for link in own)
    assert {link for link in links - set(own) if not link.startswith("#")} <= {
        "https://hep.gg",
        "https://acme.test/why",
        "https://example.test/" + "a" * 120,
    }
