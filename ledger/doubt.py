"""Slots whose tokens were taken back: they fall into grace, and come out when nothing is owed."""

from uuid import UUID

from app.db.direct import records_of
from ledger.models import Payment, Slot
from ledger.posting import Book
from ledger.slots import ACTIVE, GRACE, LAPSED, last_period, slot_in, slots_of
from ledger.wallets import wallet_of

# What bought tokens paid for since the top-up, the latest first; a slot's last period alone.
_BOUGHT = """SELECT p.slot_id AS slot_id, -e.amount AS tokens FROM slot_period p
JOIN slot s ON s.id = p.slot_id
JOIN ledger_entry e ON e.id >= p.tx_seq * 256 AND e.id < p.tx_seq * 256 + 256
JOIN ledger_account a ON a.id = e.account_id
WHERE s.owner_id = ? AND s.state = 'active' AND a.kind = 'paid' AND p.tx_seq > ? AND p.settled_seq IS NULL
  AND p.ends_at > ? AND p.n = (SELECT MAX(n) FROM slot_period l WHERE l.slot_id = p.slot_id)
ORDER BY p.tx_seq DESC"""


async def into_grace(book: Book, payment: Payment, owed: int) -> list[Slot]:
    """End now the slots that the payment's `owed` tokens bought, the latest first; their grace begins."""
    doubted: list[Slot] = []
    values = [payment.owner_id, payment.tx_seq, book.now]
    for row in await records_of(book.db, _BOUGHT, values):
        if owed <= 0:
            break
        slot = await slot_in(book.db, row["slot_id"])
        slot.state, slot.ends_at = GRACE, book.now
        await slot.save(using_db=book.db, update_fields=["state", "ends_at"])
        doubted.append(slot)
        owed -= int(row["tokens"])
    return doubted


async def out_of_grace(book: Book, owner_id: UUID) -> list[Slot]:
    """Give slots that were doubted the rest of their paid time, once the owner owes nothing."""
    if (await wallet_of(owner_id, book.db, book.now)).owed:
        return []
    restored: list[Slot] = []
    for slot in await slots_of(owner_id, book.db):
        last = await last_period(book.db, slot.id)
        if slot.state in {GRACE, LAPSED} and last.settled_seq is None and last.ends_at > book.now:
            slot.state, slot.ends_at, slot.lapsed_at = ACTIVE, last.ends_at, None
            await slot.save(using_db=book.db, update_fields=["state", "ends_at", "lapsed_at"])
            restored.append(slot)
    return restored
