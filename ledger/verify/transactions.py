"""R1 to R7 in one walk along the books: whole pieces pass a quick look, others are told about at length."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, count, islice
from operator import eq, itemgetter, lt
from typing import Any

from app.db.reading import Rows
from ledger.chain import are_plain, canonical_lines, link_to
from ledger.posting import LEGS_MAX, TX_COLUMNS
from ledger.verify.accounts import Accounts, Held
from ledger.verify.found import Finds
from ledger.verify.span import Span, look
from ledger.verify.telling import AT, DECIDED, OPENED, TXS, Link, before, held_in, link_of, tell

_ENTRIES = (
    "SELECT id, tx_id, account_id, aseq, amount, balance_after FROM ledger_entry"
    " WHERE id >= ? AND id < ? ORDER BY id"
)
_COLUMNS = itemgetter(*map(TX_COLUMNS.index, ("seq", "at", "legs", "prev_hash", "hash")))
_ACCOUNT_OF = itemgetter(2)


class Transactions:
    """A walk along the chain, piece by piece; `entries` counts what it passed.

    `stumbled` says whether the last piece did not pass the quick look.
    """

    def __init__(self) -> None:
        self._last: Link | None = None
        self._accounts = Accounts()
        self.entries = 0
        self.stumbled = False

    async def look_at(self, span: Span) -> Finds:
        """What is wrong in the next piece. Raises Unreadable, and can go on with the piece after."""
        last, self._last, self.stumbled = self._last or await _link_before(span.first), None, True
        txs, entries, opened = await look((TXS, span.seqs), (_ENTRIES, span.entries), (OPENED, span.entries))
        self.entries += len(entries)
        read = await self._accounts.meet(span, map(_ACCOUNT_OF, entries), opened)
        plain = are_plain(chain(txs, entries, opened, read))
        if plain and txs and _is_whole(last, span, txs, entries, opened, self._accounts):
            self.stumbled = False
        else:
            self._accounts.clear()
            for found in tell(last, *await look(*held_in(span))):
                yield found
        self._last = Link(txs[-1][0], txs[-1][AT], txs[-1][-1]) if txs else last


async def _link_before(first: int) -> Link:
    (rows,) = await look(before(first))
    return link_of(first, rows)


class _Astray(Exception):
    """An entry does not follow."""


def _is_whole(
    last: Link, span: Span, txs: Rows, entries: Rows, opened: Rows, accounts: Mapping[int, Held]
) -> bool:
    """Whether there is nothing to tell of the piece; afterwards the accounts stand where it leaves them."""
    seqs, ats, legs, prev_hashes, hashes = _COLUMNS(list(zip(*txs, strict=True)))
    numbered = span.last == seqs[-1] and all(map(eq, seqs, count(span.first)))
    if not numbered or prev_hashes != (last.hash, *hashes[:-1]):
        return False
    try:
        rising = all(map(lt, (last.at, *ats), ats))
        counted = sum(legs) == len(entries) and 0 <= min(legs) <= max(legs) <= LEGS_MAX
        contents = list(_contents(txs, entries, opened, accounts)) if rising and counted else []
    except (_Astray, KeyError, TypeError):
        return False
    texts = canonical_lines(contents)
    return bool(tuple(map(link_to, prev_hashes, texts)) == hashes)


def _contents(
    txs: Rows, entries: Rows, opened: Rows, accounts: Mapping[int, Held]
) -> Iterator[tuple[Any, ...]]:
    """What the hash of each transaction covers; an entry that does not follow ends it with an error."""
    lines, moved, opens = iter(entries), defaultdict[str, int](int), defaultdict[int, list[Any]](list)
    for entry, _, *facts in opened:
        opens[entry >> 8].append(facts)
    for row in txs:
        seq, legs = row[0], []
        for number, (entry, tx, account, aseq, amount, after) in enumerate(
            islice(lines, row[DECIDED]), seq << 8
        ):
            held = accounts[account]
            held.aseq += 1
            held.balance += amount
            follows = held.aseq == aseq and held.balance == after and held.floor <= after <= held.ceiling
            if not (follows and entry == number and tx == seq):
                raise _Astray
            moved[held.unit] += amount
            legs.append((held.code, amount))
        if any(moved.values()):
            raise _Astray
        yield (*row[:DECIDED], legs, opens.get(seq, ()))
