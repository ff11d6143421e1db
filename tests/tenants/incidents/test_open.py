"""Opening incidents."""

from typing import Any

import pytest

from app.core.errors import Invalid
from app.core.ids import public_id
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.pages.models import AuditEntry, Page
from tenants.words import Impact, State, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR
from tests.tenants.incidents.stage import Stage, fresh

A_MINUTE_MS = 60_000


async def test_a_title_is_enough(cast: Cast, here: Stage) -> None:
    made = await open_incident(cast.editor.scope, here.acme.page.id, IncidentDraft("Down"))
    incident = await Incident.get(id=made.id)
    assert (incident.title, incident.state, incident.impact, incident.kind) == (
        "Down", State.INVESTIGATING, Impact.NONE, "incident",
    )  # fmt: skip
    assert (incident.started_at, incident.resolved_at) == (here.clock.at, None)
    assert incident.touched == (await Page.get(id=here.acme.page.id)).version


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("impact", Impact)
async def test_every_state_and_impact_can_be_given(here: Stage, state: State, impact: Impact) -> None:
    made = await open_incident(OPERATOR, here.acme.page.id, IncidentDraft("Down", impact, state))
    incident = await fresh(made)
    assert (incident.state, incident.impact) == (state, impact)


async def test_the_body_is_the_first_update_even_when_it_is_empty(here: Stage) -> None:
    said = await here.open()
    silent = await open_incident(OPERATOR, here.acme.page.id, IncidentDraft("Down"))
    bodies = [(await IncidentUpdate.get(incident_id=each.id)).body for each in (said, silent)]
    assert bodies == ["Looking.", ""]


async def test_it_holds_its_leaves_from_now_on(here: Stage) -> None:
    incident = await here.open({"EU": Status.PARTIAL, "Website": Status.OUTAGE})
    assert await here.statuses() == {"EU": Status.PARTIAL, "Website": Status.OUTAGE}
    here.clock.forward(minutes=3)
    assert await here.minutes(incident) == {"EU": 3, "Website": 3}
    assert await here.affected(incident) == {"EU": ("partial", "partial"), "Website": ("outage", "outage")}


async def test_a_leaf_may_be_named_as_operational(here: Stage) -> None:
    incident = await here.open({"EU": Status.OPERATIONAL})
    assert await here.affected(incident) == {"EU": ("operational", "operational")}
    assert await here.minutes(incident) == {}


async def test_opened_as_resolved_it_tells_of_what_is_over(here: Stage) -> None:
    incident = await fresh(await here.open({"EU": Status.OUTAGE}, state=State.RESOLVED))
    assert incident.resolved_at == here.clock.at
    assert await here.statuses() == {}
    assert await here.affected(incident) == {"EU": ("outage", "operational")}
    assert await here.minutes(incident) == {}


async def test_opened_as_resolved_it_resets_what_another_held(here: Stage) -> None:
    other = await here.open({"EU": Status.OUTAGE})
    here.clock.forward(minutes=2)
    await here.open({"EU": Status.PARTIAL}, state=State.RESOLVED)
    here.clock.forward(minutes=2)
    assert (await here.statuses(), await here.minutes(other)) == ({}, {"EU": 2})


async def test_the_audit_says_what_was_opened(here: Stage) -> None:
    incident = await here.open()
    line = await AuditEntry.get(act="incident.open")
    assert line.target == public_id("i", incident.id)
    assert line.detail == {"title": "Slow", "impact": "major", "state": "investigating"}


async def test_a_promise_lies_ahead(here: Stage) -> None:
    soon = here.clock.at + A_MINUTE_MS
    draft = IncidentDraft("Down", promised_next_at=soon)
    assert (await open_incident(OPERATOR, here.acme.page.id, draft)).promised_next_at == soon
    resolved = IncidentDraft("Down", state=State.RESOLVED, promised_next_at=soon)
    assert (await open_incident(OPERATOR, here.acme.page.id, resolved)).promised_next_at is None


BAD: list[tuple[str, dict[str, Any]]] = [
    ("title", {"title": ""}),
    ("title", {"title": "x" * 201}),
    ("title", {"title": "two\nlines"}),
    ("body", {"body": "x" * 5001}),
    ("body", {"body": "a\x00b"}),
    ("components", {"components": (Reference("EU", Status.OUTAGE),) * 201}),
    ("promised_next_at", {"promised_next_at": 0}),
]


@pytest.mark.parametrize(("field", "wrong"), BAD)
async def test_what_breaks_a_rule_is_refused_by_name(acme: Acme, field: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        await open_incident(OPERATOR, acme.page.id, IncidentDraft(**{"title": "Down", **wrong}))
    assert refused.value.field == field
    assert await Incident.all().count() == 0


async def test_the_longest_that_is_allowed_is_allowed(here: Stage) -> None:
    many = tuple(Reference("EU", Status.OUTAGE) for _ in range(200))
    draft = IncidentDraft("x" * 200, body="y" * 5000, components=many)
    incident = await fresh(await open_incident(OPERATOR, here.acme.page.id, draft))
    assert len(incident.title) == 200
    assert await here.affected(incident) == {"EU": ("outage", "outage")}


async def test_a_promise_for_now_is_too_late(here: Stage) -> None:
    draft = IncidentDraft("Down", promised_next_at=here.clock.at)
    with pytest.raises(Invalid):
        await open_incident(OPERATOR, here.acme.page.id, draft)
