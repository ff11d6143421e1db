"""Setting another password: by knowing the present one, or by a link that was mailed."""

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import now_ms
from app.core.email_address import one_address
from app.core.errors import Conflict, NotFound
from app.core.ids import public_id
from tenants.accounts.attempts import RESET, count_request, may_reset
from tenants.accounts.credentials import hash_password
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.links import account_of_confirmation, account_of_reset
from tenants.accounts.models import Account
from tenants.accounts.passwords import checked_password
from tenants.accounts.proving import proved
from tenants.accounts.sessions import NewSession, SignedIn, begin_session, end_all_sessions, scope_of
from tenants.pages.change import account_change
from tenants.scope import Permission


async def change_password(signed_in: SignedIn, current: str, new: str) -> NewSession:
    """Set `new` and end every session; the answer holds the one to go on with.

    Raises Invalid("current_password" | "new_password"), Conflict, TooMany, Unavailable.
    """
    account, session = signed_in.account, signed_in.session
    password = checked_password(new, account.email, field="new_password")
    guess = await proved(signed_in, current, field="current_password")
    password_hash = await hash_password(password)
    needs = Permission.ACCOUNT_WRITE
    async with account_change(signed_in.scope, account.id, "account.password", needs) as changing:
        changing.target = public_id("a", account.id)
        await guess.forgive(changing.db)
        await _set_password(account, password_hash, changing.db)
        return await begin_session(account, signed_in.scope.actor.address, session.user_agent, changing.db)


async def request_reset(email: str, address: str) -> None:
    """Have a link mailed if the address has an account; the caller cannot tell.

    Raises Invalid("email"), TooMany.
    """
    email = one_address(email)
    await count_request(RESET, email, address)
    if await may_reset(email):
        await ask_for_letter("reset", email)


async def reset_password(token: str, password: str, address: str) -> Account:
    """Set the password by a mailed link and end every session; the link is then spent.

    Raises NotFound for a link that is forged, too old or spent, Invalid("password"), Conflict, Unavailable.
    """
    account = await account_of_reset(token)
    if account is None:
        raise NotFound("link")
    password_hash = await hash_password(checked_password(password, account.email))
    scope = await scope_of(account, address)
    async with account_change(scope, account.id, "account.reset", Permission.ACCOUNT_WRITE) as changing:
        changing.target = public_id("a", account.id)
        await _set_password(account, password_hash, changing.db)
        await (
            Account.filter(id=account.id, email_verified_at=None)
            .using_db(changing.db)
            .update(email_verified_at=now_ms())
        )
    return account


async def request_confirmation(signed_in: SignedIn) -> None:
    """Send the letter with the confirming link again; nothing to do once the address is confirmed."""
    if signed_in.account.email_verified_at is None:
        await ask_for_letter("welcome", signed_in.account.email)


async def confirm_address(token: str, address: str) -> Account:
    """Note that a letter has reached the person. Raises NotFound for a link that does not hold."""
    account = await account_of_confirmation(token)
    if account is None:
        raise NotFound("link")
    scope = await scope_of(account, address)
    async with account_change(scope, account.id, "account.confirm", Permission.ACCOUNT_WRITE) as changing:
        unconfirmed = Account.filter(id=account.id, email_verified_at=None).using_db(changing.db)
        if not await unconfirmed.update(email_verified_at=now_ms()):
            changing.nothing_changed()
    return account


async def _set_password(account: Account, password_hash: str, db: BaseDBAsyncClient) -> None:
    """Replace the hash that was read before; two who are at it at once must not both succeed."""
    present = Account.filter(id=account.id, password_hash=account.password_hash).using_db(db)
    if not await present.update(password_hash=password_hash):
        raise Conflict("The password was changed a moment ago.")
    account.password_hash = password_hash
    await end_all_sessions(account.id, db)
    await ask_for_letter("password-changed", account.email, db=db)
