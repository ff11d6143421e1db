"""Slots whose tokens were taken back: they fall into grace, until `ledger.debts` clears them."""

from uuid import UUID

from app.db.direct import records_of
from ledger.models import Payment, Slot
from ledger.posting import Book
from ledger.slots import GRACE, slot_in

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
        slot = await slot_in(book.db, UUID(str(row["slot_id"])))
        slot.state, slot.ends_at = GRACE, book.now
        await slot.save(using_db=book.db, update_fields=["state", "ends_at"])
        doubted.append(slot)
        owed -= int(row["tokens"])
    return doubted
