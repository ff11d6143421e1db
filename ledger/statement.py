"""What an owner sees of the books: a line for whatever touched his accounts, and the balance after it.

Entries never change, so whatever is read "up to a number" is right, however many are written meanwhile.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any
from uuid import UUID

from tortoise.connection import get_connection

from app.db.direct import records_of
from ledger.models import LedgerAccount
from ledger.posting import By
from ledger.wallets import accounts_of

LINES_A_PAGE = 50
AFTER_ALL = 2**62
_ACCOUNTS_AT_ONCE = 50
_NEWEST = (
    "SELECT * FROM (SELECT id, account_id, tx_id, amount FROM ledger_entry WHERE account_id = ? AND tx_id < ?"
    " ORDER BY tx_id DESC LIMIT ?) AS part"
)
_AS_OF = (
    "SELECT SUM((SELECT e.balance_after FROM ledger_entry e WHERE e.account_id = a.id AND e.tx_id <= ?"
    " ORDER BY e.tx_id DESC LIMIT 1)) AS balance FROM ledger_account a WHERE a.owner_id = ?"
)
_TXS = (
    "SELECT seq, at, kind, actor_kind, actor_id, reason, ref_kind, ref_id, reverses, hash"
    " FROM ledger_tx WHERE {} IN ({})"
)
_SEQ_AT = "SELECT seq FROM ledger_tx WHERE at <= ? ORDER BY at DESC LIMIT 1"

Parts = tuple[tuple[str, int], ...]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One transaction as its owner sees it: `change` is the sum of `parts`, (account code, amount) each.

    `at` is in ms; `reversed_by` is the number of the transaction that took this one back.
    """

    seq: int
    at: int
    kind: str
    change: int
    balance_after: int
    by: By
    reason: str
    ref: tuple[str, str]
    reverses: int | None
    reversed_by: int | None
    hash: str
    parts: Parts


@dataclass(frozen=True, slots=True)
class Statement:
    """Lines, the newest first; `older` is what `before` is to be for the next ones, None at the end."""

    lines: tuple[Line, ...]
    older: int | None


async def statement_of(owner_id: UUID, before: int | None = None, limit: int = LINES_A_PAGE) -> Statement:
    """The newest `limit` lines with numbers below `before`, over all accounts of the owner, debts too."""
    accounts = {row.id: row for row in await accounts_of(owner_id)}
    entries = await _newest(list(accounts), AFTER_ALL if before is None else before, limit + 1)
    parts: defaultdict[int, list[Row]] = defaultdict(list)
    for entry in entries:
        parts[entry["tx_id"]].append(entry)
    seqs = sorted(parts, reverse=True)
    shown = seqs[:limit]
    lines = await _lines(owner_id, accounts, {seq: parts[seq] for seq in shown})
    return Statement(lines, shown[-1] if len(seqs) > limit else None)


async def balance_as_of(owner_id: UUID, seq: int) -> int:
    """All that the owner had after transaction `seq`, debts taken off."""
    (found,) = await records_of(get_connection("default"), _AS_OF, [seq, owner_id])
    return int(found["balance"] or 0)


async def balance_when(owner_id: UUID, at: int) -> int:
    """All that the owner had at a moment (ms), debts taken off."""
    found = await records_of(get_connection("default"), _SEQ_AT, [at * 1000 + 999])
    return await balance_as_of(owner_id, found[0]["seq"]) if found else 0


async def _newest(account_ids: Sequence[int], before: int, limit: int) -> list[Row]:
    """The newest entries of each account; an index gives them without looking at the others."""
    found: list[Row] = []
    for start in range(0, len(account_ids), _ACCOUNTS_AT_ONCE):
        some = account_ids[start : start + _ACCOUNTS_AT_ONCE]
        sql = " UNION ALL ".join([_NEWEST] * len(some))
        values = [value for account_id in some for value in (account_id, before, limit)]
        found += await records_of(get_connection("default"), sql, values)
    return found


async def _lines(
    owner_id: UUID, accounts: Mapping[int, LedgerAccount], entries: Mapping[int, Sequence[Row]]
) -> tuple[Line, ...]:
    """`entries` are those of the owner by transaction, the newest first."""
    if not entries:
        return ()
    marks = ", ".join("?" * len(entries))
    sql = f"{_TXS.format('seq', marks)} UNION ALL {_TXS.format('reverses', marks)}"
    txs = await records_of(get_connection("default"), sql, [*entries, *entries])
    by_seq = {tx["seq"]: tx for tx in txs}
    taken_back = {tx["reverses"]: tx["seq"] for tx in txs}
    balance = await balance_as_of(owner_id, next(iter(entries)))
    lines = []
    for seq, legs in entries.items():
        ordered = sorted(legs, key=itemgetter("id"))
        parts = tuple((accounts[leg["account_id"]].code, leg["amount"]) for leg in ordered)
        lines.append(_line(by_seq[seq], parts, balance, taken_back.get(seq)))
        balance -= lines[-1].change
    return tuple(lines)


def _line(tx: Row, parts: Parts, balance_after: int, reversed_by: int | None) -> Line:
    return Line(
        seq=tx["seq"],
        at=tx["at"] // 1000,
        kind=tx["kind"],
        change=sum(amount for _, amount in parts),
        balance_after=balance_after,
        by=By(tx["actor_kind"], tx["actor_id"]),
        reason=tx["reason"],
        ref=(tx["ref_kind"], tx["ref_id"]),
        reverses=tx["reverses"],
        reversed_by=reversed_by,
        hash=tx["hash"],
        parts=parts,
    )
