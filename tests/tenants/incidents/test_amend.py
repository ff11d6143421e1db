"""Correcting what was said, in place."""

import pytest

from app.core.errors import Invalid, NotFound
from app.core.ids import new_id, public_id
from tenants.incidents.amend import IncidentEdit, amend_update, edit_incident
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.pages.models import AuditEntry, Page
from tenants.words import Impact
from tests.cast import Cast
from tests.factories import OPERATOR, make_incident
from tests.tenants.incidents.stage import Stage, fresh


async def first_update(incident: Incident) -> IncidentUpdate:
    return await IncidentUpdate.get(incident_id=incident.id)


async def test_an_amended_update_keeps_its_place_and_its_earlier_wordings(here: Stage) -> None:
    update = await first_update(incident := await here.open())
    first = here.clock.forward(minutes=1)
    await amend_update(OPERATOR, here.acme.page.id, update.id, "We look.")
    second = here.clock.forward(minutes=1)
    await amend_update(OPERATOR, here.acme.page.id, update.id, "We have looked.")
    after = await first_update(incident)
    assert (after.body, after.at, after.edited_at) == ("We have looked.", update.at, second)
    assert after.earlier == [{"body": "Looking.", "until": first}, {"body": "We look.", "until": second}]


async def test_the_same_text_again_changes_nothing(here: Stage) -> None:
    update = await first_update(await here.open())
    await amend_update(OPERATOR, here.acme.page.id, update.id, " Looking.\r\n")
    assert (await IncidentUpdate.get(id=update.id)).edited_at is None
    assert await AuditEntry.filter(act="incident.amend").count() == 0


async def test_amending_stamps_the_incident_and_is_recorded(here: Stage) -> None:
    update = await first_update(incident := await here.open())
    here.clock.forward(minutes=1)
    await amend_update(OPERATOR, here.acme.page.id, update.id, "We look.")
    after = await fresh(incident)
    assert (after.updated_at, after.touched) == (
        here.clock.at, (await Page.get(id=here.acme.page.id)).version,
    )  # fmt: skip
    line = await AuditEntry.get(act="incident.amend")
    assert (line.target, line.detail) == (public_id("u", update.id), {"title": "Slow"})


async def test_a_text_that_is_too_long_is_refused(here: Stage) -> None:
    update = await first_update(await here.open())
    with pytest.raises(Invalid) as refused:
        await amend_update(OPERATOR, here.acme.page.id, update.id, "x" * 5001)
    assert refused.value.field == "body"


async def test_an_absent_or_foreign_update_is_not_found(cast: Cast, here: Stage) -> None:
    foreign = await first_update(await make_incident(cast.rival_page.id))
    for update_id in (new_id(), foreign.id):
        with pytest.raises(NotFound, match="No such update"):
            await amend_update(OPERATOR, here.acme.page.id, update_id, "X")
    assert (await IncidentUpdate.get(id=foreign.id)).body == "We are looking."


async def test_title_and_impact_change_without_a_new_update(here: Stage) -> None:
    incident = await here.open()
    await edit_incident(OPERATOR, here.acme.page.id, incident.id, IncidentEdit("Very slow", Impact.CRITICAL))
    after = await fresh(incident)
    assert (after.title, after.impact) == ("Very slow", Impact.CRITICAL)
    assert await IncidentUpdate.filter(incident_id=incident.id).count() == 1
    line = await AuditEntry.get(act="incident.edit")
    assert line.detail["impact"] == {"from": "major", "to": "critical"}


@pytest.mark.parametrize(
    "edit", [IncidentEdit(), IncidentEdit(title="Slow"), IncidentEdit(impact=Impact.MAJOR)]
)
async def test_what_is_so_already_changes_nothing(here: Stage, edit: IncidentEdit) -> None:
    incident = await here.open()
    await edit_incident(OPERATOR, here.acme.page.id, incident.id, edit)
    assert await AuditEntry.filter(act="incident.edit").count() == 0


async def test_a_title_that_breaks_a_rule_is_refused(here: Stage) -> None:
    incident = await here.open()
    with pytest.raises(Invalid) as refused:
        await edit_incident(OPERATOR, here.acme.page.id, incident.id, IncidentEdit(title="x" * 201))
    assert refused.value.field == "title"


async def test_an_absent_or_foreign_incident_is_not_found(cast: Cast, here: Stage) -> None:
    foreign = await make_incident(cast.rival_page.id)
    for incident_id in (new_id(), foreign.id):
        with pytest.raises(NotFound, match="No such incident"):
            await edit_incident(OPERATOR, here.acme.page.id, incident_id, IncidentEdit(title="X"))
