"""Transactions in order with all their lines, read in pieces: what every format is written from."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from app.core.clock import MS_PER_SECOND, iso_ms
from app.core.errors import Invalid
from app.db.reading import read
from ledger.verify.span import Span, batches, pieces

OPENING = "opening"
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_TXS = (
    "SELECT seq, kind, key, at, effective_at, actor_kind, actor_id, reason, owner_id, ref_kind, ref_id,"
    " reverses FROM ledger_tx WHERE seq BETWEEN ? AND ? ORDER BY seq"
)
_LINES = (
    "SELECT e.tx_id, a.code, a.kind, a.unit, e.amount, e.balance_after, e.aseq FROM ledger_entry e"
    " JOIN ledger_account a ON a.id = e.account_id WHERE e.id >= ? AND e.id < ? ORDER BY e.id"
)
_FIRST_SINCE = "SELECT seq FROM ledger_tx WHERE at >= ? ORDER BY at LIMIT 1"
_LAST = "SELECT seq FROM ledger_tx ORDER BY seq DESC LIMIT 1"
_HELD = (
    "SELECT a.id, a.code, a.kind, a.unit, (SELECT e.balance_after FROM ledger_entry e"
    " WHERE e.account_id = a.id AND e.tx_id < {seq} ORDER BY e.tx_id DESC LIMIT 1)"
    " FROM ledger_account a WHERE {after} ORDER BY a.id LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """So many units into an account, what it holds then, and whether it is named for the first time."""

    code: str
    kind: str
    unit: str
    amount: int
    balance: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Act:
    """A transaction; `at` in µs. Those that carry balances into a month have kind `opening` and number 0."""

    seq: int
    kind: str
    key: str
    at: int
    effective_at: int
    actor_kind: str
    actor_id: str
    reason: str
    owner_id: str | None
    ref_kind: str
    ref_id: str
    reverses: int | None
    lines: tuple[Line, ...]

    @property
    def moves(self) -> bool:
        """False for an opening that only names an account."""
        return self.kind != OPENING or len(self.lines) > 1

    @property
    def day(self) -> str:
        """The date in UTC, 2026-11-22."""
        return iso_ms(self.at // 1000)[:10]


async def acts_of(month: str | None) -> AsyncIterator[Act]:
    """Everything from the first transaction on; or one month (`2026-11`), after what was held when it began.

    Raises Invalid(month).
    """
    if month is None:
        async for act in _acts(Span(1, await _last())):
            yield act
        return
    starts, ends = month_of(month)
    first, after = await _first_since(starts), await _first_since(ends)
    async for act in _opening(first, starts):
        yield act
    async for act in _acts(Span(first, after - 1)):
        yield act


def month_of(month: str) -> tuple[int, int]:
    """When the month begins and ends in UTC, µs. Raises Invalid(month)."""
    match = _MONTH.fullmatch(month)
    if match is None:
        raise Invalid("month", "A month looks like 2026-11.")
    year, number = int(match[1]), int(match[2])
    months = (year, number), (year + number // 12, number % 12 + 1)
    begins, ends = (datetime(*each, 1, tzinfo=UTC) for each in months)
    return _micros(begins), _micros(ends)


def _micros(at: datetime) -> int:
    return round(at.timestamp()) * MS_PER_SECOND * 1000


async def _last() -> int:
    (rows,) = await read((_LAST, ()))
    return int(rows[0][0]) if rows else 0


async def _first_since(at: int) -> int:
    """The first transaction since `at` (µs); the one that is not there yet when there is none."""
    (rows,) = await read((_FIRST_SINCE, (at,)))
    return int(rows[0][0]) if rows else await _last() + 1


async def _acts(span: Span) -> AsyncIterator[Act]:
    async for piece in pieces(span.first - 1, span.last):
        txs, lines = await read((_TXS, piece.seqs), (_LINES, piece.entries))
        under = {seq: tuple(map(_line, rows)) for seq, rows in groupby(lines, key=lambda row: row[0])}
        for row in txs:
            yield Act(*(*row, under.get(row[0], ())))


def _line(row: tuple[Any, ...]) -> Line:
    _, code, kind, unit, amount, balance, aseq = row
    return Line(code, kind, unit, amount, balance, aseq == 1)


async def _opening(first: int, at: int) -> AsyncIterator[Act]:
    """An act for each account from before `first`, against an account that ends empty.

    An account that held nothing is only named: its act has one line.
    """
    against: dict[str, int] = {}
    async for rows in batches(_HELD.replace("{seq}", str(first))):
        for _, code, kind, unit, balance in rows:
            if balance is not None:
                lines = [Line(code, kind, unit, balance, balance, opens=True)]
                if balance:
                    new = unit not in against
                    against[unit] = against.get(unit, 0) - balance
                    lines.append(Line(f"{OPENING}:{unit}", OPENING, unit, -balance, against[unit], new))
                yield Act(0, OPENING, "", at, at // 1000, "", "", "", None, "", "", None, tuple(lines))
