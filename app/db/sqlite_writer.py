"""The one writing connection of a process to a SQLite file."""

import asyncio
import sqlite3
from functools import partial

from app.core.errors import Unavailable
from app.db.failures import from_sqlite
from app.db.finishing import run_to_end
from app.db.own_thread import OwnThread
from app.db.writer_queue import STILL_SECONDS_MAX, WriterQueue

CLOSE_SECONDS = 2.0
PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "recursive_triggers": "ON",  # else INSERT OR REPLACE goes round the triggers that guard the books
    "journal_size_limit": str(64 * 1024 * 1024),
}


class SqliteWriter:
    """Gives the connection to one transaction at a time, in order of asking.

    BEGIN and COMMIT run in a thread: held locks keep SQLite for up to ten seconds, whatever its busy timeout.
    """

    def __init__(self, path: str, busy_ms: int) -> None:
        self._path, self._busy_ms = path, busy_ms
        self._queue = WriterQueue(path)
        self._thread = OwnThread("sqlite-writer")
        self._connection: sqlite3.Connection | None = None

    async def open(self) -> None:
        """Open the file now rather than at the first write. Raises Unavailable."""
        try:
            async with asyncio.timeout(STILL_SECONDS_MAX):
                await self._thread.call(self._opened)
        except TimeoutError:
            raise Unavailable from None
        except sqlite3.Error as error:
            raise from_sqlite(error) from error

    async def begin(self) -> sqlite3.Connection:
        """Wait for our turn and begin; Unavailable when the queue stands still. `end()` must follow."""
        deadline = await self._queue.enter()
        begun = self._thread.call(self._begin)
        try:
            async with asyncio.timeout_at(deadline):
                return await asyncio.shield(begun)
        except BaseException as error:
            begun.add_done_callback(self._give_up)
            if isinstance(error, sqlite3.Error):
                raise from_sqlite(error) from error
            if isinstance(error, TimeoutError):
                raise Unavailable from None
            raise

    async def end(self, *, keep: bool) -> None:
        """Commit or roll back, and let the next writer in; Unavailable when the disk refuses."""
        connection = self._connection
        if not keep or connection is None:
            self._leave(moved=True)
            return
        committed = self._thread.call(partial(connection.execute, "COMMIT"))
        committed.add_done_callback(self._give_up)
        try:
            await run_to_end(committed)
        except sqlite3.Error as error:
            raise from_sqlite(error) from error

    async def close(self) -> None:
        """Close the connection; whatever is uncommitted is lost."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await asyncio.wait({self._thread.call(connection.close)}, timeout=CLOSE_SECONDS)
        self._thread.stop()
        self._queue.close()

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = open_file(self._path, self._busy_ms)
        return self._connection

    def _begin(self) -> sqlite3.Connection:
        connection = self._opened()
        connection.execute("BEGIN IMMEDIATE")
        return connection

    def _give_up(self, hop: "asyncio.Future[sqlite3.Connection] | asyncio.Future[sqlite3.Cursor]") -> None:
        """The thread is through with BEGIN or COMMIT: whatever is still open is rolled back."""
        self._leave(moved=hop.exception() is None)

    def _leave(self, *, moved: bool) -> None:
        """Leave no transaction behind; a connection that cannot even do that is thrown away."""
        connection = self._connection
        try:
            if connection is not None and connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            self._connection = None
        self._queue.leave(moved=moved)


def open_file(path: str, busy_ms: int) -> sqlite3.Connection:
    """A connection as every writer of ours needs it. Blocks."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=512, timeout=busy_ms / 1000
    )
    try:
        for pragma, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {pragma}={value}")
    except BaseException:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection
