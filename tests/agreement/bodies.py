"""The four answers as served, each read by a parser of its own kind, brought to the model's terms."""

from dataclasses import dataclass
from typing import Any

from lxml import etree, html

_SVG_TITLE = "{http://www.w3.org/2000/svg}title"


@dataclass(frozen=True)
class Said:
    """What one answer says; None for what answers of its kind do not say."""

    leaves: list[tuple[str, str, str]] | None
    indicator: str | None
    headline: str | None
    incidents: list[tuple[str, str, str, str]] | None
    groups: dict[str, str] | None = None


def said_by_html(body: bytes) -> Said:
    """Rows by their data attributes, texts as a reader sees them."""
    page: Any = html.fromstring(body)
    rows = page.xpath("//li[@data-component-id]")
    leaves = [
        (row.get("data-component-id"), _text(row, "name"), row.get("data-component-status")) for row in rows
    ]
    words = [_text(row, "word") for row in rows]
    assert all(words)
    line = page.xpath("//*[@data-status]")[0]
    groups = {
        group.get("data-component-id"): group.xpath("./summary")[0].get("data-component-status")
        for group in page.xpath("//details[@data-component-id]")
    }
    cards = [
        (card.get("data-incident-id"), _heading(card), card.get("data-incident-state"), "")
        for card in page.xpath("//article[@data-incident-state]")
    ]
    return Said(leaves, line.get("data-status"), _text(line, "sentence"), cards, groups)


def said_by_status_json(body: dict[str, Any]) -> Said:
    leaves = [(each["id"], each["name"], each["status"]) for each in body["components"]]
    incidents = [(each["id"], each["name"], each["state"], each["impact"]) for each in body["incidents"]]
    return Said(leaves, body["status"]["indicator"], body["status"]["description"], incidents)


def said_by_api(body: dict[str, Any]) -> Said:
    data = body["data"]
    leaves = [(each["id"], each["name"], each["status"]) for each in data["components"]]
    incidents = [
        (each["id"], each["title"], each["state"], each["impact"]) for each in data["activeIncidents"]
    ]
    return Said(leaves, data["overall"], None, incidents)


def said_by_badge(body: bytes) -> Said:
    """Its title is "page name: headline"."""
    title = etree.fromstring(body).find(_SVG_TITLE)
    assert title is not None
    return Said(None, None, (title.text or "").partition(": ")[2], None)


def _text(element: Any, css_class: str) -> str:
    found = element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {css_class} ')]")
    return " ".join(found[0].text_content().split()) if found else ""


def _heading(card: Any) -> str:
    return " ".join(card.xpath(".//h3")[0].text_content().split())
