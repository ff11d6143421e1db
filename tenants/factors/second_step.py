"""Between the right password and the session: a signed ticket of ten minutes, redeemed by a code."""

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.core.errors import Invalid, NotFound
from app.core.signing import Purpose, sign, unsign
from tenants.accounts.attempts import begin_second_step
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.links import account_marked, mark_of
from tenants.accounts.models import Account
from tenants.accounts.sessions import NewSession, begin_session
from tenants.factors.authenticator import spend_app_code
from tenants.factors.codes import DIGITS
from tenants.factors.recovery import settled_code, spend_code

STEP_SECONDS = 600
_WRONG = "This code is not right, or was used already. Wait for the next one, or use a recovery code."


def ticket_for(account: Account) -> str:
    """What says that the password was right; worth nothing once it changes."""
    return sign(Purpose.SECOND_STEP, [account.id.hex, mark_of(account)])


async def account_of_ticket(ticket: str) -> Account:
    """Who stands between the two steps; raises NotFound."""
    account = await account_marked(unsign(Purpose.SECOND_STEP, ticket, STEP_SECONDS))
    if account is None:
        raise NotFound("sign-in")
    return account


async def finish_with_code(ticket: str, code: str, address: str, user_agent: str) -> NewSession:
    """The session for a code of the app or a recovery code. Raises NotFound, Invalid("code"), TooMany."""
    account = await account_of_ticket(ticket)
    guess = await begin_second_step(account.email)
    async with in_transaction() as db:
        await guess.forgive(db)
        await spend_any_code(account, code, db)
        return await begin_session(account, address, user_agent, db)


async def spend_any_code(account: Account, code: str, db: BaseDBAsyncClient) -> None:
    """Use up a code of the app or a recovery code; raises Invalid("code")."""
    settled = settled_code(code)
    if len(settled) == DIGITS and settled.isdecimal():
        if await spend_app_code(account.id, settled, db):
            return
    elif await spend_code(account.id, settled, db):
        await ask_for_letter("sign-in-changed", account.email, "code-used", db)
        return
    raise Invalid("code", _WRONG)
