"""Signing up: an account and a session at once; an address in use is told by letter, not by the answer."""

import asyncio

import pytest

from app.core.errors import Conflict, Invalid, NotYours, TooMany
from ledger.plans import PlanName, plan_of
from tenants.accounts.models import Account, Attempt, Session
from tenants.accounts.sessions import scope_of_session
from tenants.accounts.sign_in import sign_in
from tenants.accounts.sign_up import create_account, sign_up
from tenants.jobs.models import Job
from tenants.pages.models import AuditEntry
from tenants.scope import Role, Scope
from tests.cast import PASSWORD, Cast
from tests.conftest import Database
from tests.mailbox import Mailbox

NEW = "new@acme.example"


async def test_whoever_signs_up_is_signed_in_and_owns_an_account(database: Database) -> None:
    new = await sign_up(NEW, PASSWORD)
    assert new is not None
    signed_in = await scope_of_session(new.token, "192.0.2.1")
    assert signed_in is not None
    assert signed_in.account.email == NEW
    assert signed_in.scope.roles == {signed_in.account.id: Role.OWNER}


async def test_a_new_account_is_free_in_good_standing_and_in_the_audit(database: Database) -> None:
    await sign_up(NEW, PASSWORD, "192.0.2.1")
    account = await Account.get(email=NEW)
    assert (account.standing, account.staff_role) == ("good", "")
    assert (await plan_of(account.id)).name == PlanName.FREE
    entry = await AuditEntry.get(account_id=account.id)
    assert (entry.act, entry.actor_name, entry.address) == ("account.create", NEW, "192.0.2.1")


async def test_a_new_account_gets_a_letter_of_welcome(database: Database, mailbox: Mailbox) -> None:
    await sign_up(NEW, PASSWORD)
    assert await mailbox.subjects(NEW) == ["Welcome to Hep Status"]


async def test_an_address_in_use_makes_nothing_and_tells_its_owner(cast: Cast, mailbox: Mailbox) -> None:
    before = await Account.all().count(), await Session.all().count()
    assert await sign_up("ADA@acme.example", "another good password") is None
    assert (await Account.all().count(), await Session.all().count()) == before
    assert await mailbox.subjects(cast.owner.email) == ["You already have an account"]


async def test_an_address_in_use_with_its_own_password_is_signed_in(cast: Cast) -> None:
    new = await sign_up(cast.owner.email, PASSWORD)
    assert new is not None
    assert new.session.account_id == cast.owner.account.id


async def test_new_and_used_addresses_cost_one_hash_each_and_ask_for_one_letter(
    cast: Cast, hashes: list[str]
) -> None:
    await sign_up(NEW, "another good password")
    await sign_up(cast.owner.email, "another good password")
    assert len(hashes) == 2
    assert await Job.filter(kind="letter").count() == 2


async def test_guessing_by_signing_up_counts_as_guessing(cast: Cast) -> None:
    for _ in range(3):
        await sign_up(cast.owner.email, "another good password", "192.0.2.1")
    assert await Attempt.filter(act="guess", email=cast.owner.email).count() == 3


async def test_an_eleventh_sign_up_in_five_minutes_from_one_network_waits(database: Database) -> None:
    for number in range(10):
        await sign_up(f"new{number}@acme.example", PASSWORD, "192.0.2.1")
    with pytest.raises(TooMany):
        await sign_up(NEW, PASSWORD, "192.0.2.1")
    assert await sign_up(NEW, PASSWORD, "192.0.2.2")


async def test_of_two_who_sign_up_with_one_address_at_once_one_gets_it(database: Database) -> None:
    both = await asyncio.gather(sign_up(NEW, PASSWORD), sign_up(NEW, "another good password"))
    assert [new is not None for new in both].count(True) == 1
    assert await Account.filter(email=NEW).count() == 1


@pytest.mark.parametrize(("email", "password"), [("nobody", PASSWORD), (NEW, "short"), (NEW, "password1234")])
async def test_what_cannot_be_an_account_is_refused_with_its_field(
    database: Database, email: str, password: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await sign_up(email, password)
    assert refused.value.field == ("email" if email == "nobody" else "password")


async def test_the_operator_makes_accounts_of_any_plan_and_staff_role(database: Database) -> None:
    made = await create_account(Scope.operator(), NEW, plan=PlanName.PRO, staff_role="post")
    assert (await plan_of(made.account.id)).name == PlanName.PRO
    assert made.account.staff_role == "post"
    assert made.password is not None
    assert (await sign_in(NEW, made.password, "", "")).token


async def test_a_password_that_was_given_is_not_shown_again(database: Database) -> None:
    made = await create_account(Scope.operator(), NEW, PASSWORD)
    assert made.password is None
    assert (await sign_in(NEW, PASSWORD, "", "")).token


async def test_the_operator_is_told_of_an_address_in_use(cast: Cast) -> None:
    with pytest.raises(Conflict):
        await create_account(Scope.operator(), cast.owner.email, PASSWORD)


@pytest.mark.parametrize(("password", "role"), [("short", ""), (PASSWORD, "king")])
async def test_the_operator_keeps_to_the_rules_too(database: Database, password: str, role: str) -> None:
    with pytest.raises(Invalid):
        await create_account(Scope.operator(), NEW, password, staff_role=role)


async def test_nobody_else_makes_accounts_for_others(cast: Cast) -> None:
    with pytest.raises(NotYours):
        await create_account(cast.owner.scope, NEW, PASSWORD)
