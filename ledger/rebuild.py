"""Rebuilding books from their log, through the same guards that every posting passes."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from app.core.errors import Conflict, Invalid
from app.db.direct import records_of, run_many
from ledger.accounts import SPEC_COLUMNS
from ledger.chain import GENESIS, link
from ledger.export.log import SLOT_COLUMNS, VERSION
from ledger.head import ENTITLEMENT_FACTS, lock_head
from ledger.payments import PAYMENT_FACTS
from ledger.posting import TX_COLUMNS
from ledger.slots import PERIOD_FACTS

_AT_ONCE = 500
_HELD = (
    "SELECT (SELECT COUNT(*) FROM ledger_tx) + (SELECT COUNT(*) FROM entitlement_event)"
    " + (SELECT COUNT(*) FROM payment) AS held"
)
_TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "entitlement": ("entitlement_event", (*ENTITLEMENT_FACTS, "seal")),
    "slot": ("slot", SLOT_COLUMNS),
    "period": ("slot_period", ("id", *PERIOD_FACTS, "seal")),
    "payment": ("payment", (*PAYMENT_FACTS, "seal")),
}
_ACCOUNTS = (*SPEC_COLUMNS, "balance", "last_seq")
_ENTRIES = ("id", "account_id", "aseq", "tx_id", "amount", "balance_after")
_DECIDED = TX_COLUMNS.index("legs")

Line = tuple[int, str, dict[str, Any]]


async def rebuild(lines: Iterable[str]) -> str:
    """Write everything a log says into books that are empty, or nothing; answers the hash of the head.

    Raises Conflict for books that hold something, Invalid(file) naming the line that does not fit.
    """
    async with in_transaction() as db:
        head = await lock_head(db)
        (row,) = await records_of(db, _HELD, [])
        if head.seq or row["held"]:
            raise Conflict("These books hold something already. Import into an empty database.")
        return await _Rebuilding(db).run(_parsed(lines))


class _Rebuilding:
    """Accounts as they stand so far, and transactions that wait to be written together."""

    def __init__(self, db: BaseDBAsyncClient) -> None:
        self._db = db
        self._hash, self._seq = GENESIS, 0
        self._ids: dict[str, int] = {}
        self._held: dict[str, tuple[int, int]] = {}
        self._waiting: list[dict[str, Any]] = []

    async def run(self, lines: Iterator[Line]) -> str:
        number, kind, what = next(lines, (0, "", {}))
        if kind != "log" or what.get("version") != VERSION:
            raise Invalid("file", f"This is no log of books, version {VERSION}.")
        for number, kind, what in lines:
            try:
                if kind == "end":
                    return await self._end(number, what)
                await self._take(number, kind, what)
            except (KeyError, TypeError, IntegrityError):
                raise _misfit(number) from None
        raise Invalid("file", f"The log breaks off after line {number}.")

    async def _end(self, number: int, what: dict[str, Any]) -> str:
        await self._write_waiting()
        if (what["seq"], what["hash"]) != (self._seq, self._hash):
            raise _misfit(number)
        return self._hash

    async def _take(self, number: int, kind: str, what: dict[str, Any]) -> None:
        if kind == "tx":
            content = [*(what[name] for name in TX_COLUMNS[:_DECIDED]), what["lines"], what["opened"]]
            fits = what["seq"] == self._seq + 1 and what["prev_hash"] == self._hash
            if not fits or what["hash"] != link(self._hash, content):
                raise _misfit(number)
            self._seq, self._hash = what["seq"], what["hash"]
            self._waiting.append(what)
            if len(self._waiting) >= _AT_ONCE:
                await self._write_waiting()
            return
        await self._write_waiting()
        table, columns = _TABLES[kind]
        await run_many(self._db, _insert(table, columns), [[what[name] for name in columns]])

    async def _write_waiting(self) -> None:
        """Accounts first, then legs, then the headers that close them."""
        waiting, self._waiting = self._waiting, []
        await self._open([spec for tx in waiting for spec in tx["opened"]])
        legs = [leg for tx in waiting for leg in self._legs(tx)]
        await run_many(self._db, _insert("ledger_entry", _ENTRIES), legs)
        headers = [[tx[name] for name in TX_COLUMNS] for tx in waiting]
        await run_many(self._db, _insert("ledger_tx", TX_COLUMNS), headers)

    async def _open(self, specs: list[list[Any]]) -> None:
        await run_many(self._db, _insert("ledger_account", _ACCOUNTS), [[*spec, 0, 0] for spec in specs])
        for code, *_ in specs:
            (row,) = await records_of(self._db, "SELECT id FROM ledger_account WHERE code = ?", [code])
            self._ids[code] = row["id"]

    def _legs(self, tx: dict[str, Any]) -> Iterator[tuple[int, ...]]:
        for line, (code, amount) in enumerate(tx["lines"]):
            aseq, balance = self._held.get(code, (0, 0))
            self._held[code] = aseq + 1, balance + amount
            seq = tx["seq"]
            yield (seq << 8 | line, self._ids[code], aseq + 1, seq, amount, balance + amount)


def _parsed(lines: Iterable[str]) -> Iterator[Line]:
    for number, text in enumerate(lines, 1):
        try:
            ((kind, what),) = json.loads(text).items()
        except (ValueError, AttributeError):
            raise Invalid("file", f"Line {number} cannot be read.") from None
        yield number, kind, what


def _misfit(number: int) -> Invalid:
    return Invalid("file", f"Line {number} does not fit what stands before it.")


def _insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  names of ours alone
