"""R4 balances, R5 no gap in an account, R6 floors: every entry against the one before it and its account."""

from collections.abc import Iterator, Sequence
from typing import Any

from ledger.verify.found import Finds, Found
from ledger.verify.span import Span, batches, look

# NUMERIC: a damaged figure must not overflow the sum.
_MISSTEPS = """
SELECT e.id, e.account_id, a.code, e.aseq, e.amount, e.balance_after, p.id, p.balance_after
FROM ledger_entry e
LEFT JOIN ledger_account a ON a.id = e.account_id
LEFT JOIN ledger_entry p ON p.account_id = e.account_id AND p.aseq = e.aseq - 1
WHERE e.id >= ? AND e.id < ? AND (a.id IS NULL OR (p.id IS NULL AND e.aseq <> 1) OR p.id >= e.id
    OR CAST(COALESCE(p.balance_after, 0) AS NUMERIC) + e.amount <> e.balance_after
    OR e.balance_after < a.floor OR e.balance_after > a.ceiling)
ORDER BY e.id
"""
_ACCOUNT = """
SELECT a.id, a.code, a.balance, a.last_seq, e.balance_after,
    (SELECT MAX(m.aseq) FROM ledger_entry m WHERE m.account_id = a.id)
FROM ledger_account a
LEFT JOIN ledger_entry e ON e.account_id = a.id AND e.aseq = a.last_seq
"""
_TOUCHED = f"""{_ACCOUNT}
WHERE a.id IN (SELECT t.account_id FROM ledger_entry t WHERE t.id >= ? AND t.id < ?) ORDER BY a.id
"""  # noqa: S608  of this file alone
_ALL = f"{_ACCOUNT} WHERE {{after}} ORDER BY a.id LIMIT ?"


async def missteps(span: Span) -> Finds:
    """Entries of the span that do not follow from the one before in their account, or pass its bounds."""
    (rows,) = await look((_MISSTEPS, span.entries))
    for row in rows:
        for found in _misstep(row):
            yield found


def _misstep(row: Sequence[Any]) -> Iterator[Found]:
    entry, account, code, aseq, amount, after, before_id, before = row
    where = f"ledger_entry {entry}"
    if code is None:
        yield Found("R5", where, f"Entry {entry} belongs to account {account}, which is not there.")
    elif before_id is None and aseq != 1:
        yield Found("R5", where, f"Entry {entry} is number {aseq} of {code}; the one before is missing.")
    elif before_id is not None and before_id >= entry:
        yield Found("R5", where, f"Entry {entry} of {code} stands after a later one, {before_id}.")
    elif (before or 0) + amount != after:
        sentence = f"{code} stood at {before or 0}; {amount} more in entry {entry} do not make it {after}."
        yield Found("R4", where, sentence)
    else:
        yield Found("R6", where, f"{code} stands at {after} after entry {entry}, beyond its bounds.")


async def touched_accounts(span: Span) -> Finds:
    """Accounts that the span moved, each against its last entry."""
    (rows,) = await look((_TOUCHED, span.entries))
    for row in rows:
        for found in _account(*row):
            yield found


async def all_accounts() -> Finds:
    """Every account against its last entry."""
    async for rows in batches(_ALL):
        for row in rows:
            for found in _account(*row):
                yield found


def _account(
    account: int, code: str, balance: Any, last_seq: Any, after: Any, entries: int | None
) -> Iterator[Found]:
    where = f"ledger_account {account}"
    if entries is None:
        yield Found("R5", where, f"No transaction opened account {code}.")
    elif last_seq != entries:
        yield Found("R5", where, f"Account {code} counts {last_seq} entries and has {entries}.")
    elif balance != after:
        yield Found("R4", where, f"Account {code} says {balance}; its last entry says {after}.")
