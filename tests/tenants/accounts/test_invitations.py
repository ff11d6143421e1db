"""Invitations: offered by letter, taken back, accepted by whom they were for while they stand."""

import pytest

from app.core.errors import Conflict, Forbidden, Invalid, NotFound
from tenants.accounts.invitations import (
    INVITATIONS_MAX,
    accept_invitation,
    invitation_for,
    invitations_of,
    invite,
    take_back_invitation,
)
from tenants.accounts.members import members_of, remove_member
from tenants.accounts.models import Invitation
from tenants.accounts.sessions import SignedIn, scope_of_session
from tenants.pages.models import AuditEntry
from tenants.scope import Role
from tests.cast import Cast, Person
from tests.fakes import FakeClock
from tests.mailbox import Mailbox


async def signed_in(person: Person) -> SignedIn:
    found = await scope_of_session(person.token, "")
    assert found is not None
    return found


async def invited(cast: Cast, mailbox: Mailbox, role: Role = Role.EDITOR) -> str:
    """Ada invites Mallory; the token in the letter."""
    await invite(cast.owner.scope, cast.owner.account.id, cast.rival.email, role)
    return await mailbox.last_token(cast.rival.email)


async def test_who_accepts_is_a_member_in_the_role_that_was_offered(cast: Cast, mailbox: Mailbox) -> None:
    joined = await accept_invitation(await signed_in(cast.rival), await invited(cast, mailbox))
    assert joined.id == cast.owner.account.id
    assert (await signed_in(cast.rival)).scope.roles[joined.id] is Role.EDITOR


async def test_the_audit_names_who_joined(cast: Cast, mailbox: Mailbox) -> None:
    await accept_invitation(await signed_in(cast.rival), await invited(cast, mailbox))
    entry = await AuditEntry.get(act="member.add")
    assert entry.actor_name == cast.rival.email


async def test_the_letter_says_who_invites_and_as_what(cast: Cast, mailbox: Mailbox) -> None:
    await invited(cast, mailbox, Role.VIEWER)
    assert f"{cast.owner.email} invites you to their status pages as viewer" in mailbox.letters[-1].text


async def test_addresses_with_and_without_an_account_are_invited_alike(cast: Cast, mailbox: Mailbox) -> None:
    for email in (cast.rival.email, "nobody@acme.example"):
        await invite(cast.owner.scope, cast.owner.account.id, email, Role.VIEWER)
    assert [mail.to for mail in await mailbox.delivered()] == [cast.rival.email, "nobody@acme.example"]
    assert len(await invitations_of(cast.owner.scope, cast.owner.account.id)) == 2


async def test_an_invitation_is_for_one_person(cast: Cast, mailbox: Mailbox) -> None:
    token = await invited(cast, mailbox)
    with pytest.raises(Forbidden):
        await accept_invitation(await signed_in(cast.staff), token)
    assert await Invitation.all().count() == 1


async def test_a_link_works_once_so_who_was_removed_stays_out(cast: Cast, mailbox: Mailbox) -> None:
    token = await invited(cast, mailbox)
    await accept_invitation(await signed_in(cast.rival), token)
    await remove_member(cast.owner.scope, cast.owner.account.id, cast.rival.account.id)
    with pytest.raises(NotFound):
        await accept_invitation(await signed_in(cast.rival), token)


async def test_what_was_taken_back_cannot_be_accepted(cast: Cast, mailbox: Mailbox) -> None:
    token = await invited(cast, mailbox)
    (open_one,) = await invitations_of(cast.owner.scope, cast.owner.account.id)
    await take_back_invitation(cast.owner.scope, cast.owner.account.id, open_one.id)
    with pytest.raises(NotFound):
        await accept_invitation(await signed_in(cast.rival), token)


async def test_a_second_offer_replaces_the_first(cast: Cast, mailbox: Mailbox) -> None:
    first = await invited(cast, mailbox, Role.OWNER)
    second = await invited(cast, mailbox, Role.VIEWER)
    with pytest.raises(NotFound):
        await accept_invitation(await signed_in(cast.rival), first)
    await accept_invitation(await signed_in(cast.rival), second)
    members = await members_of(cast.owner.scope, cast.owner.account.id)
    assert {member.person.email: member.role for member in members}[cast.rival.email] == "viewer"


async def test_a_link_works_for_seven_days(clock: FakeClock, cast: Cast, mailbox: Mailbox) -> None:
    token, door = await invited(cast, mailbox), await signed_in(cast.rival)
    clock.forward(days=7)
    assert (await invitation_for(door, token)).email == cast.rival.email
    clock.forward(seconds=1)
    with pytest.raises(NotFound):
        await invitation_for(door, token)


async def test_people_inside_are_not_invited_again(cast: Cast) -> None:
    for email in (cast.owner.email, cast.editor.email):
        with pytest.raises(Conflict):
            await invite(cast.owner.scope, cast.owner.account.id, email, Role.VIEWER)


async def test_invitations_have_an_end(cast: Cast) -> None:
    for number in range(INVITATIONS_MAX):
        await invite(cast.owner.scope, cast.owner.account.id, f"p{number}@acme.example", Role.VIEWER)
    with pytest.raises(Conflict):
        await invite(cast.owner.scope, cast.owner.account.id, "one.more@acme.example", Role.VIEWER)


@pytest.mark.parametrize("email", ["nobody", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example"])
async def test_exactly_one_person_is_invited(cast: Cast, email: str) -> None:
    with pytest.raises(Invalid):
        await invite(cast.owner.scope, cast.owner.account.id, email, Role.VIEWER)


@pytest.mark.parametrize("who", ["editor", "viewer"])
async def test_only_owners_invite(cast: Cast, who: str, mailbox: Mailbox) -> None:
    scope = getattr(cast, who).scope
    with pytest.raises(Forbidden):
        await invite(scope, cast.owner.account.id, cast.rival.email, Role.VIEWER)
    with pytest.raises(Forbidden):
        await invitations_of(scope, cast.owner.account.id)
    assert await mailbox.delivered() == []


async def test_an_invitation_of_another_account_is_absent(cast: Cast, mailbox: Mailbox) -> None:
    await invited(cast, mailbox)
    (theirs,) = await invitations_of(cast.owner.scope, cast.owner.account.id)
    with pytest.raises(NotFound):
        await take_back_invitation(cast.rival.scope, cast.rival.account.id, theirs.id)
