"""The audit screen: who did what, and when."""

import re
from typing import Any

import pytest

from tenants.components.edit import ComponentEdit, edit_component
from tenants.incidents.window import MaintenanceDraft, begin_maintenance, schedule_maintenance
from tenants.pages.models import AuditEntry
from tenants.scope import Scope
from tests.cast import Acme
from tests.factories import OPERATOR, make_incident
from tests.fakes import FakeClock
from tests.ui.visiting import Visitor, path_of, words_of
from ui.kit.render import TEMPLATES
from ui.routes.audit_words import SENTENCES, SPECIAL, sentence_of


async def test_it_names_who_did_what_and_when(ed: Visitor, acme: Acme, clock: FakeClock) -> None:
    await ed.post(path_of(acme.page, "/settings/name"), {"name": "Acme Status", "slug": "acme"})
    words = words_of(await ed.get(path_of(acme.page, "/audit")))
    assert "21 Nov 2026, 12:00 UTC ed@acme.example changed the name to “Acme Status”" in words


async def test_times_are_those_of_the_page(ed: Visitor, acme: Acme, clock: FakeClock) -> None:
    await ed.post(path_of(acme.page, "/settings/zone"), {"time_zone": "Asia/Kathmandu"})
    words = words_of(await ed.get(path_of(acme.page, "/audit")))
    assert "17:45 UTC+0545" in words


async def test_what_the_operator_and_the_schedule_did_is_marked(vic: Visitor, acme: Acme) -> None:
    await make_incident(acme.page.id, "Slow")
    assert "tests operator opened the incident “Slow”" in words_of(
        await vic.get(path_of(acme.page, "/audit"))
    )


async def test_older_entries_are_a_link_away(ada: Visitor, acme: Acme) -> None:
    for number in range(55):
        await make_incident(acme.page.id, f"Number {number}.")
    first = await ada.get(path_of(acme.page, "/audit"))
    assert "Number 5." in first.text
    assert "Number 4." not in first.text
    older = first.text.split("?before=")[1].split('"')[0]
    second = await ada.get(path_of(acme.page, f"/audit?before={older}"))
    assert "Number 4." in second.text
    assert "Number 5." not in second.text


@pytest.mark.parametrize("before", ["x", "-1", "", "9" * 40, "²"])
async def test_an_odd_place_to_start_shows_the_newest(ada: Visitor, acme: Acme, before: str) -> None:
    answer = await ada.get(path_of(acme.page, f"/audit?before={before}"))
    assert answer.status_code == 200
    assert "made the page" in words_of(answer) or "published the page" in words_of(answer)


async def test_every_act_of_a_life_has_words(ada: Visitor, acme: Acme) -> None:
    incident = await make_incident(acme.page.id)
    await ada.post(path_of(acme.page, "/visibility"), {"visible": "no"})
    for entry in await AuditEntry.filter(page_id=acme.page.id):
        sentence = sentence_of(entry.act, entry.detail, "API")
        assert "something" not in sentence, entry.act
        assert "." not in sentence, entry.act
    assert incident.title in words_of(await ada.get(path_of(acme.page, "/audit")))


async def test_what_the_schedule_did_is_said_once(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    draft = MaintenanceDraft("Disk swap", clock.at + 1, clock.at + 9)
    planned = await schedule_maintenance(OPERATOR, acme.page.id, draft)
    clock.at += 1
    await begin_maintenance(Scope.system(), acme.page.id, planned.id)
    words = words_of(await ada.get(path_of(acme.page, "/audit")))
    assert "The schedule began the maintenance “Disk swap”" in words
    assert "operator scheduled the maintenance “Disk swap”" in words


def test_every_act_on_a_page_has_words() -> None:
    named = r'"((?:page|component|incident|maintenance|key|host)\.[a-z_]+)"'
    sources = [path.read_text() for path in (TEMPLATES.parent.parent / "tenants").rglob("*.py")]
    acts = {act for source in sources for act in re.findall(named, source)}
    assert len(acts) > 25
    assert acts - set(SENTENCES) - set(SPECIAL) == set()


@pytest.mark.parametrize(
    ("act", "detail", "words"),
    [
        ("component.add_list", {"names": ["A", "B"]}, "added A, B"),
        ("component.add_list", {"names": list("ABCDE")}, "added A, B, C and 2 more"),
        ("component.status", {"name": "EU", "from": "partial", "to": "outage"}, "set EU from Partly to Down"),
        ("component.edit", {"name": {"from": "EU", "to": "Europe"}}, "renamed EU to Europe"),
        ("component.edit", {"show_uptime": {"from": True, "to": False}}, "hid the uptime of API"),
        ("component.pin", {"pinned": {"from": "", "to": "outage"}}, "set API to Down until it is let go"),
        (
            "component.pin",
            {"pinned": {"from": "outage", "to": None}},
            "let API follow its worst component again",
        ),
        ("page.edit", {"show_footer": {"from": True, "to": False}}, "changed whether the footer is shown"),
        ("incident.edit", {"of": "A", "title": {"from": "A", "to": "B"}}, "renamed “A” to “B”"),
        (
            "incident.edit",
            {"of": "A", "impact": {"from": "none", "to": "major"}},
            "changed the impact of “A” from none to major",
        ),
    ],
)
def test_an_act_reads_as_a_plain_sentence(act: str, detail: dict[str, Any], words: str) -> None:
    assert sentence_of(act, detail, "API", {"partial": "Partly", "outage": "Down"}) == words


async def test_a_renamed_component_is_told_without_what_only_machines_compare(
    ada: Visitor, acme: Acme
) -> None:
    await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(name="Europe"))
    entry = await AuditEntry.get(act="component.edit")
    assert entry.detail == {"name": {"from": "EU", "to": "Europe"}}
    assert "renamed EU to Europe" in words_of(await ada.get(path_of(acme.page, "/audit")))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("investigating", "in_progress", "moved “Slow” to in progress"),
        ("monitoring", "monitoring", "posted an update to “Slow”"),
        ("monitoring", "resolved", "resolved “Slow”"),
        ("resolved", "investigating", "reopened “Slow”"),
    ],
)
def test_an_update_is_told_by_what_it_did(before: str, after: str, words: str) -> None:
    detail = {"title": "Slow", "from": before, "to": after}
    assert sentence_of("incident.update", detail, "API") == words


def test_an_act_without_words_is_named_as_it_is() -> None:
    assert sentence_of("slot.buy_again", {}, "API") == "slot buy again"


def test_braces_in_a_name_are_only_braces() -> None:
    assert sentence_of("key.create", {"name": "{0.__class__}"}, "API") == "made the key {0.__class__}"
