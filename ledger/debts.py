"""Debts: tokens that were spent before they were taken back. They are settled before anything is bought."""

from uuid import UUID

from app.db.direct import rows_of
from ledger.accounts import owed
from ledger.models import Slot
from ledger.posting import Book, By, Leg, Order, Posted, post
from ledger.wallets import taking, wallet_in

# A slot whose last period is paid, unserved and not over yet waits for a debt alone.
_CLEAR = """UPDATE slot SET state = 'active', lapsed_at = NULL,
  ends_at = (SELECT MAX(p.ends_at) FROM slot_period p WHERE p.slot_id = slot.id)
WHERE owner_id = ? AND state IN ('grace', 'lapsed') AND EXISTS (
  SELECT 1 FROM slot_period p WHERE p.slot_id = slot.id AND p.ends_at > ? AND p.settled_seq IS NULL
    AND p.n = (SELECT MAX(l.n) FROM slot_period l WHERE l.slot_id = slot.id)) RETURNING *"""


async def settle_owed(book: Book, owner_id: UUID, after: Posted, by: By) -> Posted | None:
    """Pay an open debt with what the wallet holds since `after` came in; None when there is nothing to do.

    Once nothing is owed, slots that fell into grace for the debt have the rest of their paid time again.
    """
    wallet = await wallet_in(book, owner_id)
    paid = min(wallet.owed, wallet.balance)
    if not paid:
        return None
    legs = [*taking(wallet, paid), Leg(owed(owner_id), paid)]
    key = f"settle:{after.seq}"
    ref = ("tx", str(after.seq))
    posted = await post(book, Order("settle_owed", key, {}, legs, by, owner_id, ref=ref))
    await clear_doubt(book, owner_id)
    return posted


async def clear_doubt(book: Book, owner_id: UUID) -> None:
    """Give slots in doubt the rest of their paid time, if their owner owes nothing."""
    if not (await wallet_in(book, owner_id)).owed:
        await rows_of(book.db, Slot, _CLEAR, [owner_id, book.now])
