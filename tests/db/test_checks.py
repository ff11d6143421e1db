"""The database itself keeps the vocabulary: each word of an enum is stored, an outsider is refused."""

from enum import StrEnum
from typing import cast

import pytest
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from ledger.plans import PlanName, entitle
from tenants.accounts.models import Account, Member
from tenants.components.models import Component
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.incidents.references import Reference
from tenants.pages.models import AuditEntry, Page
from tenants.scope import ActorKind
from tenants.templates.models import IncidentTemplate
from tenants.uptime.models import StatusSpan
from tenants.words import ComponentKind, Impact, IncidentKind, Source, State, Status
from tests.cast import Acme
from tests.factories import make_incident

COLUMNS: list[tuple[type[Model], str, type[StrEnum]]] = [
    (Component, "kind", ComponentKind),
    (Component, "status", Status),
    (Component, "pinned", Status),
    (Incident, "kind", IncidentKind),
    (Incident, "state", State),
    (Incident, "impact", Impact),
    (IncidentUpdate, "state", State),
    (IncidentTemplate, "state", State),
    (IncidentTemplate, "impact", Impact),
    (StatusSpan, "status", Status),
    (StatusSpan, "source", Source),
    (AuditEntry, "actor_kind", ActorKind),
]


@pytest.fixture
async def some_rows(acme: Acme) -> None:
    """One row at least in every table named above."""
    await make_incident(acme.page.id, components=(Reference("EU", Status.OUTAGE),))


@pytest.mark.parametrize(("model", "column", "words"), COLUMNS)
async def test_a_word_outside_the_vocabulary_is_refused(
    some_rows: None, model: type[Model], column: str, words: type[StrEnum]
) -> None:
    for word in words:
        assert await model.all().update(**{column: word})
    with pytest.raises(IntegrityError):
        await model.all().update(**{column: "wrong"})


async def test_a_page_version_starts_at_one(acme: Acme) -> None:
    with pytest.raises(IntegrityError):
        await Page.filter(id=acme.page.id).update(version=0)


async def test_a_member_has_a_role_that_exists(acme: Acme) -> None:
    with pytest.raises(IntegrityError):
        await Member.all().update(role="emperor")


async def test_a_staff_role_is_one_of_three_or_none(acme: Acme) -> None:
    for role in ("", "read", "post", "admin"):
        await Account.all().update(staff_role=role)
    with pytest.raises(IntegrityError):
        await Account.all().update(staff_role="king")


async def test_a_plan_is_one_of_the_table(acme: Acme) -> None:
    for plan in PlanName:
        await entitle(acme.page.account_id, plan)
    with pytest.raises(IntegrityError):
        await entitle(acme.page.account_id, cast(PlanName, "wrong"))
