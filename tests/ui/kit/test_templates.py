"""What no template may hold, read from their sources."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from ui.kit.render import TEMPLATES, render

ALL = sorted(TEMPLATES.rglob("*.html"))
SCRIPTS = TEMPLATES.parent / "static" / "js" / "app.js"
BANNED = {
    "a style of its own": r"\sstyle=|<style",
    "a handler": r"\son[a-z]+=|hx-on",
    "evaluated code": r"js:|hx-vals|hx-trigger=\"[^\"]*\[",
    "boosting": r"hx-boost|hx-push-url",
    "inline script": r"<script(?![^>]*\ssrc=\"\{\{ asset)",
    "something from elsewhere": r"(?:src|href|action)=\"(?:https?:)?//",
    "unescaped text": r"\|\s*safe\b|autoescape false|Markup",
    "a plural in brackets": r"\w\(s\)",
}

each_template = pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(TEMPLATES)))


@pytest.mark.parametrize("what", BANNED)
def test_no_template_holds(what: str) -> None:
    assert [path.name for path in ALL if re.search(BANNED[what], path.read_text())] == []


@each_template
def test_every_write_is_a_form_that_works_without_script(path: Path) -> None:
    for tag in re.findall(r"<[a-z]+\s[^>]*hx-[^>]*>", path.read_text()):
        if "hx-get" in tag and 'hx-trigger="' in tag:
            continue  # looks by itself, and writes nothing
        assert tag.startswith(("<form", "<a", "<hx-partial")), tag
        if tag.startswith("<form"):
            assert 'method="post"' in tag or "opens(" in tag, tag
            assert 'action="' in tag or "opens(" in tag, tag
        if tag.startswith("<a"):
            assert "hx-get" in tag, tag
            assert 'href="' in tag, tag


@each_template
def test_every_form_that_writes_carries_the_token(path: Path) -> None:
    for form in re.findall(r"<form\b.*?</form>", path.read_text(), re.DOTALL):
        writes = 'method="post"' in form or "opens(" in form
        assert not writes or re.search(r"csrf\(frame\)", form), form[:120]


@each_template
def test_every_drawing_is_named_or_hidden(path: Path) -> None:
    for tag in re.findall(r"<svg[^>]*>", path.read_text()):
        assert 'aria-hidden="true"' in tag or "aria-label" in tag, tag


@each_template
def test_every_time_has_its_machine_form(path: Path) -> None:
    assert all("datetime=" in tag for tag in re.findall(r"<time[^>]*>", path.read_text()))


def test_one_template_holds_the_document_around_every_screen() -> None:
    assert [path.name for path in ALL if "<!doctype" in path.read_text()] == ["document.html"]


def test_the_script_has_nothing_that_evaluates() -> None:
    assert not re.search(
        r"\beval\(|new Function|innerHTML|setTimeout\(\"|document\.write", SCRIPTS.read_text()
    )


def test_an_unknown_name_stops_a_template() -> None:
    with pytest.raises(UndefinedError):
        render("pages/list.html", cards=[])
