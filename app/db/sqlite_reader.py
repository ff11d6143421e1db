"""Reads on SQLite: a read-only connection of their own, in a thread of its own, never behind a writer."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from app.core.errors import Unavailable
from app.db.failures import from_sqlite
from app.db.own_thread import OwnThread

Answer = TypeVar("Answer")
Statement = tuple[str, Sequence[Any]]

READ_SECONDS = 1.5
CLOSE_SECONDS = 2.0


class SqliteReader:
    """One connection that can only read; every call is one hop to its thread and ends there."""

    def __init__(self, path: str, busy_ms: int) -> None:
        self._path, self._busy_ms = path, busy_ms
        self._thread = OwnThread("sqlite-reader")
        self._connection: sqlite3.Connection | None = None

    async def rows(self, sql: str, values: Sequence[Any] | None) -> list[sqlite3.Row]:
        """All rows of one SELECT, by name or position."""
        return await self._in_thread(lambda connection: connection.execute(sql, values or ()).fetchall())

    async def snapshot(self, statements: Sequence[Statement]) -> list[list[tuple[Any, ...]]]:
        """The rows of several SELECTs as of one moment."""
        return await self._in_thread(lambda connection: _in_one_transaction(connection, statements))

    async def close(self) -> None:
        """Close the connection in its thread and end the thread."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await asyncio.wait({self._thread.call(connection.close)}, timeout=CLOSE_SECONDS)
        self._thread.stop()

    async def _in_thread(self, ask: Callable[[sqlite3.Connection], Answer]) -> Answer:
        last_start = time.monotonic() + READ_SECONDS

        def run() -> Answer:
            if time.monotonic() > last_start:
                raise Unavailable
            try:
                return ask(self._open())
            except sqlite3.Error as error:
                raise from_sqlite(error) from error

        try:
            async with asyncio.timeout(READ_SECONDS):
                return await self._thread.call(run)
        except TimeoutError:
            raise Unavailable from None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            uri = f"{_file_uri(self._path)}?mode=rw"
            connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
            connection.row_factory = sqlite3.Row
            connection.execute(f"PRAGMA busy_timeout={self._busy_ms}")
            connection.execute("PRAGMA query_only=ON")
            self._connection = connection
        return self._connection


def _file_uri(path: str) -> str:
    return "file:" + path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _in_one_transaction(
    connection: sqlite3.Connection, statements: Sequence[Statement]
) -> list[list[tuple[Any, ...]]]:
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute("BEGIN")
    try:
        return [cursor.execute(sql, [_plain(v) for v in values]).fetchall() for sql, values in statements]
    finally:
        cursor.execute("ROLLBACK")


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
