"""How the books stand, for whoever watches over the installation."""

from dataclasses import dataclass

from app.db.reading import read
from ledger.audit import last_clean
from ledger.chain import GENESIS

_HEAD = "SELECT seq, hash, frozen_reason FROM ledger_head WHERE id = 1"


@dataclass(frozen=True, slots=True)
class Standing:
    """The head, whether the books are stopped, and up to where and when (ms) they were last found whole."""

    seq: int
    head: str
    stopped: bool
    clean_seq: int
    clean_at: int | None


async def standing() -> Standing:
    """As of now. Raises Unavailable."""
    (rows,) = await read((_HEAD, ()))
    seq, head, reason = rows[0] if rows else (0, GENESIS, "")
    clean = await last_clean()
    if clean is None:
        return Standing(seq, head, bool(reason), 0, None)
    return Standing(seq, head, bool(reason), clean.seq, clean.ended_at)
