"""Short ways to put tokens into wallets, for tests of what happens to them afterwards."""

from uuid import UUID

from app.core.ids import new_id
from ledger.accounts import ISSUED_PAID, owed, paid_wallet
from ledger.grants import Grant, grant
from ledger.posting import By, Leg, Order, Posted, open_book, post
from ledger.topups import Receipt, hold_stray
from ledger.wallets import wallet_of

STAFF = By("staff", "sam")
WELCOME = "a welcome gift"


async def bought(owner_id: UUID, amount: int) -> Posted:
    """So many tokens in the paid wallet, as if a top-up had brought them."""
    legs = [Leg(ISSUED_PAID, -amount), Leg(paid_wallet(owner_id), amount)]
    async with open_book() as book:
        return await post(book, Order("topup", f"test:{new_id()}", {}, legs, By("webhook"), owner_id))


async def in_debt(owner_id: UUID, amount: int) -> Posted:
    """So many tokens owed, as if a payment that was spent had been taken back."""
    legs = [Leg(owed(owner_id), -amount), Leg(ISSUED_PAID, amount)]
    async with open_book() as book:
        return await post(book, Order("chargeback", f"test:{new_id()}", {}, legs, By("webhook"), owner_id))


async def granted(
    owner_id: UUID,
    amount: int,
    *,
    expires_at: int | None = None,
    starts_at: int | None = None,
    priority: int = 50,
) -> Posted:
    """A promotional lot."""
    given = Grant(owner_id, amount, WELCOME, expires_at, starts_at, priority)
    async with open_book() as book:
        return await grant(book, given, str(new_id()), STAFF)


async def stray(amount_minor: int = 400) -> int:
    """Money in EUR that nobody had asked for; the transaction that holds it."""
    receipt = Receipt("stripe", f"cs_{new_id().hex}", None, "evt_stray", amount_minor, "EUR")
    async with open_book() as book:
        await hold_stray(book, receipt, By("webhook"))
        return int(book.head.seq)


async def balance_of(owner_id: UUID) -> int:
    """Tokens the owner may see as his."""
    return (await wallet_of(owner_id)).balance
