"""The four answers as served, each read by a parser of its own kind, brought to the model's terms."""

from dataclasses import dataclass
from typing import Any

from lxml import etree, html

_SVG_TITLE = "{http://www.w3.org/2000/svg}title"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one answer says; None for what answers of its kind do not say.

    Of incidents and maintenance that go on: id, title and state in `incidents`, and in the same order their
    impact, the latest text, and the texts on their cards. `waiting` are ids of maintenance to come.
    """

    leaves: list[tuple[str, str, str]] | None = None
    words: list[str] | None = None
    indicator: str | None = None
    headline: str | None = None
    incidents: list[tuple[str, str, str]] | None = None
    impacts: list[str] | None = None
    latest: list[str | None] | None = None
    on_cards: list[list[str]] | None = None
    waiting: list[str] | None = None
    groups: dict[str, str] | None = None


def said_by_html(body: bytes) -> Said:
    """Rows by their data attributes, texts as a reader sees them."""
    page: Any = html.fromstring(body)
    rows = page.xpath("//li[@data-component-id]")
    line = page.xpath("//*[@data-status]")[0]
    cards = page.xpath("//section[@aria-labelledby='h-incidents']/article")
    waiting = page.xpath("//section[@aria-labelledby='h-soon' or @aria-labelledby='h-later']/article")
    return Said(
        leaves=[
            (row.get("data-component-id"), _text(row, "name"), row.get("data-component-status"))
            for row in rows
        ],
        words=[_text(row, "word") for row in rows],
        indicator=line.get("data-status"),
        headline=_text(line, "sentence"),
        incidents=[
            (card.get("data-incident-id"), _words(card.xpath(".//h3")[0]), card.get("data-incident-state"))
            for card in cards
        ],
        on_cards=[[_words(text) for text in card.xpath(".//*[@class='body']")] for card in cards],
        waiting=[card.get("data-incident-id") for card in waiting],
        groups={
            group.get("data-component-id"): group.xpath("./summary")[0].get("data-component-status")
            for group in page.xpath("//details[@data-component-id]")
        },
    )


def said_by_status_json(body: dict[str, Any]) -> Said:
    components, incidents = body["components"], body["incidents"]
    return Said(
        leaves=[(each["id"], each["name"], each["status"]) for each in components],
        words=[each["label"] for each in components],
        indicator=body["status"]["indicator"],
        headline=body["status"]["description"],
        incidents=[(each["id"], each["name"], each["state"]) for each in incidents],
        impacts=[each["impact"] for each in incidents],
        latest=[each["latestUpdate"] for each in incidents],
    )


def said_by_api(body: dict[str, Any]) -> Said:
    data = body["data"]
    incidents = data["activeIncidents"]
    return Said(
        leaves=[(each["id"], each["name"], each["status"]) for each in data["components"]],
        indicator=data["overall"],
        incidents=[(each["id"], each["title"], each["state"]) for each in incidents],
        impacts=[each["impact"] for each in incidents],
    )


def said_by_badge(body: bytes) -> Said:
    """Its title is "page name: headline"."""
    title = etree.fromstring(body).find(_SVG_TITLE)
    assert title is not None
    return Said(headline=(title.text or "").partition(": ")[2])


def _text(element: Any, css_class: str) -> str:
    found = element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {css_class} ')]")
    return _words(found[0]) if found else ""


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())
