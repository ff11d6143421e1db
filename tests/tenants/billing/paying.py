"""Top-ups by Stripe in short, and what the books hold afterwards."""

from ledger.chain import seal_of
from ledger.models import LedgerAccount, Payment
from ledger.payments import payment_facts
from tenants.billing.topups import begin_topup
from tests.cast import Person


async def begin_small(person: Person, key: str) -> Payment:
    return (await begin_topup(person.scope, person.account.id, "small", key)).payment


async def now_is(payment: Payment) -> Payment:
    """The row as it stands, its seal looked at on the way."""
    row = await Payment.get(id=payment.id)
    assert row.seal == seal_of(payment_facts(row))
    return row


async def balances() -> dict[str, int]:
    """By the code's meaningful ends: wallet, owed, cash and so on."""
    names = {"paid": "wallet"}
    return {names.get(row.kind, row.kind): row.balance for row in await LedgerAccount.all() if row.balance}
