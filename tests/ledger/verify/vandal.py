"""Somebody with the database's own tools: guards off, any byte of any row changed."""

import random
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import Any
from uuid import UUID

import asyncpg

from app.db.config import sqlite_path
from tests.conftest import Database

TABLES = (
    *("ledger_tx", "ledger_entry", "ledger_account", "ledger_head"),
    *("slot_period", "payment", "entitlement_event"),
)
Refused = (sqlite3.IntegrityError, asyncpg.PostgresError)


class Vandal(ABC):
    """Rows are named by the database's own address of them."""

    @abstractmethod
    async def addresses(self, table: str) -> list[Any]:
        """Every row."""

    @abstractmethod
    async def row(self, table: str, address: Any) -> dict[str, Any]:
        """One row as it lies there: bytes for text."""

    @abstractmethod
    async def put(self, table: str, address: Any, column: str, value: Any) -> Any:
        """Overwrite one value; the row's new address."""

    @abstractmethod
    async def run(self, sql: str) -> None:
        """Anything else."""

    async def flip(self, chance: random.Random, table: str) -> "Flip":
        """Change one byte somewhere in the table, whatever the database lets one change."""
        while True:
            address = chance.choice(await self.addresses(table))
            row = await self.row(table, address)
            column = chance.choice([name for name, value in row.items() if value not in {None, b""}])
            flipped = flipped_byte(chance, row[column])
            try:
                now = await self.put(table, address, column, flipped)
            except Refused:
                continue
            return Flip(self, table, now, column, row[column], flipped)


class Flip:
    """What was changed, and the way back."""

    def __init__(
        self, vandal: Vandal, table: str, address: Any, column: str, before: Any, after: Any
    ) -> None:
        self._vandal, self._table, self._address = vandal, table, address
        self._column, self._before, self._after = column, before, after

    def __str__(self) -> str:
        return f"{self._table}.{self._column}: {self._before!r} became {self._after!r}"

    def moved_to(self, address: Any) -> None:
        """The row was written anew since."""
        self._address = address

    async def undo(self) -> None:
        """As it was."""
        await self._vandal.put(self._table, self._address, self._column, self._before)


def flipped_byte(chance: random.Random, value: Any) -> Any:
    """The same value with one byte of it changed."""
    if isinstance(value, int):
        return value ^ (chance.randint(1, 255) << 8 * chance.randrange(4 if abs(value) < 2**31 else 7))
    raw = bytearray(value.bytes if isinstance(value, UUID) else value)
    raw[chance.randrange(len(raw))] ^= chance.randint(1, 255)
    return UUID(bytes=bytes(raw)) if isinstance(value, UUID) else bytes(raw)


class SqliteVandal(Vandal):
    """With the file open and all triggers and checks gone."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("PRAGMA ignore_check_constraints=ON")
        guards = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        self._guards = connection.execute(guards).fetchall()
        for name, _ in self._guards:
            connection.execute(f"DROP TRIGGER {name}")

    def leave(self) -> None:
        """Put the guards back, as if nobody had been here."""
        for _, sql in self._guards:
            self._connection.execute(sql)

    async def addresses(self, table: str) -> list[Any]:
        return [row[0] for row in self._connection.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]

    async def row(self, table: str, address: Any) -> dict[str, Any]:
        names = [row[1] for row in self._connection.execute(f"PRAGMA table_info({table})")]
        listed = ", ".join(
            f"CASE typeof({name}) WHEN 'text' THEN CAST({name} AS BLOB) ELSE {name} END" for name in names
        )
        found = self._connection.execute(f"SELECT {listed} FROM {table} WHERE rowid = ?", (address,))
        return dict(zip(names, found.fetchone(), strict=True))

    async def put(self, table: str, address: Any, column: str, value: Any) -> Any:
        mark = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
        sql = f"UPDATE {table} SET {column} = {mark} WHERE rowid = ? RETURNING rowid"
        return self._connection.execute(sql, (value, address)).fetchone()[0]

    async def run(self, sql: str) -> None:
        self._connection.execute(sql)


class PostgresVandal(Vandal):
    """As a superuser for whom triggers and foreign keys do not count."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def addresses(self, table: str) -> list[Any]:
        return [row[0] for row in await self._connection.fetch(f"SELECT ctid FROM {table} ORDER BY ctid")]

    async def row(self, table: str, address: Any) -> dict[str, Any]:
        row = await self._connection.fetchrow(f"SELECT * FROM {table} WHERE ctid = $1", address)
        return {name: value.encode() if isinstance(value, str) else value for name, value in row.items()}

    async def put(self, table: str, address: Any, column: str, value: Any) -> Any:
        told = value.decode("latin-1") if isinstance(value, bytes) else value
        sql = f"UPDATE {table} SET {column} = $1 WHERE ctid = $2 RETURNING ctid"
        return await self._connection.fetchval(sql, told, address)

    async def run(self, sql: str) -> None:
        await self._connection.execute(sql)


@asynccontextmanager
async def vandal_of(database: Database) -> AsyncIterator[Vandal]:
    """Somebody at work in the database of this test."""
    if database.kind == "sqlite":
        path = sqlite_path(database.url)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            vandal = SqliteVandal(connection)
            yield vandal
            vandal.leave()
        return
    connection = await asyncpg.connect(database.url)
    try:
        await connection.execute("SET session_replication_role = replica")
        yield PostgresVandal(connection)
    finally:
        await connection.close()
