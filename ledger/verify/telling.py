"""What breaks R1 no gap, R2 the chain of hashes, R3 balanced legs, R7 rising time, in each transaction."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.db.reading import Rows, Statement
from ledger.accounts import SPEC_COLUMNS
from ledger.chain import GENESIS, link
from ledger.posting import TX_COLUMNS
from ledger.verify.found import Found
from ledger.verify.span import Span

AT, DECIDED = TX_COLUMNS.index("at"), TX_COLUMNS.index("legs")
TXS = f"SELECT {', '.join(TX_COLUMNS)} FROM ledger_tx WHERE seq BETWEEN ? AND ? ORDER BY seq"  # noqa: S608
OPENED = (
    f"SELECT e.id, a.id, {', '.join(f'a.{name}' for name in SPEC_COLUMNS)} FROM ledger_entry e"  # noqa: S608
    " JOIN ledger_account a ON a.id = e.account_id"
    " WHERE e.id >= ? AND e.id < ? AND e.aseq = 1 ORDER BY e.id"
)
_LEGS = (
    "SELECT e.id, e.tx_id, a.code, e.amount, a.unit FROM ledger_entry e"
    " LEFT JOIN ledger_account a ON a.id = e.account_id WHERE e.id >= ? AND e.id < ? ORDER BY e.id"
)
_BEFORE = "SELECT seq, at, hash FROM ledger_tx WHERE seq = ?"


@dataclass(frozen=True, slots=True)
class Link:
    """The transaction before the next one: its number, its time, its hash."""

    seq: int
    at: int
    hash: str


@dataclass(slots=True)
class _Legs:
    """What lies under one transaction number."""

    lines: list[tuple[Any, ...]] = field(default_factory=list)
    opened: list[list[Any]] = field(default_factory=list)


def before(first: int) -> Statement:
    """Reads the transaction before `first`."""
    return _BEFORE, (first - 1,)


def link_of(first: int, rows: Rows) -> Link:
    """What `before` has read; what cannot be told from it is not held against the next."""
    if first == 1:
        return Link(0, 0, GENESIS)
    return Link(*rows[0]) if rows else Link(first - 1, 0, "")


def held_in(span: Span) -> tuple[Statement, Statement, Statement]:
    """Reads what `tell` looks at."""
    return (TXS, span.seqs), (_LEGS, span.entries), (OPENED, span.entries)


def tell(last: Link, txs: Rows, lines: Rows, opened: Rows) -> Iterator[Found]:
    """What is wrong with these transactions, which follow `last`."""
    under = _grouped(lines, opened)
    for row in txs:
        yield from _told(last, row, under.pop(row[0], _NO_LEGS))
        last = Link(row[0], row[AT], row[-1])
    for seq in under:
        where = f"ledger_entry {seq << 8}"
        yield Found("R3", where, f"Entries lie under transaction {seq}, which is not there.")


_NO_LEGS = _Legs()


def _grouped(lines: Rows, opened: Rows) -> defaultdict[int, _Legs]:
    under: defaultdict[int, _Legs] = defaultdict(_Legs)
    for row in lines:
        under[row[0] >> 8].lines.append(row)
    for row in opened:
        under[row[0] >> 8].opened.append(list(row[2:]))
    return under


def _told(last: Link, row: Sequence[Any], legs: _Legs) -> Iterator[Found]:
    tx, hash_before = dict(zip(TX_COLUMNS, row, strict=True)), last.hash
    if tx["seq"] != last.seq + 1:
        missing = f"{last.seq + 1}–{tx['seq'] - 1}"
        yield Found("R1", f"ledger_tx {missing}", f"Transactions {missing} are missing.")
        hash_before = ""
    where = f"ledger_tx {tx['seq']}"
    if hash_before and tx["prev_hash"] != hash_before:
        yield Found("R2", where, f"Transaction {tx['seq']} does not continue the hash of the one before.")
    if tx["hash"] != _hash_of(row, legs):
        yield Found("R2", where, f"The hash of transaction {tx['seq']} is not that of what stands there.")
    if tx["at"] <= last.at:
        yield Found("R7", where, f"Transaction {tx['seq']} is not later than the one before.")
    yield from _balanced(tx, legs.lines)


def _hash_of(row: Sequence[Any], legs: _Legs) -> str:
    named = [[code, amount] for _, _, code, amount, _ in legs.lines]
    return link(row[-2], [*row[:DECIDED], named, legs.opened])


def _balanced(tx: dict[str, Any], lines: Sequence[tuple[Any, ...]]) -> Iterator[Found]:
    seq, where = tx["seq"], f"ledger_entry {tx['seq'] << 8}"
    if [row[0] for row in lines] != [seq << 8 | line for line in range(len(lines))]:
        yield Found("R3", where, f"The lines of transaction {seq} are not numbered from 0.")
    if len(lines) != tx["legs"]:
        yield Found("R3", where, f"Transaction {seq} has {len(lines)} entries and says {tx['legs']}.")
    for row in lines:
        if row[1] != seq:
            yield Found("R3", f"ledger_entry {row[0]}", f"Entry {row[0]} claims transaction {row[1]}.")
    for unit, total in _sums(lines).items():
        if total:
            yield Found(
                "R3", where, f"The entries of transaction {seq} in {unit} add up to {total}, not to 0."
            )


def _sums(lines: Sequence[tuple[Any, ...]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for _, _, _, amount, unit in lines:
        sums[unit] = sums.get(unit, 0) + amount
    return sums
