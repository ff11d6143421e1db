"""Templates at the console: listed, written, deleted and put back."""

import pytest

from app.core.ids import public_id
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.templates.defaults import DEFAULTS
from tenants.templates.models import IncidentTemplate
from tenants.templates.remove import delete_template
from tests.cast import Acme
from tests.factories import OPERATOR
from tests.fakes import FakeClock
from tests.tenants.statements import statements_on_sqlite
from tests.ui.visiting import Visitor, left_notice, path_of, words_of

FIELDS: dict[str, object] = {
    "name": "Disk",
    "title": "{component} is full",
    "body": "Since {time}.",
    "state": "identified",
}


async def called(acme: Acme, name: str) -> IncidentTemplate:
    return await IncidentTemplate.get(page_id=acme.page.id, name=name)


def at(acme: Acme, template: IncidentTemplate, rest: str = "") -> str:
    return path_of(acme.page, f"/templates/{public_id('t', template.id)}{rest}")


async def test_the_list_says_what_is_in_each_and_how_often_it_was_used(vic: Visitor, acme: Acme) -> None:
    slow = await called(acme, "Slow")
    await open_incident(OPERATOR, acme.page.id, IncidentDraft("Slow", template_id=slow.id))
    words = words_of(await vic.get(path_of(acme.page, "/templates")))
    assert all(draft.name in words for draft in DEFAULTS)
    assert "used once, just now" in words
    assert "Recently deleted" not in words


async def test_a_template_is_written_with_what_it_usually_affects(ed: Visitor, acme: Acme) -> None:
    eu = public_id("c", acme.eu.id)
    affects: dict[str, object] = {"affects": [eu], "status": [f"{eu}=outage"]}
    answer = await ed.post(path_of(acme.page, "/templates"), FIELDS | affects)
    assert left_notice(answer) == "The template is kept."
    disk = await called(acme, "Disk")
    assert disk.affected == [{"component": eu, "status": "outage"}]
    assert f'value="{eu}" id="tick-{eu}" checked' in (await ed.get(at(acme, disk))).text


async def test_sent_twice_it_is_one_template(ed: Visitor, acme: Acme) -> None:
    for _ in range(2):
        await ed.post(path_of(acme.page, "/templates"), FIELDS | {"idem": "one form"})
    assert await IncidentTemplate.filter(name="Disk").count() == 1


async def test_the_editor_shows_it_filled_in(ada: Visitor, acme: Acme, clock: FakeClock) -> None:
    words = words_of(await ada.get(at(acme, await called(acme, "Slow"))))
    assert "Filled in, for example Slow answers from EU Since" in words
    assert "12:00 UTC EU answers more slowly" in words


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"title": "{who} is down"}, "title"), ({"body": "{x}"}, "body"), ({"name": ""}, "name")],
)
async def test_what_breaks_a_rule_is_named_and_the_rest_kept(
    ada: Visitor, acme: Acme, wrong: dict[str, str], field: str
) -> None:
    for path in (path_of(acme.page, "/templates"), at(acme, await called(acme, "Slow"))):
        answer = await ada.post(path, FIELDS | {"impact": "major"} | wrong)
        assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
        assert 'value="major" checked' in answer.text
    assert "Nothing fills" in answer.text or field == "name"


async def test_a_name_that_is_taken_is_409_at_its_field(ada: Visitor, acme: Acme) -> None:
    answer = await ada.post(path_of(acme.page, "/templates"), FIELDS | {"name": "slow"})
    assert (answer.status_code, 'href="#name"' in answer.text) == (409, True)


async def test_a_changed_template_says_so(ed: Visitor, acme: Acme) -> None:
    slow = await called(acme, "Slow")
    answer = await ed.post(at(acme, slow), FIELDS | {"name": "Slower"})
    assert left_notice(answer) == "Saved Slower."
    assert (await called(acme, "Slower")).id == slow.id


async def test_deleting_is_undone_from_the_screen_that_follows(ed: Visitor, acme: Acme) -> None:
    slow = await called(acme, "Slow")
    answer = await ed.post(at(acme, slow, "/delete"))
    assert left_notice(answer) == "Deleted Slow. You can put it back below."
    assert at(acme, slow, "/restore") in (await ed.get(path_of(acme.page, "/templates"))).text
    assert left_notice(await ed.post(at(acme, slow, "/restore"))) == "Slow is back."
    assert (await called(acme, "Slow")).deleted_at is None


async def test_one_whose_name_is_taken_meanwhile_stays_deleted(ada: Visitor, acme: Acme) -> None:
    slow = await called(acme, "Slow")
    await ada.post(at(acme, slow, "/delete"))
    await ada.post(path_of(acme.page, "/templates"), FIELDS | {"name": "Slow"})
    answer = await ada.post(at(acme, slow, "/restore"))
    assert (answer.status_code, "Another template has this name." in answer.text) == (409, True)


async def test_the_six_come_back(ed: Visitor, acme: Acme) -> None:
    for draft in DEFAULTS:
        await delete_template(OPERATOR, acme.page.id, (await called(acme, draft.name)).id)
    assert "No templates" in words_of(await ed.get(path_of(acme.page, "/templates")))
    await ed.post(path_of(acme.page, "/templates/defaults"))
    assert await IncidentTemplate.filter(page_id=acme.page.id, deleted_at=None).count() == len(DEFAULTS)


@pytest.mark.sqlite_only
async def test_the_screens_ask_the_database_little(ada: Visitor, acme: Acme) -> None:
    slow = await called(acme, "Slow")
    for path in (path_of(acme.page, "/templates"), path_of(acme.page, "/templates/new"), at(acme, slow)):
        with statements_on_sqlite() as asked:
            assert (await ada.get(path)).status_code == 200
        assert len(asked) <= 12, asked
