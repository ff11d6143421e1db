"""R1, R2, R7 for the head: it says what the last transaction says, and nothing lies beyond it."""

from collections.abc import Iterator
from typing import Any

from app.db.reading import Rows
from ledger.chain import GENESIS, seal_of
from ledger.verify.found import Finds, Found
from ledger.verify.span import look

_HEAD = "SELECT id, seq, hash, at, events, frozen_reason, seal FROM ledger_head ORDER BY id"
_LAST = "SELECT seq, hash, at FROM ledger_tx ORDER BY seq DESC LIMIT 1"
_TX_ENDS = "SELECT MIN(seq), MAX(seq) FROM ledger_tx"
_ENTRY_ENDS = "SELECT MIN(id), MAX(id) FROM ledger_entry"
_EVENTS = "SELECT COUNT(*), MAX(id) FROM entitlement_event"
WHERE = "ledger_head 1"


async def head() -> Finds:
    """Everything about the head, as of one moment."""
    heads, last, txs, entries, events = await look(
        (_HEAD, ()), (_LAST, ()), (_TX_ENDS, ()), (_ENTRY_ENDS, ()), (_EVENTS, ())
    )
    if [row[0] for row in heads] != [1]:
        yield Found("R1", WHERE, "The books have lost their head.")
        return
    _, seq, at_hash, at, counted, reason, seal = heads[0]
    tip = last[0] if last else (0, GENESIS, 0)
    for found in (*_tip((seq, at_hash, at), tip), *_beyond(tip[0], txs, entries), *_events(counted, events)):
        yield found
    if seal != seal_of({"frozen_reason": reason}):
        yield Found("R2", WHERE, "The seal of the head does not fit: somebody stopped or started the books.")


def _tip(says: tuple[Any, ...], tip: tuple[Any, ...]) -> Iterator[Found]:
    rules = (("R1", "number"), ("R2", "hash"), ("R7", "time"))
    for (rule, name), said, stands in zip(rules, says, tip, strict=True):
        if said != stands:
            sentence = f"The head says {name} {said}; the last transaction says {stands}."
            yield Found(rule, WHERE, sentence)


def _beyond(last: int, txs: Rows, entries: Rows) -> Iterator[Found]:
    lowest = txs[0][0]
    if lowest is not None and lowest < 1:
        yield Found("R1", f"ledger_tx {lowest}", f"Transaction {lowest} stands before the first.")
    low, high = entries[0]
    if low is not None and low < 1 << 8:
        yield Found("R3", f"ledger_entry {low}", f"Entry {low} stands before the first transaction.")
    if high is not None and high >> 8 > last:
        yield Found("R3", f"ledger_entry {high}", f"Entry {high} stands beyond the last transaction.")


def _events(counted: int, events: Rows) -> Iterator[Found]:
    count, highest = events[0]
    if not counted == count == (highest or 0):
        sentence = (
            f"The head counts {counted} entitlements; {count} stand there, the last is number {highest}."
        )
        yield Found("R13", WHERE, sentence)
