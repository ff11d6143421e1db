"""Money in suspense as support sees it: how much of it is held still, whose it may be, what it buys."""

from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Invalid, NotFound
from app.core.ids import parse_public_id
from ledger.posting import open_book
from ledger.suspended import held_by
from tenants.accounts.models import Account
from tenants.scope import Permission, Scope
from tenants.support.looks import note_look
from tenants.support.staff import own_account


@dataclass(frozen=True, slots=True)
class HeldMoney:
    """`amount` minor units that `seq` holds still; `owner` when a payment says whose they are."""

    seq: int
    amount: int
    unit: str
    owner: Account | None
    worth: int


async def held_money(scope: Scope, seq: int) -> HeldMoney:
    """What transaction `seq` holds. Raises NotFound, Forbidden for those who only read."""
    scope.require(Permission.SUPPORT_POST, own_account(scope))
    try:
        async with open_book() as book:
            held = await held_by(book, seq)
    except Invalid:
        raise NotFound("transaction") from None
    owner = await Account.get_or_none(id=held.payment.owner_id) if held.payment else None
    await note_look(scope, owner.id if owner else own_account(scope), what=f"the money that #{seq} holds")
    return HeldMoney(seq, held.amount, held.cash.unit, owner, held.worth)


async def customer_named(scope: Scope, text: str) -> UUID:
    """The account that an address or an id names. Raises Invalid(customer)."""
    scope.require(Permission.SUPPORT_POST, own_account(scope))
    wanted = text.strip()
    found = await Account.get_or_none(email=wanted.casefold())
    row_id = parse_public_id("a", wanted)
    if found is None and row_id is not None:
        found = await Account.get_or_none(id=row_id)
    if found is None:
        raise Invalid("customer", "No customer has this address or id.")
    return found.id
