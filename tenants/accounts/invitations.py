"""Invitations: a role offered by letter, so that nobody is put into an account without wanting it."""

from dataclasses import replace
from uuid import UUID

from app.core.clock import now_ms
from app.core.email_address import one_address
from app.core.errors import Conflict, Forbidden, NotFound
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.links import invitation_of
from tenants.accounts.members import add_member, checked_role
from tenants.accounts.models import Account, Invitation, Member
from tenants.accounts.sessions import SignedIn
from tenants.pages.change import account_change
from tenants.scope import Permission, Role, Scope

INVITATIONS_MAX = 50


async def invite(scope: Scope, account_id: UUID, email: str, role: Role) -> Invitation:
    """Offer a role by letter; a second offer to the same address replaces the first.

    Says nothing of whether the address has an account. Raises Invalid("email" | "role"), Conflict("email").
    """
    email = one_address(email)
    checked_role(role)
    async with account_change(scope, account_id, "member.invite", Permission.MEMBER_WRITE) as changing:
        changing.detail.update(email=email, role=role)
        await _refuse_those_inside(account_id, email)
        await Invitation.filter(account_id=account_id, email=email).using_db(changing.db).delete()
        if await Invitation.filter(account_id=account_id).using_db(changing.db).count() >= INVITATIONS_MAX:
            raise Conflict(f"{INVITATIONS_MAX} invitations are open. Take some back first.", field="email")
        invitation = await Invitation.create(
            account_id=account_id, email=email, role=role, created_at=now_ms(), using_db=changing.db
        )
        await ask_for_letter("invitation", email, str(invitation.id), changing.db)
    return invitation


async def invitations_of(scope: Scope, account_id: UUID) -> list[Invitation]:
    """Open invitations, oldest first; owners only."""
    scope.require(Permission.MEMBER_WRITE, account_id)
    return await Invitation.filter(account_id=account_id).order_by("created_at", "id")


async def take_back_invitation(scope: Scope, account_id: UUID, invitation_id: UUID) -> None:
    """Make the link worthless; raises NotFound."""
    async with account_change(scope, account_id, "member.uninvite", Permission.MEMBER_WRITE) as changing:
        invitation = await Invitation.get_or_none(
            id=invitation_id, account_id=account_id, using_db=changing.db
        )
        if invitation is None:
            raise NotFound("invitation")
        changing.detail["email"] = invitation.email
        await invitation.delete(using_db=changing.db)


async def invitation_for(signed_in: SignedIn, token: str) -> Invitation:
    """The invitation behind a link, for the person it was sent to; raises NotFound, Forbidden."""
    invitation = await invitation_of(token)
    if invitation is None:
        raise NotFound("invitation")
    if invitation.email != signed_in.account.email:
        raise Forbidden("This invitation was sent to another address. Sign in with that one.")
    return invitation


async def accept_invitation(signed_in: SignedIn, token: str) -> Account:
    """Join the account that invites; answers which. Raises NotFound, Forbidden, Conflict."""
    invitation = await invitation_for(signed_in, token)
    lent = replace(signed_in.scope, roles={**signed_in.scope.roles, invitation.account_id: Role.OWNER})
    await add_member(lent, invitation.account_id, invitation.email, Role(invitation.role))
    return invitation.account


async def _refuse_those_inside(account_id: UUID, email: str) -> None:
    is_own = await Account.exists(id=account_id, email=email)
    if is_own or await Member.exists(account_id=account_id, person__email=email):
        raise Conflict("This person is in the account already.", field="email")
