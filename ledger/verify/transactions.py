"""R1 no gap, R2 the chain of hashes, R3 balanced legs, R7 rising time: one walk over the transactions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.db.reading import Rows
from ledger.chain import GENESIS, link, quick_link
from ledger.posting import TX_COLUMNS
from ledger.verify.entries import MISSTEP, STEPS
from ledger.verify.found import Finds, Found
from ledger.verify.span import Span, look

SPEC_COLUMNS = (
    "code",
    "kind",
    "unit",
    "owner_id",
    "floor",
    "ceiling",
    "priority",
    "effective_at",
    "expires_at",
)
_TXS = f"SELECT {', '.join(TX_COLUMNS)} FROM ledger_tx WHERE seq BETWEEN ? AND ? ORDER BY seq"  # noqa: S608
_LEGS = f"""
SELECT e.id, e.tx_id, a.code, e.amount, a.unit, {MISSTEP}
FROM {STEPS} WHERE e.id >= ? AND e.id < ? ORDER BY e.id
"""  # noqa: S608  names of ours alone
_OPENED = (
    f"SELECT e.id, {', '.join(f'a.{name}' for name in SPEC_COLUMNS)} FROM ledger_entry e"  # noqa: S608
    " JOIN ledger_account a ON a.id = e.account_id"
    " WHERE e.id >= ? AND e.id < ? AND e.aseq = 1 ORDER BY e.id"
)
_BEFORE = "SELECT seq, at, hash FROM ledger_tx WHERE seq = ?"
_AT, _DECIDED = TX_COLUMNS.index("at"), TX_COLUMNS.index("legs")


@dataclass(slots=True)
class _Walk:
    """The transaction before the next one: its number, its time, its hash."""

    seq: int
    at: int
    hash: str


@dataclass(slots=True)
class _Legs:
    """What lies under one transaction number."""

    lines: list[tuple[Any, ...]] = field(default_factory=list)
    opened: list[list[Any]] = field(default_factory=list)


class Transactions:
    """A walk along the chain, piece by piece; `entries` counts what it passed.

    `stumbled` says whether some entry of the last piece does not follow from the one before in its account.
    """

    def __init__(self) -> None:
        self._walk: _Walk | None = None
        self.entries = 0
        self.stumbled = False

    async def look_at(self, span: Span) -> Finds:
        """What is wrong in the next piece. Raises Unreadable, and can go on with the piece after."""
        walk, self._walk, self.stumbled = self._walk or await _start(span.first), None, True
        txs, legs, opened = await look((_TXS, span.seqs), (_LEGS, span.entries), (_OPENED, span.entries))
        self.entries += len(legs)
        self.stumbled = any(row[-1] for row in legs)
        for found in _faults(walk, txs, _grouped(legs, opened)):
            yield found
        self._walk = walk


async def _start(first: int) -> _Walk:
    """After the transaction before `first`; what cannot be told from it is not held against the next."""
    if first == 1:
        return _Walk(0, 0, GENESIS)
    (rows,) = await look((_BEFORE, (first - 1,)))
    return _Walk(*rows[0]) if rows else _Walk(first - 1, 0, "")


def _grouped(legs: Rows, opened: Rows) -> defaultdict[int, _Legs]:
    under: defaultdict[int, _Legs] = defaultdict(_Legs)
    for row in legs:
        under[row[0] >> 8].lines.append(row)
    for row in opened:
        under[row[0] >> 8].opened.append(list(row[1:]))
    return under


def _faults(walk: _Walk, txs: Rows, under: defaultdict[int, _Legs]) -> Iterator[Found]:
    for row in txs:
        legs = under.pop(row[0], _NO_LEGS)
        continues = row[0] == walk.seq + 1 and row[-2] == walk.hash and row[_AT] > walk.at
        if not (continues and _is_whole(row, legs)):
            yield from _told(walk, row, legs)
        walk.seq, walk.at, walk.hash = row[0], row[_AT], row[-1]
    for seq in under:
        where = f"ledger_entry {seq << 8}"
        yield Found("R3", where, f"Entries lie under transaction {seq}, which is not there.")


_NO_LEGS = _Legs()
_PLAIN = {str, int, type(None)}


def _is_whole(row: tuple[Any, ...], legs: _Legs) -> bool:
    """The quick look at a transaction, which nearly all of them pass; the others are told about at length."""
    seq, sums, named, kinds = row[0], dict[str, int](), [], set(map(type, row))
    number = seq << 8
    for entry, tx, code, amount, unit, _ in legs.lines:
        if entry != number or tx != seq:
            return False
        number += 1
        sums[unit] = sums.get(unit, 0) + amount
        named.append((code, amount))
        kinds.add(type(code))
    if len(named) != row[_DECIDED] or any(sums.values()):
        return False
    hashed = link if legs.opened or not kinds <= _PLAIN else quick_link
    return bool(row[-1] == hashed(row[-2], (*row[:_DECIDED], named, legs.opened)))


def _told(walk: _Walk, row: tuple[Any, ...], legs: _Legs) -> Iterator[Found]:
    tx = dict(zip(TX_COLUMNS, row, strict=True))
    if tx["seq"] != walk.seq + 1:
        missing = f"{walk.seq + 1}–{tx['seq'] - 1}"
        yield Found("R1", f"ledger_tx {missing}", f"Transactions {missing} are missing.")
        walk.hash = tx["prev_hash"]
    yield from _chained(walk, tx, row, legs)
    yield from _balanced(tx, legs.lines)


def _chained(walk: _Walk, tx: dict[str, Any], row: Sequence[Any], legs: _Legs) -> Iterator[Found]:
    where = f"ledger_tx {tx['seq']}"
    if walk.hash and tx["prev_hash"] != walk.hash:
        yield Found("R2", where, f"Transaction {tx['seq']} does not continue the hash of the one before.")
    if tx["hash"] != _hash_of(row, legs):
        yield Found("R2", where, f"The hash of transaction {tx['seq']} is not that of what stands there.")
    if tx["at"] <= walk.at:
        yield Found("R7", where, f"Transaction {tx['seq']} is not later than the one before.")


def _hash_of(row: Sequence[Any], legs: _Legs) -> str:
    named = [[code, amount] for _, _, code, amount, *_ in legs.lines]
    return link(row[-2], [*row[:_DECIDED], named, legs.opened])


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
    for _, _, _, amount, unit, _ in lines:
        sums[unit] = sums.get(unit, 0) + amount
    return sums
