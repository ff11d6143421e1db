"""Stretches of the books, and reading them so that rows which cannot be read are findings and no crash."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from app.db.failures import UNREADABLE
from app.db.reading import Rows, Statement, read

SEQ_MAX = 2**54
TXS_AT_ONCE = 1000
ENTRIES_AT_ONCE = 5000
ROWS_AT_ONCE = 1000
_NTH_TX = "SELECT seq FROM ledger_tx WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT 1 OFFSET ?"
_NTH_ENTRY = "SELECT id FROM ledger_entry WHERE id >= ? AND id < ? ORDER BY id LIMIT 1 OFFSET ?"


@dataclass(frozen=True, slots=True)
class Span:
    """Transactions `first` to `last`, both included; empty when `last` is smaller."""

    first: int
    last: int

    @property
    def seqs(self) -> tuple[int, int]:
        """Bounds for `seq BETWEEN ? AND ?`."""
        return self.first, self.last

    @property
    def entries(self) -> tuple[int, int]:
        """Bounds for the ids of its entries, `id >= ? AND id < ?`."""
        return self.first << 8, (self.last + 1) << 8


class Unreadable(Exception):
    """The database holds something in these rows that it cannot hand out: damage, not absence."""


async def look(*statements: Statement) -> list[Rows]:
    """As `read`. Raises Unreadable for rows that no longer can be read, Unavailable for a database away.

    Anything else that goes wrong is no word about the books: they are looked at again.
    """
    try:
        return await read(*statements)
    except UNREADABLE as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error


async def pieces(after: int, tip: int) -> AsyncIterator[Span]:
    """What stands beyond `after` up to `tip`, in stretches to be read at once, however wide its gaps are."""
    while after < tip:
        txs, entries = await look(
            (_NTH_TX, (after, tip, TXS_AT_ONCE - 1)),
            (_NTH_ENTRY, ((after + 1) << 8, (tip + 1) << 8, ENTRIES_AT_ONCE - 1)),
        )
        ends = [tip, *(int(row[0]) for row in txs), *(int(row[0]) >> 8 for row in entries)]
        yield Span(after + 1, min(ends))
        after = min(ends)


async def batches(sql: str) -> AsyncIterator[Rows]:
    """All rows of `SELECT key, … WHERE {after} … ORDER BY key LIMIT ?`, where {after} becomes `key > ?`.

    The key is the first column, under the name that stands after SELECT. Raises Unreadable.
    """
    key = sql.split()[1].rstrip(",")
    after: tuple[object, ...] = ()
    while True:
        text = sql.format(after=f"{key} > ?" if after else "1 = 1")
        (rows,) = await look((text, (*after, ROWS_AT_ONCE)))
        if rows:
            yield rows
        if len(rows) < ROWS_AT_ONCE:
            return
        after = rows[-1][:1]
