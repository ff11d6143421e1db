"""Signing in with a password, counted, and as slow for an address that nobody has."""

from tortoise.transactions import in_transaction

from app.core.email_address import one_address
from app.core.errors import Forbidden, Invalid
from tenants.accounts.attempts import begin_guess
from tenants.accounts.credentials import hash_password, is_outdated, is_password
from tenants.accounts.models import Account
from tenants.accounts.passwords import LENGTH_MAX, settled
from tenants.accounts.sessions import NewSession, begin_session
from tenants.factors.held import asks_for_more
from tenants.factors.second_step import ticket_for


class WrongPassword(Invalid):
    """Address and password do not belong together, or there is no such account: one sentence for both."""

    def __init__(self) -> None:
        super().__init__("password", "E-mail address and password do not match.")


class SecondStepNeeded(Forbidden):
    """The password was right, and the account asks for more: the ticket leads on to the second step."""

    def __init__(self, ticket: str) -> None:
        super().__init__("This account asks for a second step. Sign in at the console.")
        self.ticket = ticket


async def sign_in(email: str, password: str, address: str, user_agent: str) -> NewSession:
    """A new session. Raises WrongPassword, SecondStepNeeded, Invalid("email"), TooMany, Unavailable.

    `address` is the client's; limits are those of `attempts`.
    """
    email = one_address(email)
    password = settled(password)[: LENGTH_MAX + 1]
    guess = await begin_guess(email, address)
    account = await Account.get_or_none(email=email)
    stored = account.password_hash if account else None
    if not await is_password(password, stored) or account is None:
        raise WrongPassword
    outdated = await hash_password(password) if is_outdated(account.password_hash) else None
    async with in_transaction() as db:
        await guess.forgive(db)
        if outdated:
            await (
                Account.filter(id=account.id, password_hash=stored)
                .using_db(db)
                .update(password_hash=outdated)
            )
            account.password_hash = outdated
        if not await asks_for_more(account.id, db):
            return await begin_session(account, address, user_agent, db)
    raise SecondStepNeeded(ticket_for(account))
