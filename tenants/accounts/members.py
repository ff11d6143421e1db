"""The people of an account: who works in it in which role. Its owner always does, without a row here."""

from uuid import UUID

from tortoise.exceptions import IntegrityError

from app.core.clock import now_ms
from app.core.email_address import one_address
from app.core.errors import Conflict, Invalid, NotFound
from app.core.ids import public_id
from tenants.accounts.models import Account, Invitation, Member
from tenants.pages.change import account_change
from tenants.scope import Permission, Role, Scope

MEMBER_ROLES = (Role.OWNER, Role.EDITOR, Role.VIEWER)


async def members_of(scope: Scope, account_id: UUID) -> list[Member]:
    """Members in the order they came, each with `person`; owners only."""
    scope.require(Permission.MEMBER_WRITE, account_id)
    return await Member.filter(account_id=account_id).order_by("created_at", "id").select_related("person")


async def accounts_of(scope: Scope) -> list[Account]:
    """The accounts the person works in, by address, their own included."""
    return await Account.filter(id__in=list(scope.roles)).order_by("email")


async def add_member(scope: Scope, account_id: UUID, email: str, role: Role) -> Member:
    """Give the person with this address a role.

    Raises Invalid("email" | "role"), NotFound, Conflict("email").
    """
    checked_role(role)
    person = await Account.get_or_none(email=one_address(email))
    if person is None:
        raise NotFound("person")
    if person.id == account_id:
        raise Conflict("This is the account's own address.", field="email")
    try:
        async with account_change(scope, account_id, "member.add", Permission.MEMBER_WRITE) as changing:
            changing.target = public_id("a", person.id)
            changing.detail.update(email=person.email, role=role)
            await Invitation.filter(account_id=account_id, email=person.email).using_db(changing.db).delete()
            return await Member.create(
                account_id=account_id,
                person_id=person.id,
                role=role,
                created_at=now_ms(),
                using_db=changing.db,
            )
    except IntegrityError:
        raise Conflict("This person is a member already.", field="email") from None


async def change_member(scope: Scope, account_id: UUID, person_id: UUID, role: Role) -> None:
    """Give a member another role; raises Invalid("role"), NotFound."""
    checked_role(role)
    async with account_change(scope, account_id, "member.change", Permission.MEMBER_WRITE) as changing:
        changing.target = public_id("a", person_id)
        changing.detail["role"] = role
        member = Member.filter(account_id=account_id, person_id=person_id).using_db(changing.db)
        if not await member.update(role=role):
            raise NotFound("member")


async def remove_member(scope: Scope, account_id: UUID, person_id: UUID) -> None:
    """Take a member out; their sessions lose the account at the next request. Raises NotFound."""
    await _remove(scope, account_id, person_id, "member.remove", Permission.MEMBER_WRITE)


async def leave_account(scope: Scope, account_id: UUID, person_id: UUID) -> None:
    """Go oneself; `person_id` is the one who acts. Raises NotFound."""
    await _remove(scope, account_id, person_id, "member.leave", Permission.PAGE_READ)


async def _remove(scope: Scope, account_id: UUID, person_id: UUID, act: str, needs: Permission) -> None:
    async with account_change(scope, account_id, act, needs) as changing:
        changing.target = public_id("a", person_id)
        member = Member.filter(account_id=account_id, person_id=person_id).using_db(changing.db)
        if not await member.delete():
            raise NotFound("member")


def checked_role(role: Role) -> Role:
    """One of the three roles a person can have; raises Invalid("role")."""
    if role not in MEMBER_ROLES:
        raise Invalid("role", "The role is owner, editor or viewer.")
    return role
