"""What is worth a second look before an incident is published or resolved."""

import pytest

from app.core.ids import public_id
from tenants.components.status import set_status
from tenants.incidents.composing import composing_of
from tenants.incidents.doubts import DoubtKind, doubts_about, doubts_about_resolving, doubts_about_words
from tenants.incidents.holding import holders_of
from tenants.incidents.impact import impact_from
from tenants.incidents.open import IncidentDraft
from tenants.incidents.references import Reference
from tenants.words import Impact, State, Status
from tests.factories import OPERATOR
from tests.tenants.incidents.stage import Stage
from tests.tenants.statements import statements_on_sqlite


def draft(here: Stage, status: Status = Status.OUTAGE, **more: object) -> IncidentDraft:
    named = (Reference(public_id("c", here.acme.eu.id), status),)
    return IncidentDraft("Down", components=named, **more)  # type: ignore[arg-type]


async def test_a_component_that_another_open_incident_holds_is_named_with_it(here: Stage) -> None:
    other = await here.open({"EU": Status.PARTIAL, "US": Status.PARTIAL})
    (doubt,) = await doubts_about(OPERATOR, here.acme.page.id, draft(here))
    assert (doubt.kind, doubt.subject) == (DoubtKind.HELD, "EU")
    assert doubt.incident is not None
    assert (doubt.incident.id, doubt.key) == (other.id, f"held:{public_id('i', other.id)}")


async def test_what_is_resolved_planned_or_well_again_raises_no_doubt(here: Stage) -> None:
    await here.post(await here.open({"EU": Status.OUTAGE}), State.RESOLVED)
    await here.plan({"EU": Status.MAINTENANCE})
    await here.post(await here.open({"EU": Status.OUTAGE}), State.MONITORING, {"EU": Status.OPERATIONAL})
    assert await doubts_about(OPERATOR, here.acme.page.id, draft(here)) == []
    assert await holders_of(OPERATOR, here.acme.page.id) == {}


async def test_saying_that_a_held_component_is_well_raises_no_doubt(here: Stage) -> None:
    await here.open({"EU": Status.OUTAGE})
    assert await doubts_about(OPERATOR, here.acme.page.id, draft(here, Status.OPERATIONAL)) == []


async def test_beginning_as_resolved_with_something_down_is_doubtful(here: Stage) -> None:
    over = draft(here, state=State.RESOLVED)
    assert [each.kind for each in await doubts_about(OPERATOR, here.acme.page.id, over)] == [
        DoubtKind.RESOLVED_AT_ONCE
    ]


async def test_resolving_what_another_incident_holds_is_doubtful(here: Stage) -> None:
    mine, other = await here.open({"EU": Status.OUTAGE}), await here.open({"EU": Status.PARTIAL})
    (doubt,) = await doubts_about_resolving(OPERATOR, here.acme.page.id, mine.id, "Over.")
    assert (doubt.kind, doubt.subject) == (DoubtKind.STILL_HELD, "EU")
    assert doubt.incident is not None
    assert doubt.incident.id == other.id


async def test_resolving_alone_is_not(here: Stage) -> None:
    mine = await here.open({"EU": Status.OUTAGE})
    assert await doubts_about_resolving(OPERATOR, here.acme.page.id, mine.id, "Over.") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Back in {duration}", "open-placeholder:{duration}"),
        ("use hyd_status_4c1abc", "secret:"),
        ("Password: hunter2", "secret:"),
        ("api_key=1", "secret:"),
    ],
)
def test_words_that_visitors_should_not_read(text: str, key: str) -> None:
    assert [each.key for each in doubts_about_words("", text)] == [key]
    assert [each.key for each in doubts_about_words(text, "")] == [key]


@pytest.mark.parametrize("text", ["", "Passwords are safe.", '{"error": 1}', "The API key page is down."])
def test_plain_words_raise_no_doubt(text: str) -> None:
    assert doubts_about_words(text, text) == []


def test_the_impact_follows_the_worst_component() -> None:
    assert impact_from([]) is Impact.NONE
    assert impact_from([Status.DEGRADED, Status.OPERATIONAL]) is Impact.MINOR
    assert impact_from([Status.DEGRADED, Status.PARTIAL]) is Impact.MAJOR
    assert impact_from([Status.OUTAGE, Status.MAINTENANCE]) is Impact.CRITICAL
    assert impact_from([Status.MAINTENANCE]) is Impact.NONE


@pytest.mark.sqlite_only
async def test_all_that_a_composer_needs_costs_five_statements(here: Stage) -> None:
    incident = await here.open({"EU": Status.OUTAGE})
    await here.open({"US": Status.OUTAGE})
    await set_status(OPERATOR, here.acme.page.id, here.acme.website.id, Status.DEGRADED)
    with statements_on_sqlite() as asked:
        known = await composing_of(OPERATOR, here.acme.page.id)
    assert len(asked) == 5, asked
    assert set(known.holders) == {here.acme.eu.id, here.acme.us.id}
    assert known.holders[here.acme.eu.id][0].id == incident.id
    assert (len(known.current), len(known.templates)) == (2, 6)
