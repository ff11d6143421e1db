"""Closing the account: its pages go dark at once, and all is erased after two weeks unless it is kept."""

from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict, Invalid
from app.core.ids import public_id
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import CLOSING, GOOD_STANDING, Account
from tenants.accounts.proving import proved
from tenants.accounts.sessions import SignedIn, end_all_sessions
from tenants.jobs.enqueue import enqueue, forget
from tenants.pages.change import account_change
from tenants.scope import Permission

ERASE_JOB = "account.erase"
KEPT_DAYS = 14


async def close_account(signed_in: SignedIn, email: str, password: str) -> None:
    """Hide every page, refuse every key, end every session; to be erased in 14 days.

    Raises Invalid("email" | "password"), Conflict for an account that staff have suspended, TooMany.
    """
    account = signed_in.account
    if email.strip().casefold() != account.email.casefold():
        raise Invalid("email", f"Type {account.email} to close the account.")
    guess = await proved(signed_in, password)
    needs = Permission.ACCOUNT_WRITE
    async with account_change(
        signed_in.scope, account.id, "account.close", needs, every_page=True
    ) as changing:
        changing.target = public_id("a", account.id)
        await guess.forgive(changing.db)
        closes_at = changing.at + KEPT_DAYS * MS_PER_DAY
        open_one = Account.filter(id=account.id, standing=GOOD_STANDING).using_db(changing.db)
        if not await open_one.update(standing=CLOSING, closes_at=closes_at):
            raise Conflict("This account is suspended or about to close. Write to support.")
        await end_all_sessions(account.id, changing.db)
        payload = {"account": str(account.id)}
        await enqueue(_key(account), ERASE_JOB, payload, closes_at, changing.db)
        await ask_for_letter("closing", account.email, db=changing.db)


async def keep_account(signed_in: SignedIn) -> None:
    """Change one's mind: what was visible is visible again. Nothing happens unless the account is closing."""
    account = signed_in.account
    needs = Permission.ACCOUNT_WRITE
    async with account_change(
        signed_in.scope, account.id, "account.keep", needs, every_page=True
    ) as changing:
        changing.target = public_id("a", account.id)
        closing = Account.filter(id=account.id, standing=CLOSING).using_db(changing.db)
        if not await closing.update(standing=GOOD_STANDING, closes_at=None):
            changing.nothing_changed()
        await forget(_key(account), changing.db)


def _key(account: Account) -> str:
    """One for each time that the account is closed."""
    return f"{ERASE_JOB}:{account.id.hex}"
