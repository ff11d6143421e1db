"""Reading rendered markup the way a browser does, as far as tests need it."""

from collections.abc import Iterator, Sequence

import lxml.html
from lxml.html import HtmlElement

from public_site.answer import Answer
from public_site.render.hot import hot_answers
from public_site.render.uptime import uptime_answer
from public_site.snapshot import Snapshot, fingerprint

_BOXES = {"th", "td", "dt", "dd", "p", "h1", "h2", "h3", "h4", "h5", "li", "span", "summary", "a", "bdi"}


def answers_by_path(snapshot: Snapshot) -> dict[str, Answer]:
    """What is published, and the page of figures that is drawn when somebody asks."""
    answers = [*hot_answers(snapshot, fingerprint(snapshot)), uptime_answer(snapshot)]
    return {answer.path: answer for answer in answers}


def parsed(body: bytes | str) -> HtmlElement:
    """The tree of a whole HTML answer."""
    text = body.decode() if isinstance(body, bytes) else body
    return lxml.html.document_fromstring(text)


def home_of(snapshot: Snapshot) -> HtmlElement:
    return parsed(answers_by_path(snapshot)["/"].body)


def one(tree: HtmlElement, path: str) -> HtmlElement:
    """The only element that an XPath finds."""
    found = every(tree, path)
    assert len(found) == 1, f"{path}: {len(found)} found"
    return found[0]


def every(tree: HtmlElement, path: str) -> Sequence[HtmlElement]:
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, HtmlElement)]


def words_of(element: HtmlElement) -> str:
    """The text as read aloud: boxes stand apart, runs of white space are one space."""
    parts = (f"{part} " if part.getparent().tag in _BOXES else part for part in element.xpath(".//text()"))
    return " ".join("".join(parts).split())


def attributes_of(tree: HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Element, attribute and value of everything in the tree."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name, value in element.attrib.items():
                yield element.tag, str(name), str(value)
