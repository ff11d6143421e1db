"""Closing: dark at once, kept for two weeks, then erased; the books go on under a number."""

import pytest

from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict, Invalid, NotFound
from tenants.accounts.models import Account, Invitation, Member, Session
from tenants.accounts.sessions import SignedIn, scope_of_session
from tenants.accounts.sign_in import WrongPassword, sign_in
from tenants.accounts.sign_up import sign_up
from tenants.accounts.standing import restore_account, suspend_account
from tenants.jobs.kinds import KINDS
from tenants.jobs.models import Job
from tenants.leaving.closing import ERASE_JOB, close_account, keep_account
from tenants.leaving.erasing import NOBODY
from tenants.pages.models import AuditEntry, Page
from tenants.pages.reading import page_of
from tenants.pages.shown import Why, why_shown
from tests.cast import PASSWORD, Acme, Cast
from tests.factories import OPERATOR
from tests.fakes import FakeClock, RecordingPublisher
from tests.mailbox import mailbox_plugged
from tests.second_steps import door_of, set_up_app


async def close(cast: Cast) -> None:
    await close_account(await door_of(cast.owner), " ADA@acme.example ", PASSWORD)


async def run_erasure() -> None:
    """What the worker does when the time has come."""
    job = await Job.get(kind=ERASE_JOB)
    await KINDS[ERASE_JOB](job.payload)


async def why(acme: Acme) -> Why:
    page = await Page.get(id=acme.page.id).select_related("account")
    return why_shown(page.account, page)


@pytest.mark.parametrize(
    ("email", "password", "field"),
    [("ed@acme.example", PASSWORD, "email"), ("", PASSWORD, "email"), ("ada@acme.example", "x", "password")],
)
async def test_it_asks_for_address_and_password(
    cast: Cast, acme: Acme, email: str, password: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await close_account(await door_of(cast.owner), email, password)
    assert refused.value.field == field
    assert await why(acme) is Why.SHOWN


async def test_pages_go_dark_and_sessions_end_at_once(
    cast: Cast, acme: Acme, publisher: RecordingPublisher, clock: FakeClock
) -> None:
    with mailbox_plugged() as mailbox:
        await close(cast)
        assert await mailbox.subjects(cast.owner.email) == ["Your account is closed"]
    assert await why(acme) is Why.ACCOUNT_SUSPENDED
    assert publisher.versions_of(acme.page.id)[-1] == (await Page.get(id=acme.page.id)).version
    assert await Session.filter(account_id=cast.owner.account.id).count() == 0


async def test_within_two_weeks_it_can_be_kept(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    await close(cast)
    clock.forward(days=13)
    await sign_in(cast.owner.email, PASSWORD, "", "")
    await restore(cast)
    assert await why(acme) is Why.SHOWN
    assert await Job.filter(kind=ERASE_JOB).count() == 0
    assert (await Account.get(id=cast.owner.account.id)).closes_at is None


async def signed_in_again(cast: Cast) -> SignedIn:
    """Ada, by her password."""
    new = await sign_in(cast.owner.email, PASSWORD, "", "")
    door = await scope_of_session(new.token, "")
    assert door is not None
    return door


async def restore(cast: Cast) -> None:
    """Ada keeps the account."""
    await keep_account(await signed_in_again(cast))


async def test_closing_again_after_keeping_counts_anew(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    await close(cast)
    await restore(cast)
    clock.forward(days=10)
    await close_account(await signed_in_again(cast), cast.owner.email, PASSWORD)
    assert (await Job.get(kind=ERASE_JOB)).run_at == clock.at + 14 * MS_PER_DAY
    clock.forward(days=10)
    await run_erasure()
    assert (await Account.get(id=cast.owner.account.id)).standing == "closing"


async def test_then_everything_is_erased(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    await set_up_app(cast.owner)
    await close(cast)
    clock.forward(days=14)
    await run_erasure()
    account = await Account.get(id=cast.owner.account.id)
    assert (account.standing, account.email) == ("closed", f"{account.id.hex}@closed.invalid")
    with pytest.raises(NotFound):
        await page_of(OPERATOR, acme.page.id)
    for model in (Member, Invitation, Session):
        assert await model.filter(account_id=account.id).count() == 0
    with pytest.raises(WrongPassword):
        await sign_in(cast.owner.email, PASSWORD, "", "")


async def test_the_trail_keeps_what_was_done_and_forgets_by_whom(
    cast: Cast, acme: Acme, clock: FakeClock
) -> None:
    await close(cast)
    clock.forward(days=14)
    await run_erasure()
    entries = await AuditEntry.filter(account_id=cast.owner.account.id)
    assert {"account.close", "page.delete", "account.erase"} <= {entry.act for entry in entries}
    assert cast.owner.email not in str([(entry.actor_name, entry.detail) for entry in entries])
    assert NOBODY in {entry.actor_name for entry in entries}


async def test_erasing_twice_or_too_early_does_nothing(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    await close(cast)
    await run_erasure()
    assert (await Account.get(id=cast.owner.account.id)).standing == "closing"
    clock.forward(days=14)
    await run_erasure()
    before = await AuditEntry.all().count()
    await run_erasure()
    assert await AuditEntry.all().count() == before


async def test_the_address_is_free_again_afterwards(cast: Cast, clock: FakeClock) -> None:
    await close(cast)
    clock.forward(days=14)
    await run_erasure()
    new = await sign_up(cast.owner.email, PASSWORD)
    assert new is not None
    assert new.session.account_id != cast.owner.account.id


async def test_what_staff_have_suspended_cannot_be_closed_and_staff_may_bring_back(
    cast: Cast, acme: Acme, clock: FakeClock
) -> None:
    await suspend_account(OPERATOR, cast.owner.account.id)
    with pytest.raises(Conflict):
        await close(cast)
    await restore_account(OPERATOR, cast.owner.account.id)
    await close(cast)
    await restore_account(OPERATOR, cast.owner.account.id)
    clock.forward(days=14)
    await run_erasure()
    assert await why(acme) is Why.SHOWN
