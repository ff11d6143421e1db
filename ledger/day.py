"""What a day brought into the books: acts by kind, and how the accounts of the house moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

from app.db.direct import records_of
from ledger.chain import GENESIS
from ledger.models import LedgerAnchor

_LAST_BEFORE = "SELECT seq, hash FROM ledger_tx WHERE at < ? ORDER BY at DESC LIMIT 1"
# Entries are found by the numbers of their transactions, which lie side by side.
_BY_KIND = """SELECT t.kind AS kind, a.unit AS unit, COUNT(DISTINCT t.seq) AS acts,
  SUM(CASE WHEN e.amount > 0 THEN e.amount ELSE 0 END) AS moved
FROM ledger_tx t JOIN ledger_entry e ON e.id >= t.seq * 256 AND e.id < t.seq * 256 + 256
JOIN ledger_account a ON a.id = e.account_id
WHERE t.seq > ? AND t.seq <= ? GROUP BY t.kind, a.unit ORDER BY t.kind, a.unit"""
_OF_HOUSE = """SELECT a.code AS code, a.unit AS unit,
  COALESCE((SELECT b.balance_after FROM ledger_entry b WHERE b.account_id = a.id AND b.tx_id <= ?
    ORDER BY b.tx_id DESC LIMIT 1), 0) AS before,
  COALESCE((SELECT b.balance_after FROM ledger_entry b WHERE b.account_id = a.id AND b.tx_id <= ?
    ORDER BY b.tx_id DESC LIMIT 1), 0) AS after
FROM ledger_account a WHERE a.owner_id IS NULL ORDER BY a.unit, a.code"""


@dataclass(frozen=True, slots=True)
class KindOfDay:
    """So many acts of a kind, and the units that changed places by them."""

    kind: str
    acts: int
    moved: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class HouseAccount:
    """An account of the house: what it held when the day began, and what when it ended."""

    code: str
    unit: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class BooksOfDay:
    """Transactions `first` to `last` (none when `first` is above), the head after them, the day's anchor."""

    first: int
    last: int
    head: str
    anchor: LedgerAnchor | None
    kinds: Sequence[KindOfDay]
    house: Sequence[HouseAccount]


async def books_of_day(day: str, starts_at: int, ends_at: int) -> BooksOfDay:
    """The day called `day` (2026-11-22), from `starts_at` until before `ends_at` (ms)."""
    db = get_connection("default")
    before, _ = await _last_before(db, starts_at)
    last, head = await _last_before(db, ends_at)
    house = [HouseAccount(**row) for row in await records_of(db, _OF_HOUSE, [before, last])]
    return BooksOfDay(
        before + 1,
        last,
        head,
        await LedgerAnchor.get_or_none(day=day),
        _by_kind(await records_of(db, _BY_KIND, [before, last])),
        [each for each in house if each.before or each.after],
    )


def _by_kind(rows: Sequence[dict[str, int | str]]) -> list[KindOfDay]:
    kinds = dict.fromkeys(str(row["kind"]) for row in rows)
    return [
        KindOfDay(
            kind,
            max(int(row["acts"]) for row in rows if row["kind"] == kind),
            [(str(row["unit"]), int(row["moved"])) for row in rows if row["kind"] == kind],
        )
        for kind in kinds
    ]


async def _last_before(db: BaseDBAsyncClient, at: int) -> tuple[int, str]:
    """The last transaction before a moment (ms), and its hash; 0 when there is none."""
    found = await records_of(db, _LAST_BEFORE, [at * 1000])
    return (int(found[0]["seq"]), str(found[0]["hash"])) if found else (0, GENESIS)
