"""`hep-status tokens`: giving tokens away from the command line."""

import click

from app.cli.telling import Told, in_world
from app.core.ids import new_id
from ledger.wallets import wallet_of
from tenants.accounts.standing import account_by_email
from tenants.scope import Scope
from tenants.support.acts import Act, Kind, post_alone


@click.group()
def tokens() -> None:
    """Tokens of accounts."""


@tokens.command()
@click.argument("email")
@click.argument("amount", metavar="AMOUNT", type=int)
@click.option("--reason", required=True, help="Why, in 10 characters or more; it stays in the books.")
@in_world
async def grant(email: str, amount: int, reason: str) -> Told:
    """Give an account promotional tokens that never expire."""
    scope = Scope.operator()
    owner = await account_by_email(scope, email)
    posted = await post_alone(scope, Act(Kind.GRANT, owner.id, new_id(), reason, amount))
    balance = (await wallet_of(owner.id)).balance
    data = {"txSeq": posted.seq, "balance": balance}
    return Told(data, f"Transaction {posted.seq}: {owner.email} has {balance:,} tokens.")
