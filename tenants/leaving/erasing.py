"""The end of an account: pages, people and names are erased; the books keep a number that means nobody."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import now_ms
from app.core.ids import public_id
from tenants.accounts.models import CLOSING, Account, Attempt, Invitation, Member
from tenants.accounts.sessions import end_all_sessions
from tenants.factors.models import Authenticator, Passkey, RecoveryCode
from tenants.pages.change import account_change
from tenants.pages.models import AuditEntry, Page
from tenants.pages.remove import delete_page
from tenants.scope import Permission, Scope

CLOSED = "closed"
NOBODY = "somebody who has left"
_NO_HASH = "!"


async def erase_due(payload: Mapping[str, Any]) -> None:
    """Erase the account if it is still closing and its time has come; running again finds nothing to do."""
    account = await Account.get_or_none(id=UUID(payload["account"]))
    if account is None or account.standing != CLOSING or (account.closes_at or 0) > now_ms():
        return
    scope = Scope.system()
    for page_id in await Page.filter(account_id=account.id).values_list("id", flat=True):
        await delete_page(scope, UUID(str(page_id)))
    needs = Permission.ACCOUNT_WRITE
    async with account_change(scope, account.id, "account.erase", needs) as changing:
        changing.target = public_id("a", account.id)
        await _forget_person(account, changing.db)
        await _forget_names(account, changing.db)


async def _forget_person(account: Account, db: BaseDBAsyncClient) -> None:
    """No address, no password, no second step, no role anywhere."""
    await end_all_sessions(account.id, db)
    for model in (Authenticator, RecoveryCode, Passkey, Invitation, Member):
        await model.filter(account_id=account.id).using_db(db).delete()
    await Member.filter(person_id=account.id).using_db(db).delete()
    for asked in (Invitation, Attempt):
        await asked.filter(email=account.email).using_db(db).delete()
    await (
        Account.filter(id=account.id)
        .using_db(db)
        .update(
            email=f"{account.id.hex}@closed.invalid",
            password_hash=_NO_HASH,
            standing=CLOSED,
            staff_role="",
            email_verified_at=None,
        )
    )


async def _forget_names(account: Account, db: BaseDBAsyncClient) -> None:
    """The trail says what was done and when, no longer by whom or from where."""
    own = AuditEntry.filter(actor_id=public_id("a", account.id)).using_db(db)
    await own.update(actor_name=NOBODY, address="")
    of_people = AuditEntry.filter(account_id=account.id, act__startswith="member.").using_db(db)
    await of_people.update(detail={})
