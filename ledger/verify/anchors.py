"""R10: the transactions of every anchored day still have the hash that was put down then."""

from ledger.anchors import anchor_mac, key_mark
from ledger.chain import GENESIS
from ledger.verify.found import Finds, Found
from ledger.verify.span import batches

_ROWS = (
    "SELECT a.day, a.seq, a.hash, a.mac, t.hash FROM ledger_anchor a"
    " LEFT JOIN ledger_tx t ON t.seq = a.seq WHERE {after} ORDER BY a.day LIMIT ?"
)


async def anchors() -> Finds:
    """Every anchor; the MAC where the key in force made it."""
    async for rows in batches(_ROWS):
        for day, seq, at_hash, mac, stands in rows:
            where = f"ledger_anchor {day}"
            if at_hash != (GENESIS if seq == 0 else stands):
                yield Found("R10", where, f"On {day} transaction {seq} had another hash than it has now.")
            if mac.startswith(key_mark()) and mac != anchor_mac(day, seq, at_hash):
                yield Found("R10", where, f"The anchor of {day} was not made by this installation.")
