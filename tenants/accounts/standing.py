"""Good standing, staff roles and plans: what the operator decides about an account."""

from uuid import UUID

from app.core.email_address import one_address
from app.core.errors import Invalid, NotFound
from app.core.ids import public_id
from ledger.plans import PlanName, entitle, plan_of
from tenants.accounts.models import GOOD_STANDING, Account
from tenants.accounts.sign_up import STAFF_ROLES
from tenants.pages.change import account_change
from tenants.scope import Permission, Scope
from tenants.slots.plan_events import plan_given

SUSPENDED = "suspended"


async def account_by_email(scope: Scope, email: str) -> Account:
    """The account of an address, for the operator. Raises Invalid("email"), NotFound, NotYours."""
    account = await Account.get_or_none(email=one_address(email))
    if account is None:
        raise NotFound("account")
    scope.require(Permission.STANDING_WRITE, account.id)
    return account


async def suspend_account(scope: Scope, account_id: UUID, reason: str = "") -> Account:
    """Hide all pages of the account and refuse its keys; true in public when this returns (contract §3)."""
    return await _set_standing(scope, account_id, "account.suspend", SUSPENDED, reason)


async def restore_account(scope: Scope, account_id: UUID, reason: str = "") -> Account:
    """End the suspension; the pages that were visible before are visible again."""
    return await _set_standing(scope, account_id, "account.restore", GOOD_STANDING, reason)


async def set_staff_role(scope: Scope, account_id: UUID, role: str) -> Account:
    """read, post, admin, or none as the empty string; raises Invalid("staff_role")."""
    if role not in STAFF_ROLES:
        raise Invalid("staff_role", "The staff role is read, post, admin or none.")
    needs = Permission.STANDING_WRITE
    async with account_change(scope, account_id, "account.staff_role", needs) as changing:
        changing.target = public_id("a", account_id)
        changing.detail["role"] = role
        await Account.filter(id=account_id).using_db(changing.db).update(staff_role=role)
    return await Account.get(id=account_id)


async def set_plan(scope: Scope, account_id: UUID, plan: PlanName, days: int | None = None) -> None:
    """Put the account on a plan, for `days` or without end; its pages show the effect at once."""
    needs = Permission.STANDING_WRITE
    async with account_change(scope, account_id, "account.plan", needs, every_page=True) as changing:
        changing.target = public_id("a", account_id)
        changing.detail.update(plan=plan, days=days)
        before = await plan_of(account_id)
        event = await entitle(account_id, plan, days)
        await plan_given(changing, event, before)


async def _set_standing(scope: Scope, account_id: UUID, act: str, standing: str, reason: str) -> Account:
    needs = Permission.STANDING_WRITE
    async with account_change(scope, account_id, act, needs, every_page=True) as changing:
        changing.target = public_id("a", account_id)
        changing.detail.update({"reason": reason} if reason else {})
        other = Account.filter(id=account_id).exclude(standing=standing).using_db(changing.db)
        if not await other.update(standing=standing, closes_at=None):
            changing.nothing_changed()
    return await Account.get(id=account_id)
