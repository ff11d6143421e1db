"""Posting to an incident: states, statuses, resolving with its reset, reopening."""

from typing import Any

import pytest

from app.core.errors import Invalid, NotFound
from app.core.ids import new_id, public_id
from tenants.components.status import set_status
from tenants.incidents.models import IncidentUpdate
from tenants.incidents.references import Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.pages.models import AuditEntry, Page
from tenants.words import State, Status
from tests.cast import Cast
from tests.factories import OPERATOR, make_incident
from tests.tenants.incidents.stage import Stage, fresh

DOWN, SLOW = Status.OUTAGE, Status.DEGRADED


@pytest.mark.parametrize("state", State)
async def test_an_update_takes_the_incident_to_its_state(here: Stage, state: State) -> None:
    incident = await here.open()
    here.clock.forward(minutes=1)
    update = await here.post(incident, state)
    after = await fresh(incident)
    assert (after.state, after.updated_at) == (state, here.clock.at)
    stored = await IncidentUpdate.get(id=update.id)
    assert (stored.state, stored.body, stored.at) == (state, f"Now {state}.", here.clock.at)
    assert (after.resolved_at is not None) == (state is State.RESOLVED)


async def test_the_body_may_be_empty(here: Stage) -> None:
    incident = await here.open()
    update = await post_update(OPERATOR, here.acme.page.id, incident.id, UpdateDraft(State.MONITORING))
    assert update.body == ""


async def test_leaves_join_and_change_and_the_worst_is_remembered(here: Stage) -> None:
    incident = await here.open({"EU": SLOW})
    await here.post(incident, State.IDENTIFIED, {"EU": DOWN, "US": SLOW})
    await here.post(incident, State.MONITORING, {"EU": SLOW})
    assert await here.statuses() == {"EU": SLOW, "US": SLOW}
    assert await here.affected(incident) == {"EU": ("outage", "degraded"), "US": ("degraded", "degraded")}


async def test_resolving_resets_every_leaf_it_ever_touched(here: Stage) -> None:
    incident = await here.open({"EU": DOWN})
    await here.post(incident, State.MONITORING, {"US": SLOW})
    here.clock.forward(minutes=5)
    await here.post(incident, State.RESOLVED)
    assert await here.statuses() == {}
    assert await here.affected(incident) == {
        "EU": ("outage", "operational"),
        "US": ("degraded", "operational"),
    }
    here.clock.forward(minutes=5)
    assert await here.minutes(incident) == {"EU": 5, "US": 5}


async def test_even_a_leaf_that_somebody_else_changed_meanwhile(here: Stage) -> None:
    incident = await here.open({"EU": DOWN})
    await set_status(OPERATOR, here.acme.page.id, here.acme.eu.id, Status.PARTIAL)
    await here.post(incident, State.RESOLVED)
    assert await here.statuses() == {}


async def test_even_a_leaf_that_another_open_incident_holds(here: Stage) -> None:
    first = await here.open({"EU": SLOW})
    here.clock.forward(minutes=1)
    second = await here.open({"EU": DOWN})
    here.clock.forward(minutes=2)
    await here.post(first, State.RESOLVED)
    here.clock.forward(minutes=4)
    assert await here.statuses() == {}
    assert (await here.minutes(first), await here.minutes(second)) == ({"EU": 1}, {"EU": 2})
    assert (await fresh(second)).resolved_at is None


async def test_statuses_given_with_the_resolution_are_reset_too(here: Stage) -> None:
    incident = await here.open({"EU": DOWN})
    await here.post(incident, State.RESOLVED, {"US": DOWN})
    assert await here.statuses() == {}
    assert await here.affected(incident) == {"EU": ("outage", "operational"), "US": ("outage", "operational")}


async def test_resolving_twice_keeps_the_first_time(here: Stage) -> None:
    incident = await here.open()
    first = here.clock.forward(minutes=1)
    await here.post(incident, State.RESOLVED)
    here.clock.forward(minutes=1)
    await here.post(incident, State.RESOLVED)
    assert (await fresh(incident)).resolved_at == first


@pytest.mark.parametrize("state", [state for state in State if state is not State.RESOLVED])
async def test_any_other_state_reopens_and_holds_only_what_is_named(here: Stage, state: State) -> None:
    incident = await here.open({"EU": DOWN, "US": DOWN})
    await here.post(incident, State.RESOLVED)
    await here.post(incident, state, {"US": SLOW})
    after = await fresh(incident)
    assert (after.state, after.resolved_at) == (state, None)
    assert await here.statuses() == {"US": SLOW}


async def test_an_incident_takes_over_a_status_that_was_set_by_hand(here: Stage) -> None:
    await set_status(OPERATOR, here.acme.page.id, here.acme.eu.id, DOWN)
    here.clock.forward(minutes=1)
    incident = await here.open({"EU": DOWN})
    here.clock.forward(minutes=2)
    assert await here.minutes(incident) == {"EU": 2}


async def test_naming_the_same_status_again_does_not_cut_its_time_in_two(here: Stage) -> None:
    incident = await here.open({"EU": DOWN})
    here.clock.forward(minutes=1)
    await here.post(incident, State.MONITORING, {"EU": DOWN})
    (span,) = await here.spans(incident)
    assert (span.from_at, span.to_at) == (here.clock.at - 60_000, None)


async def test_each_update_renews_or_drops_the_promise(here: Stage) -> None:
    incident, page_id = await here.open(), here.acme.page.id
    soon = here.clock.at + 1
    await post_update(OPERATOR, page_id, incident.id, UpdateDraft(State.IDENTIFIED, promised_next_at=soon))
    assert (await fresh(incident)).promised_next_at == soon
    await post_update(OPERATOR, page_id, incident.id, UpdateDraft(State.IDENTIFIED))
    assert (await fresh(incident)).promised_next_at is None
    await post_update(OPERATOR, page_id, incident.id, UpdateDraft(State.RESOLVED, promised_next_at=soon))
    assert (await fresh(incident)).promised_next_at is None


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("body", {"body": "x" * 5001}), ("promised_next_at", {"promised_next_at": 1}),
     ("components", {"components": (Reference("EU", DOWN),) * 201})],
)  # fmt: skip
async def test_what_breaks_a_rule_is_refused_by_name(here: Stage, field: str, wrong: dict[str, Any]) -> None:
    incident = await here.open()
    with pytest.raises(Invalid) as refused:
        await post_update(OPERATOR, here.acme.page.id, incident.id, UpdateDraft(State.MONITORING, **wrong))
    assert refused.value.field == field


async def test_an_absent_or_foreign_incident_is_not_found(cast: Cast, here: Stage) -> None:
    foreign = await make_incident(cast.rival_page.id)
    for incident_id in (new_id(), foreign.id):
        with pytest.raises(NotFound, match="No such incident"):
            await post_update(OPERATOR, here.acme.page.id, incident_id, UpdateDraft(State.RESOLVED))


async def test_the_audit_says_from_which_state_to_which(here: Stage) -> None:
    incident = await here.open()
    await here.post(incident, State.MONITORING)
    line = await AuditEntry.get(act="incident.update")
    assert line.target == public_id("i", incident.id)
    assert line.detail == {"title": "Slow", "from": "investigating", "to": "monitoring"}


async def test_it_is_stamped_with_the_version_that_shows_it(here: Stage) -> None:
    incident = await here.open()
    await here.post(incident, State.MONITORING)
    assert (await fresh(incident)).touched == (await Page.get(id=here.acme.page.id)).version
