"""Hostile text in every field comes out as text in every answer."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from public_site.answer import HTML, JSON, SVG
from public_site.snapshot import Earlier, Snapshot
from tenants.words import DEFAULT_LABELS, State
from tests.browser.still_server import answers_of
from tests.public_site.render.markup import attributes_of, every, parsed
from tests.public_site.samples import (
    AS_OF,
    a_group,
    a_leaf,
    a_snapshot,
    an_incident,
    an_update,
    bad_morning,
)

CORPUS = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus=alert(1) x="',
    "javascript:alert(1)",
    "[click](javascript:alert(1))",
    "![x](https://evil.test/x.png)",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext></p><style><!--</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% include 'frame.html' %}",
    "{0}{0.__class__}%s%(x)s",
    "]]><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "\u202egnp.exe \u200b\ufeff",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<<SCRIPT>alert(1);//<</SCRIPT>",
    "<x-evil data-live='tree' data-hash='0' id='main'>",
]
ALLOWED_HREF = re.compile(r"(/|#|https://status\.acme\.test|https://hep\.gg$|https?://|mailto:|data:,$)")


def _poisoned(text: str) -> Snapshot:
    update = an_update(1, State.MONITORING, text, AS_OF, edited_at=AS_OF, earlier=(Earlier(text, AS_OF),))
    touched = tuple(replace(each, name=text) for each in bad_morning().incidents[0].touched)
    incident = an_incident(1, text, updates=(update,), touched=touched)
    return a_snapshot(
        a_group(1, text, a_leaf(2, text, incident_id="i_0001")),
        name=text,
        labels=dict.fromkeys(DEFAULT_LABELS, text),
        incidents=(incident,),
        past=(replace(incident, id="i_0002", resolved_at=AS_OF),),
        theme={"accent": text, text: text},
    )


@pytest.mark.parametrize("text", CORPUS)
def test_pages_hold_no_element_or_attribute_that_the_text_asked_for(text: str) -> None:
    for answer in answers_of(_poisoned(text)).values():
        if answer.content_type == HTML:
            page = parsed(answer.body)
            scripts = [script.get("src") for script in every(page, "//script")]
            assert len(scripts) == 1
            assert not every(page, "//iframe|//img|//style|//math|//object|//x-evil|//base|//textarea")
            assert all(not name.startswith("on") and name != "style" for _, name, _ in attributes_of(page))
            hrefs = [value for _, name, value in attributes_of(page) if name == "href"]
            assert all(ALLOWED_HREF.match(href) for href in hrefs)


@pytest.mark.parametrize("text", CORPUS)
def test_names_are_shown_as_they_were_written(text: str) -> None:
    page = parsed(answers_of(_poisoned(text))["/"].body)
    assert [name.text for name in every(page, "//li//*[contains(@class, 'name')]")] == [text, text]


@pytest.mark.parametrize("text", CORPUS)
def test_json_holds_the_text_itself(text: str) -> None:
    answers = [each for each in answers_of(_poisoned(text)).values() if each.content_type == JSON]
    status = next(json.loads(each.body) for each in answers if each.path == "/status.json")
    assert status["page"]["name"] == status["components"][0]["name"] == status["incidents"][0]["name"] == text


@pytest.mark.parametrize("text", CORPUS)
def test_pictures_are_well_formed_and_hold_no_script(text: str) -> None:
    for answer in answers_of(_poisoned(text)).values():
        if answer.content_type == SVG:
            picture = ET.fromstring(answer.body)
            tags = {element.tag.rpartition("}")[2] for element in picture.iter()}
            assert tags <= {"svg", "title", "rect", "path", "g", "text", "circle"}
            assert not any(name.startswith("on") for element in picture.iter() for name in element.attrib)


def test_control_characters_do_not_break_a_picture() -> None:
    snapshot = replace(_poisoned("plain"), name="a\x00b\x1fc\ufffe")
    ET.fromstring(answers_of(snapshot)["/badge.svg"].body)
