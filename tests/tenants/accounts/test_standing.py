"""Standing, staff roles and plans: the operator's alone, and true in public when the verb returns."""

import pytest

from app.core.errors import Forbidden, Invalid, NotFound, NotYours, Unavailable
from app.core.ids import new_id
from ledger.plans import PlanName, plan_of
from tenants.accounts.models import Account
from tenants.accounts.standing import (
    account_by_email,
    restore_account,
    set_plan,
    set_staff_role,
    suspend_account,
)
from tenants.pages.models import AuditEntry, Page
from tenants.scope import Scope
from tests.cast import Acme, Cast
from tests.factories import make_page
from tests.fakes import FakeClock, RecordingPublisher

OPERATOR = Scope.operator("tests")


async def test_a_suspension_is_published_for_every_page_in_order(
    cast: Cast, publisher: RecordingPublisher
) -> None:
    pages = [await make_page(cast.owner.account.id) for _ in range(2)]
    publisher.published.clear()
    await suspend_account(OPERATOR, cast.owner.account.id)
    now = {page.id: page.version for page in await Page.filter(account_id=cast.owner.account.id)}
    assert publisher.published == [(page_id, now[page_id]) for page_id in sorted(page.id for page in pages)]
    assert all(now[page.id] > page.version for page in pages)


async def test_standing_goes_and_comes_back(cast: Cast) -> None:
    assert (await suspend_account(OPERATOR, cast.owner.account.id)).standing == "suspended"
    assert (await restore_account(OPERATOR, cast.owner.account.id)).standing == "good"


async def test_suspending_twice_changes_nothing_but_still_publishes(
    cast: Cast, acme: Acme, publisher: RecordingPublisher
) -> None:
    await suspend_account(OPERATOR, cast.owner.account.id)
    version = (await Page.get(id=acme.page.id)).version
    await suspend_account(OPERATOR, cast.owner.account.id)
    assert (await Page.get(id=acme.page.id)).version == version
    assert publisher.versions_of(acme.page.id)[-2:] == [version, version]
    assert await AuditEntry.filter(act="account.suspend").count() == 1


async def test_a_suspension_that_cannot_be_published_is_not_said_to_be_done(
    cast: Cast, acme: Acme, publisher: RecordingPublisher
) -> None:
    publisher.broken = Unavailable()
    with pytest.raises(Unavailable):
        await suspend_account(OPERATOR, cast.owner.account.id)


async def test_a_plan_shows_on_every_page_at_once_and_ends_by_itself(
    clock: FakeClock, cast: Cast, acme: Acme, publisher: RecordingPublisher
) -> None:
    publisher.published.clear()
    await set_plan(OPERATOR, cast.owner.account.id, PlanName.BUSINESS, days=1)
    assert len(publisher.published) == 1
    assert (await plan_of(cast.owner.account.id)).name == PlanName.BUSINESS
    clock.forward(days=1)
    assert (await plan_of(cast.owner.account.id)).name == PlanName.FREE


@pytest.mark.parametrize("role", ["read", "post", "admin", ""])
async def test_staff_roles_are_given_and_taken(cast: Cast, role: str) -> None:
    assert (await set_staff_role(OPERATOR, cast.staff.account.id, role)).staff_role == role


async def test_other_staff_roles_are_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        await set_staff_role(OPERATOR, cast.staff.account.id, "king")


async def test_an_account_is_found_by_its_address(cast: Cast) -> None:
    assert (await account_by_email(OPERATOR, " ADA@acme.example ")).id == cast.owner.account.id
    with pytest.raises(NotFound):
        await account_by_email(OPERATOR, "nobody@acme.example")


async def test_owners_cannot_decide_their_own_standing(cast: Cast) -> None:
    scope, account_id = cast.owner.scope, cast.owner.account.id
    for act in (
        suspend_account(scope, account_id),
        restore_account(scope, account_id),
        set_plan(scope, account_id, PlanName.BUSINESS),
        set_staff_role(scope, account_id, "admin"),
    ):
        with pytest.raises(Forbidden):
            await act
    assert (await Account.get(id=account_id)).staff_role == ""


async def test_strangers_see_no_account_at_all(cast: Cast) -> None:
    with pytest.raises(NotYours):
        await suspend_account(cast.rival.scope, cast.owner.account.id)
    with pytest.raises(NotFound):
        await suspend_account(OPERATOR, new_id())
