"""Another password: by the present one or by a link that works once; the sessions of before are over."""

import asyncio

import pytest

from app.core.errors import Conflict, Invalid, NotFound, TooMany
from tenants.accounts.change_password import change_password, confirm_address, request_reset, reset_password
from tenants.accounts.links import account_of_reset
from tenants.accounts.models import Account
from tenants.accounts.sessions import SignedIn, scope_of_session
from tenants.accounts.sign_in import WrongPassword, sign_in
from tenants.accounts.sign_up import sign_up
from tenants.jobs.models import Job
from tenants.pages.models import AuditEntry
from tests.cast import PASSWORD, Cast
from tests.fakes import FakeClock
from tests.mailbox import Mailbox

ADA, NOBODY, HOME = "ada@acme.example", "nobody@acme.example", "192.0.2.1"
OTHER = "quite another password"


async def ada(cast: Cast) -> SignedIn:
    found = await scope_of_session(cast.owner.token, HOME)
    assert found is not None
    return found


async def reset_token(mailbox: Mailbox) -> str:
    await request_reset(ADA, HOME)
    return await mailbox.last_token(ADA)


async def test_the_new_password_holds_and_the_old_one_does_not(cast: Cast) -> None:
    await change_password(await ada(cast), PASSWORD, OTHER)
    assert (await sign_in(ADA, OTHER, HOME, "")).token
    with pytest.raises(WrongPassword):
        await sign_in(ADA, PASSWORD, HOME, "")


async def test_a_change_ends_every_session_and_begins_one(cast: Cast) -> None:
    second = await sign_in(ADA, PASSWORD, HOME, "")
    new = await change_password(await ada(cast), PASSWORD, OTHER)
    assert await scope_of_session(cast.owner.token, "") is None
    assert await scope_of_session(second.token, "") is None
    assert await scope_of_session(new.token, "")


async def test_a_change_is_in_the_audit_and_told_by_letter(cast: Cast, mailbox: Mailbox) -> None:
    await change_password(await ada(cast), PASSWORD, OTHER)
    entry = await AuditEntry.filter(account_id=cast.owner.account.id).order_by("-id").first()
    assert entry is not None
    assert (entry.act, entry.actor_name, entry.detail) == ("account.password", ADA, {})
    assert await mailbox.subjects(ADA) == ["Your password was changed"]


@pytest.mark.parametrize(
    ("current", "new", "field"), [("wrong", OTHER, "current_password"), (PASSWORD, "short", "new_password")]
)
async def test_a_change_needs_the_present_and_a_good_new_password(
    cast: Cast, current: str, new: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await change_password(await ada(cast), current, new)
    assert refused.value.field == field
    assert await scope_of_session(cast.owner.token, "")


async def test_guessing_the_present_password_is_limited(cast: Cast) -> None:
    for _ in range(10):
        with pytest.raises(Invalid):
            await change_password(await ada(cast), "wrong", OTHER)
    with pytest.raises(TooMany):
        await change_password(await ada(cast), PASSWORD, OTHER)


async def test_of_two_changes_at_once_one_holds(cast: Cast) -> None:
    here = await ada(cast), await ada(cast)
    both = await asyncio.gather(
        change_password(here[0], PASSWORD, OTHER),
        change_password(here[1], PASSWORD, "a third good password"),
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, Conflict) for outcome in both) == 1


async def test_a_mailed_link_sets_the_password_and_ends_every_session(cast: Cast, mailbox: Mailbox) -> None:
    await reset_password(await reset_token(mailbox), OTHER, HOME)
    assert await scope_of_session(cast.owner.token, "") is None
    assert (await sign_in(ADA, OTHER, HOME, "")).token


async def test_a_link_works_once(cast: Cast, mailbox: Mailbox) -> None:
    token = await reset_token(mailbox)
    await reset_password(token, OTHER, HOME)
    with pytest.raises(NotFound):
        await reset_password(token, "a third good password", HOME)


async def test_a_link_sent_before_a_change_is_worthless_after_it(cast: Cast, mailbox: Mailbox) -> None:
    token = await reset_token(mailbox)
    await change_password(await ada(cast), PASSWORD, OTHER)
    assert await account_of_reset(token) is None


async def test_a_link_works_for_an_hour(clock: FakeClock, cast: Cast, mailbox: Mailbox) -> None:
    token = await reset_token(mailbox)
    clock.forward(hours=1)
    assert await account_of_reset(token)
    clock.forward(seconds=1)
    with pytest.raises(NotFound):
        await reset_password(token, OTHER, HOME)


async def test_a_link_of_another_kind_resets_nothing(cast: Cast, mailbox: Mailbox) -> None:
    await sign_up("new@acme.example", PASSWORD)
    confirmation = await mailbox.last_token("new@acme.example")
    assert await account_of_reset(confirmation) is None


async def test_of_one_link_opened_twice_at_once_one_holds(cast: Cast, mailbox: Mailbox) -> None:
    token = await reset_token(mailbox)
    tries = (reset_password(token, f"{OTHER} {number}", HOME) for number in range(2))
    both = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(outcome, Account) for outcome in both) == 1


async def test_known_and_unknown_addresses_ask_for_a_letter_alike(cast: Cast, mailbox: Mailbox) -> None:
    await request_reset(ADA, HOME)
    await request_reset(NOBODY, HOME)
    assert await Job.filter(kind="letter").count() == 2
    assert [mail.to for mail in await mailbox.delivered()] == [ADA]


async def test_five_links_a_day_and_no_more(clock: FakeClock, cast: Cast, mailbox: Mailbox) -> None:
    for _ in range(7):
        await request_reset(ADA, HOME)
        clock.forward(hours=2)
    assert len(await mailbox.subjects(ADA)) == 5
    clock.forward(days=1)
    await request_reset(ADA, HOME)
    assert len(await mailbox.subjects(ADA)) == 6


async def test_one_network_asks_ten_times_in_five_minutes(cast: Cast) -> None:
    for number in range(10):
        await request_reset(f"p{number}@acme.example", HOME)
    with pytest.raises(TooMany):
        await request_reset(ADA, HOME)


async def test_a_link_proves_that_the_address_is_theirs(
    cast: Cast, mailbox: Mailbox, clock: FakeClock
) -> None:
    await reset_password(await reset_token(mailbox), OTHER, HOME)
    assert (await Account.get(email=ADA)).email_verified_at == clock.at


async def test_the_letter_of_welcome_confirms_the_address_once(
    mailbox: Mailbox, cast: Cast, clock: FakeClock
) -> None:
    await sign_up("new@acme.example", PASSWORD)
    token = await mailbox.last_token("new@acme.example")
    first = clock.at
    for _ in range(2):
        await confirm_address(token, HOME)
        clock.forward(hours=1)
    assert (await Account.get(email="new@acme.example")).email_verified_at == first
    assert await AuditEntry.filter(act="account.confirm").count() == 1


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\u2028"])
async def test_forged_links_do_nothing(cast: Cast, token: str) -> None:
    with pytest.raises(NotFound):
        await reset_password(token, OTHER, HOME)
    with pytest.raises(NotFound):
        await confirm_address(token, HOME)
