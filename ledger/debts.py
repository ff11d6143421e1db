"""Debts: tokens that were spent before they were taken back. They are settled before anything is bought."""

from uuid import UUID

from ledger.accounts import owed
from ledger.posting import Book, By, Leg, Order, Posted, post
from ledger.wallets import taking, wallet_of


async def settle_owed(book: Book, owner_id: UUID, after: Posted, by: By) -> Posted | None:
    """Pay an open debt with what the wallet holds since `after` came in; None when there is nothing to do."""
    wallet = await wallet_of(owner_id, book.db, book.now)
    paid = min(wallet.owed, wallet.balance)
    if not paid:
        return None
    legs = [*taking(wallet, paid), Leg(owed(owner_id), paid)]
    key = f"settle:{after.seq}"
    return await post(book, Order("settle_owed", key, {}, legs, by, owner_id, ref=("tx", str(after.seq))))
