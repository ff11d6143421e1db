"""Hashes computed again from what stands in the tables: whoever changed a sealed transaction is found out."""

from collections.abc import Sequence

from ledger.verify.span import Span, Unreadable, look
from ledger.verify.telling import before, held_in, link_of, tell


async def altered(seqs: Sequence[int]) -> list[int]:
    """Those of the transactions that are not what was sealed, or not linked to the one before."""
    return [seq for seq in seqs if await _is_altered(seq)]


async def _is_altered(seq: int) -> bool:
    try:
        earlier, txs, *legs = await look(before(seq), *held_in(Span(seq, seq)))
        linked = bool(earlier) or seq == 1
        return not (txs and linked) or any(tell(link_of(seq, earlier), txs, *legs))
    except (Unreadable, TypeError):
        return True
