"""R9: every payment fits its seal and its posting, and every top-up has a payment of the same amount."""

from collections.abc import Iterator
from typing import Any

from app.db.reading import Rows
from ledger.accounts import ISSUED_PAID
from ledger.payments import FAILED, PAID, PAYMENT_FACTS, PENDING, SUSPENSE
from ledger.verify.found import Finds, Found
from ledger.verify.seals import fitting
from ledger.verify.span import Span, batches, look

_ROWS = f"""
SELECT {", ".join(f"y.{name}" for name in PAYMENT_FACTS)}, y.seal,
    t.kind, t.ref_id, tokens.amount, money.amount,
    CASE WHEN t.kind = 'suspense' THEN (
        SELECT COUNT(*) FROM ledger_tx p WHERE p.kind = 'place' AND p.ref_kind = t.ref_kind
            AND p.ref_id = t.ref_id AND NOT EXISTS (SELECT 1 FROM ledger_tx r WHERE r.reverses = p.seq)
        ) ELSE 0 END
FROM payment y
LEFT JOIN ledger_tx t ON t.seq = y.tx_seq
LEFT JOIN ledger_account i ON i.code = '{ISSUED_PAID.code}'
LEFT JOIN ledger_entry tokens ON tokens.account_id = i.id AND tokens.tx_id = y.tx_seq
LEFT JOIN ledger_account c ON c.code = 'cash:' || y.provider || ':' || y.currency
LEFT JOIN ledger_entry money ON money.account_id = c.id AND money.tx_id = y.tx_seq
"""  # noqa: S608  names of ours alone
_ALL = _ROWS + "WHERE {after} ORDER BY y.id LIMIT ?"
_IN_SPAN = _ROWS + "WHERE y.tx_seq BETWEEN ? AND ?"
_UNMATCHED = """
SELECT t.seq, t.kind FROM ledger_tx t
WHERE t.seq BETWEEN ? AND ? AND (t.kind = 'topup' OR (t.kind = 'suspense' AND t.ref_kind = 'payment'))
    AND NOT EXISTS (SELECT 1 FROM payment y WHERE y.tx_seq = t.seq)
ORDER BY t.seq
"""


async def unmatched(span: Span) -> Finds:
    """Postings of the span that say they settled a payment which is not there."""
    (rows,) = await look((_UNMATCHED, span.seqs))
    for seq, kind in rows:
        yield Found("R9", f"ledger_tx {seq}", f"Transaction {seq} ({kind}) has no payment.")


async def payments_in(span: Span) -> Finds:
    """The payments that the span settled."""
    (rows,) = await look((_IN_SPAN, span.seqs))
    for found in _payments(rows):
        yield found


async def all_payments() -> Finds:
    """Every payment."""
    async for rows in batches(_ALL):
        for found in _payments(rows):
            yield found


def _payments(rows: Rows) -> Iterator[Found]:
    sealed = fitting([row[-6] for row in rows], PAYMENT_FACTS, [row[:-6] for row in rows])
    for row, is_sealed in zip(rows, sealed, strict=True):
        yield from _payment(row, is_sealed=is_sealed)


def _payment(row: tuple[Any, ...], *, is_sealed: bool) -> Iterator[Found]:
    facts, (kind, ref, tokens, money, placed) = row[:-6], row[-5:]
    payment = dict(zip(PAYMENT_FACTS, facts, strict=True))
    seq, state = payment["tx_seq"], payment["state"]
    bought = kind == "topup" and ref == payment["id"]
    priced = (tokens, money) == (-payment["tokens"], payment["amount_minor"])
    faults = {
        "does not fit its seal": not is_sealed,
        f"is {state} and names transaction {seq}": state in {PENDING, FAILED} and seq is not None,
        f"is paid without a top-up; it names transaction {seq}": state == PAID and not (bought or placed),
        f"is {state}, and its money is placed": state == SUSPENSE and bool(placed),
        f"names transaction {seq}, which is not there": seq is not None and kind is None,
        f"and transaction {seq} have different amounts": bought and not priced,
    }
    for fault, there in faults.items():
        if there:
            yield Found("R9", f"payment {payment['id']}", f"Payment {payment['id']} {fault}.")
