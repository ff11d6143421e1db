"""Letting somebody in again who has lost phone and recovery codes: the operator's act, told by letter."""

from uuid import UUID

from app.core.ids import public_id
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import Account
from tenants.accounts.sessions import end_all_sessions
from tenants.factors.held import asks_for_more
from tenants.factors.models import Authenticator, Passkey, RecoveryCode
from tenants.pages.change import account_change
from tenants.scope import Permission, Scope


async def forget_second_steps(scope: Scope, account_id: UUID) -> Account:
    """Take away app, passkeys and recovery codes, and end every session; nothing when there are none."""
    needs = Permission.STANDING_WRITE
    async with account_change(scope, account_id, "factor.reset", needs) as changing:
        changing.target = public_id("a", account_id)
        account = await Account.get(id=account_id, using_db=changing.db)
        if not await asks_for_more(account_id, changing.db):
            changing.nothing_changed()
        for model in (Authenticator, Passkey, RecoveryCode):
            await model.filter(account_id=account_id).using_db(changing.db).delete()
        await end_all_sessions(account_id, changing.db)
        await ask_for_letter("sign-in-changed", account.email, "reset", changing.db)
    return account
