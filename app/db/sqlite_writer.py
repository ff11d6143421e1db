"""The one writing connection of a process to a SQLite file."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from app.core.errors import Unavailable
from app.db.failures import from_sqlite
from app.db.finishing import run_to_end
from app.db.writer_queue import ENTER_SECONDS, WriterQueue

Result = TypeVar("Result")

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "recursive_triggers": "ON",  # else INSERT OR REPLACE goes round the triggers that guard the books
    "journal_size_limit": str(64 * 1024 * 1024),
}


class SqliteWriter:
    """Gives the connection to one transaction at a time, in order of asking."""

    def __init__(self, path: str, busy_ms: int) -> None:
        self._path, self._busy_ms = path, busy_ms
        self._queue = WriterQueue(path)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite-writer")
        self._connection: sqlite3.Connection | None = None

    async def open(self) -> sqlite3.Connection:
        """The connection, opened and set up if it is not."""
        if self._connection is None:
            self._connection = await self._in_thread(lambda: open_file(self._path, self._busy_ms))
        return self._connection

    async def begin(self) -> sqlite3.Connection:
        """Wait for our turn and begin; Unavailable after ENTER_SECONDS. `end()` must follow."""
        deadline = asyncio.get_running_loop().time() + ENTER_SECONDS
        await self._queue.enter(deadline)
        try:
            connection = await self.open()
            await self._begin_on(connection, deadline)
        except BaseException as error:
            self._roll_back()
            self._queue.leave()
            if isinstance(error, sqlite3.Error):
                raise from_sqlite(error) from error
            raise
        return connection

    async def end(self, *, keep: bool) -> None:
        """Commit or roll back, and let the next writer in; Unavailable when the disk refuses."""
        await run_to_end(self._end(keep))

    async def close(self) -> None:
        """Close the connection; whatever is uncommitted is lost."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await self._in_thread(connection.close)
        self._thread.shutdown(wait=False)
        self._queue.close()

    async def _begin_on(self, connection: sqlite3.Connection, deadline: float) -> None:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not isinstance(from_sqlite(error), Unavailable):
                raise
            left_ms = int(1000 * (deadline - asyncio.get_running_loop().time()))
            patience_ms = max(0, min(self._busy_ms, left_ms))
            await self._in_thread(lambda: _begin_patiently(connection, patience_ms))

    async def _end(self, keep: bool) -> None:
        try:
            if keep and self._connection is not None:
                await self._in_thread(partial(self._connection.execute, "COMMIT"))
        except sqlite3.Error as error:
            raise from_sqlite(error) from error
        finally:
            self._roll_back()
            self._queue.leave()

    def _roll_back(self) -> None:
        """Leave no transaction behind; a connection that cannot even do that is thrown away."""
        connection = self._connection
        if connection is None or not connection.in_transaction:
            return
        try:
            connection.execute("ROLLBACK")
        except sqlite3.Error:
            self._connection = None
            connection.close()

    async def _in_thread(self, act: Callable[[], Result]) -> Result:
        async def hop() -> Result:
            return await asyncio.get_running_loop().run_in_executor(self._thread, act)

        return await run_to_end(hop())


def open_file(path: str, busy_ms: int) -> sqlite3.Connection:
    """A connection as every writer of ours needs it. Blocks; BEGIN on it does not wait for others."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=512, timeout=busy_ms / 1000
    )
    try:
        for pragma, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {pragma}={value}")
        connection.execute("PRAGMA busy_timeout=0")
    except BaseException:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


def _begin_patiently(connection: sqlite3.Connection, patience_ms: int) -> None:
    """BEGIN that waits for a writer who is not in our queue: a shell, a backup."""
    connection.execute(f"PRAGMA busy_timeout={patience_ms}")
    try:
        connection.execute("BEGIN IMMEDIATE")
    finally:
        connection.execute("PRAGMA busy_timeout=0")
