"""Templates: the six of every page, written, changed, deleted, brought back and counted."""

from typing import Any

import pytest

from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict, Invalid, LimitReached, NotFound
from app.core.ids import new_id
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.incidents.window import MaintenanceDraft, schedule_maintenance
from tenants.pages.models import AuditEntry, Page
from tenants.templates import edit
from tenants.templates.defaults import DEFAULTS
from tenants.templates.draft import TemplateDraft, checked_draft, draft_of
from tenants.templates.edit import create_template, edit_template, restore_defaults
from tenants.templates.models import IncidentTemplate
from tenants.templates.reading import every_template, template_of, templates_of
from tenants.templates.remove import KEPT_DAYS, delete_template, restore_template
from tenants.words import Impact, State, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR
from tests.fakes import FakeClock

WHOLE = TemplateDraft(
    "Disk", "{component} is slow", "Since {time}.", State.IDENTIFIED, Impact.MINOR,
    (Reference("EU", Status.DEGRADED),),
)  # fmt: skip


async def names(acme: Acme, *, deleted: bool = False) -> list[str]:
    return [each.name for each in await templates_of(OPERATOR, acme.page.id, deleted=deleted)]


async def called(acme: Acme, name: str) -> IncidentTemplate:
    return await IncidentTemplate.get(page_id=acme.page.id, name=name)


async def test_a_new_page_has_six(acme: Acme) -> None:
    assert await names(acme) == [draft.name for draft in DEFAULTS]
    assert [checked_draft(draft) for draft in DEFAULTS] == list(DEFAULTS)


async def test_a_template_is_kept_as_it_was_written(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    made = await create_template(cast.editor.scope, acme.page.id, WHOLE)
    found = await template_of(OPERATOR, acme.page.id, made.id)
    assert (draft_of(found), found.uses, found.created_at) == (WHOLE, 0, clock.at)
    assert (await AuditEntry.get(act="template.create")).detail == {"name": "Disk"}


BAD: list[tuple[str, dict[str, Any]]] = [
    ("name", {"name": " "}),
    ("title", {"title": ""}),
    ("title", {"title": "{unknown} is down"}),
    ("body", {"body": "In {hours} hours"}),
    ("body", {"body": "x" * 5001}),
    ("components", {"components": (Reference("EU", Status.OUTAGE),) * 201}),
]


@pytest.mark.parametrize(("field", "wrong"), BAD)
async def test_what_breaks_a_rule_is_refused_by_name(acme: Acme, field: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        await create_template(OPERATOR, acme.page.id, TemplateDraft(**{"name": "X", "title": "Y", **wrong}))
    assert refused.value.field == field
    assert await IncidentTemplate.filter(page_id=acme.page.id).count() == len(DEFAULTS)


async def test_two_of_one_name_cannot_be_told_apart_and_are_refused(acme: Acme) -> None:
    with pytest.raises(Conflict) as refused:
        await create_template(OPERATOR, acme.page.id, TemplateDraft("SLOW", "X"))
    assert refused.value.field == "name"


async def test_the_list_ends_somewhere(acme: Acme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "TEMPLATES_PER_PAGE_MAX", len(DEFAULTS))
    with pytest.raises(LimitReached):
        await create_template(OPERATOR, acme.page.id, WHOLE)


async def test_a_template_says_something_else_from_now_on(acme: Acme) -> None:
    slow = await called(acme, "Slow")
    await edit_template(OPERATOR, acme.page.id, slow.id, WHOLE)
    assert draft_of(await called(acme, "Disk")) == WHOLE
    assert len(await names(acme)) == len(DEFAULTS)


async def test_the_same_words_again_change_nothing(acme: Acme) -> None:
    slow, before = await called(acme, "Slow"), await Page.get(id=acme.page.id)
    await edit_template(OPERATOR, acme.page.id, slow.id, draft_of(slow))
    assert (await Page.get(id=acme.page.id)).version == before.version


async def test_a_deleted_template_can_be_had_back_for_a_month(acme: Acme, clock: FakeClock) -> None:
    slow = await called(acme, "Slow")
    await delete_template(OPERATOR, acme.page.id, slow.id)
    assert ("Slow" in await names(acme), await names(acme, deleted=True)) == (False, ["Slow"])
    clock.at += KEPT_DAYS * MS_PER_DAY
    await restore_template(OPERATOR, acme.page.id, slow.id)
    assert ("Slow" in await names(acme), await names(acme, deleted=True)) == (True, [])


async def test_after_a_month_it_goes_with_the_next_that_is_deleted(acme: Acme, clock: FakeClock) -> None:
    await delete_template(OPERATOR, acme.page.id, (await called(acme, "Slow")).id)
    clock.at += KEPT_DAYS * MS_PER_DAY + 1
    await delete_template(OPERATOR, acme.page.id, (await called(acme, "Login")).id)
    assert await names(acme, deleted=True) == ["Login"]


async def test_it_cannot_come_back_under_a_name_that_is_taken(acme: Acme) -> None:
    slow = await called(acme, "Slow")
    await delete_template(OPERATOR, acme.page.id, slow.id)
    await create_template(OPERATOR, acme.page.id, TemplateDraft("slow", "Other"))
    with pytest.raises(Conflict):
        await restore_template(OPERATOR, acme.page.id, slow.id)


async def test_a_deleted_template_is_no_longer_there(acme: Acme) -> None:
    slow = await called(acme, "Slow")
    await delete_template(OPERATOR, acme.page.id, slow.id)
    for verb in (delete_template, template_of):
        with pytest.raises(NotFound):
            await verb(OPERATOR, acme.page.id, slow.id)


async def test_only_those_of_the_six_come_back_that_are_missing(acme: Acme) -> None:
    await edit_template(OPERATOR, acme.page.id, (await called(acme, "Slow")).id, WHOLE)
    await restore_defaults(OPERATOR, acme.page.id)
    await restore_defaults(OPERATOR, acme.page.id)
    assert await names(acme) == sorted([*(draft.name for draft in DEFAULTS), "Disk"])
    assert (await AuditEntry.get(act="template.defaults")).detail == {"names": ["Slow"]}


async def test_uses_are_counted_where_incidents_are_made(acme: Acme, clock: FakeClock) -> None:
    template_id, soon = (await called(acme, "Slow")).id, clock.at + 60_000
    await open_incident(OPERATOR, acme.page.id, IncidentDraft("Slow", template_id=template_id))
    planned = MaintenanceDraft("Works", soon, soon + 60_000, template_id=template_id)
    await schedule_maintenance(OPERATOR, acme.page.id, planned)
    await open_incident(OPERATOR, acme.page.id, IncidentDraft("Slow", template_id=new_id()))
    counted = await called(acme, "Slow")
    assert (counted.uses, counted.last_used_at) == (2, clock.at)


async def test_a_template_of_another_page_is_not_counted(cast: Cast, acme: Acme) -> None:
    foreign = await IncidentTemplate.get(page_id=cast.rival_page.id, name="Slow")
    await open_incident(OPERATOR, acme.page.id, IncidentDraft("Slow", template_id=foreign.id))
    assert (await IncidentTemplate.get(id=foreign.id)).uses == 0


async def test_of_every_page_only_one_s_own_are_seen(cast: Cast, acme: Acme) -> None:
    seen = await every_template(cast.viewer.scope)
    assert {each.page_id for each in seen} == {acme.page.id}
    assert [each.name for each in seen] == [draft.name for draft in DEFAULTS]
