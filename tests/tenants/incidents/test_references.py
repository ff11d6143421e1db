"""Which leaves a caller means (seed 000: id, or name in any case; what is unknown is dropped)."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.ids import new_id, public_id
from tenants.components.edit import ComponentEdit, edit_component
from tenants.incidents.models import Affected, Incident
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import REFERENCES_MAX, Reference
from tenants.incidents.update import UpdateDraft, post_update
from tenants.text import folded
from tenants.words import State, Status
from tests.cast import Cast
from tests.factories import OPERATOR, make_component
from tests.tenants.incidents.stage import Stage, fresh

DOWN = Status.OUTAGE


async def refer(here: Stage, *names: str) -> Incident:
    references = tuple(Reference(name, DOWN) for name in names)
    draft = IncidentDraft("Down", components=references)
    return await open_incident(OPERATOR, here.acme.page.id, draft)


async def test_by_public_id(here: Stage) -> None:
    await refer(here, public_id("c", here.acme.eu.id))
    assert await here.statuses() == {"EU": DOWN}


@pytest.mark.parametrize("name", ["EU", "eu", "Eu", " eu "])
async def test_by_name_in_any_case(here: Stage, name: str) -> None:
    await refer(here, name)
    assert await here.statuses() == {"EU": DOWN}


@pytest.mark.parametrize("name", ["Café", "Cafe\u0301", "CAFÉ", "cafe\u0301"])
async def test_however_accents_are_composed(here: Stage, name: str) -> None:
    await make_component(here.acme.page.id, "Café")
    await refer(here, name)
    assert await here.statuses() == {"Café": DOWN}


async def test_by_the_name_it_has_now(here: Stage) -> None:
    await edit_component(OPERATOR, here.acme.page.id, here.acme.eu.id, ComponentEdit(name="Straße"))
    incident = await refer(here, "EU", "STRASSE")
    assert await here.statuses() == {"Straße": DOWN}
    assert (await fresh(incident)).dropped_references == ["EU"]


async def test_all_leaves_of_one_name(here: Stage) -> None:
    await make_component(here.acme.page.id, "EU")
    incident = await refer(here, "eu")
    assert len(await here.statuses()) == 1
    assert await Affected.filter(incident_id=incident.id).count() == 2


async def test_of_a_leaf_named_twice_the_last_counts(here: Stage) -> None:
    both = (Reference("EU", Status.OUTAGE), Reference("eu", Status.DEGRADED))
    await open_incident(OPERATOR, here.acme.page.id, IncidentDraft("Down", components=both))
    assert await here.statuses() == {"EU": Status.DEGRADED}


async def test_groups_foreign_and_unknown_references_are_dropped_and_remembered(
    cast: Cast, here: Stage
) -> None:
    foreign = public_id("c", (await make_component(cast.rival_page.id, "Theirs")).id)
    absent, group = public_id("c", new_id()), public_id("c", here.acme.api.id)
    incident = await refer(here, "Theirs", foreign, absent, "API", group, "EU", "")
    assert await here.statuses() == {"EU": DOWN}
    assert (await fresh(incident)).dropped_references == ["Theirs", foreign, absent, "API", group, ""]


async def test_what_was_dropped_before_is_kept_once(here: Stage) -> None:
    incident = await refer(here, "Gone", "Gone")
    draft = UpdateDraft(State.MONITORING, components=(Reference("Gone", DOWN), Reference("Lost", DOWN)))
    await post_update(OPERATOR, here.acme.page.id, incident.id, draft)
    assert (await fresh(incident)).dropped_references == ["Gone", "Lost"]


async def test_of_very_many_dropped_references_the_latest_are_kept(here: Stage) -> None:
    incident = await refer(here, *(f"first {number}" for number in range(REFERENCES_MAX)))
    draft = UpdateDraft(State.MONITORING, components=(Reference("last", DOWN),))
    await post_update(OPERATOR, here.acme.page.id, incident.id, draft)
    kept = (await fresh(incident)).dropped_references
    assert (len(kept), kept[0], kept[-1]) == (REFERENCES_MAX, "first 1", "last")


async def test_a_leaf_named_like_the_id_of_another_does_not_hide_it(here: Stage) -> None:
    await make_component(here.acme.page.id, public_id("c", here.acme.eu.id))
    await refer(here, public_id("c", here.acme.eu.id))
    assert await here.statuses() == {"EU": DOWN}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@example("α\u0345\u0301")
def test_names_compare_the_same_however_they_are_composed(name: str) -> None:
    forms = {folded(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")}
    assert forms == {folded(name)}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=100))
def test_a_compared_name_fits_its_column(name: str) -> None:
    assert len(folded(unicodedata.normalize("NFC", name))) <= 300
