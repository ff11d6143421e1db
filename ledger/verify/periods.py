"""R8: every paid period has its posting, every posting its period, and what is unserved is deferred."""

from collections.abc import Iterator
from typing import Any

from app.db.reading import Rows
from ledger.accounts import DEFERRED
from ledger.slots import ENDED, GRACE, LAPSED, PERIOD_FACTS
from ledger.verify.found import Finds, Found
from ledger.verify.seals import fitting
from ledger.verify.span import Span, batches, look

PAYING = frozenset({"buy_slot", "renew_slot"})
RETURNING = frozenset({"refund_slot", "reverse"})
SETTLING = RETURNING | {"recognise"}
_ROWS = f"""
SELECT p.id, {", ".join(f"p.{name}" for name in PERIOD_FACTS)}, p.seal,
    t.kind, t.ref_id, s.kind, paid.amount, taken.amount, q.n
FROM slot_period p
LEFT JOIN ledger_tx t ON t.seq = p.tx_seq
LEFT JOIN ledger_tx s ON s.seq = p.settled_seq
LEFT JOIN ledger_account d ON d.code = '{DEFERRED.code}'
LEFT JOIN ledger_entry paid ON paid.account_id = d.id AND paid.tx_id = p.tx_seq
LEFT JOIN ledger_entry taken ON taken.account_id = d.id AND taken.tx_id = p.settled_seq
LEFT JOIN slot_period q ON q.slot_id = p.slot_id AND q.n = p.n - 1
"""  # noqa: S608  names of ours alone
_PAID_IN = _ROWS + "WHERE p.tx_seq BETWEEN ? AND ?"
_STRAYS = _ROWS + "WHERE p.tx_seq < 1 OR p.tx_seq > ?"
_IN_SPAN = _ROWS + "WHERE p.tx_seq BETWEEN ? AND ? OR p.settled_seq BETWEEN ? AND ?"
_UNMATCHED = """
SELECT t.seq, t.kind FROM ledger_tx t
WHERE t.seq BETWEEN ? AND ? AND (
    (t.kind IN ('buy_slot', 'renew_slot') AND NOT EXISTS (SELECT 1 FROM slot_period p WHERE p.tx_seq = t.seq))
    OR (t.kind IN ('recognise', 'refund_slot')
        AND NOT EXISTS (SELECT 1 FROM slot_period p WHERE p.settled_seq = t.seq)))
ORDER BY t.seq
"""
_HELD = f"""
SELECT e.balance_after FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
WHERE a.code = '{DEFERRED.code}' AND e.tx_id <= ? ORDER BY e.tx_id DESC LIMIT 1
"""  # noqa: S608  names of ours alone
# As of transaction {tip}, whenever it is read: what is served meanwhile is settled by a later one.
_UNSERVED = f"""
SELECT p.id, COALESCE((
    SELECT paid.amount FROM ledger_account d
    JOIN ledger_entry paid ON paid.account_id = d.id AND paid.tx_id = p.tx_seq
    WHERE d.code = '{DEFERRED.code}'), 0)
FROM slot_period p
WHERE p.tx_seq <= {{tip}} AND (p.settled_seq IS NULL OR p.settled_seq > {{tip}}) AND {{{{after}}}}
ORDER BY p.id LIMIT ?
"""  # noqa: S608  names of ours alone
_SLOTS = """
SELECT s.id, s.state, s.ends_at, p.ends_at, t.kind,
    (SELECT MIN(o.balance) FROM ledger_account o WHERE o.owner_id = s.owner_id AND o.kind = 'owed')
FROM slot s
LEFT JOIN slot_period p ON p.slot_id = s.id
    AND p.n = (SELECT MAX(m.n) FROM slot_period m WHERE m.slot_id = s.id)
LEFT JOIN ledger_tx t ON t.seq = p.settled_seq
WHERE {after} ORDER BY s.id LIMIT ?
"""


async def unmatched(span: Span) -> Finds:
    """Postings of the span that paid or settled a period which is not there."""
    (rows,) = await look((_UNMATCHED, span.seqs))
    for seq, kind in rows:
        yield Found("R8", f"ledger_tx {seq}", f"Transaction {seq} ({kind}) has no period of a slot.")


async def periods_in(span: Span) -> Finds:
    """The periods that the span paid or settled."""
    (rows,) = await look((_IN_SPAN, (*span.seqs, *span.seqs)))
    for found in _periods(rows):
        yield found


async def periods_paid_in(span: Span) -> Finds:
    """The periods that the span paid: over all spans every period once, but for the strays."""
    (rows,) = await look((_PAID_IN, span.seqs))
    for found in _periods(rows):
        yield found


async def strays(tip: int) -> Finds:
    """Periods that say they were paid where there is nothing, or after transaction `tip`."""
    (rows,) = await look((_STRAYS, (tip,)))
    for found in _periods(rows):
        yield found


async def deferred(tip: int) -> Finds:
    """What is not served yet was deferred when transaction `tip` was the last one."""
    unserved = 0
    async for rows in batches(_UNSERVED.format(tip=tip)):
        unserved += sum(amount for _, amount in rows)
    (held,) = await look((_HELD, (tip,)))
    balance = held[0][0] if held else 0
    if balance != unserved:
        sentence = (
            f"{DEFERRED.code} held {balance} after transaction {tip}; unserved periods cost {unserved}."
        )
        yield Found("R8", f"ledger_account {DEFERRED.code}", sentence)


async def slots() -> Finds:
    """Every slot ends where its last paid period ends, unless that was given back or waits for a debt."""
    async for rows in batches(_SLOTS):
        for slot, state, ends_at, paid_until, settled_by, owed in rows:
            in_doubt = state in {GRACE, LAPSED} and owed
            returned = state == LAPSED and settled_by in RETURNING
            if paid_until is None:
                yield Found("R8", f"slot {slot}", f"Slot {slot} was never paid.")
            elif (in_doubt and ends_at < paid_until) or (returned and ends_at <= paid_until):
                continue
            elif state != ENDED and ends_at != paid_until:
                sentence = f"Slot {slot} ends at {ends_at} and is paid until {paid_until}."
                yield Found("R8", f"slot {slot}", sentence)


def _periods(rows: Rows) -> Iterator[Found]:
    sealed = fitting([row[7] for row in rows], PERIOD_FACTS, [row[1:7] for row in rows])
    for row, is_sealed in zip(rows, sealed, strict=True):
        yield from _period(row, is_sealed=is_sealed)


def _period(row: tuple[Any, ...], *, is_sealed: bool) -> Iterator[Found]:
    (number, *facts, _), (kind, ref, settled_by, paid, taken, before) = row[:8], row[8:]
    slot, n, _, _, tx_seq, settled = facts
    is_taken = None not in {taken, paid} and taken + paid == 0
    faults = (
        ("does not fit its seal", not is_sealed),
        ("is not numbered after the transaction that paid it, {tx_seq}", number != tx_seq),
        ("was not paid by transaction {tx_seq}", kind not in PAYING or ref != str(slot) or paid is None),
        (
            "was not settled by transaction {settled}",
            settled is not None and not (settled_by in SETTLING and is_taken),
        ),
        ("is number {n} of its slot, and the one before is missing", n != 1 and before is None),
    )
    for fault, there in faults:
        if there:
            told = fault.format(tx_seq=tx_seq, settled=settled, n=n)
            yield Found("R8", f"slot_period {number}", f"Period {number} {told}.")
