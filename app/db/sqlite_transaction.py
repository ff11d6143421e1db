"""A running SQLite transaction, as tortoise's models see it."""

import itertools
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pypika_tortoise.dialects import SQLLiteQuery
from tortoise.backends.base.client import (
    BaseDBAsyncClient,
    NestedTransactionContext,
    TransactionalDBClient,
    TransactionContext,
)
from tortoise.backends.sqlite.client import SqliteClient
from tortoise.backends.sqlite.executor import SqliteExecutor
from tortoise.backends.sqlite.schema_generator import SqliteSchemaGenerator
from tortoise.exceptions import TransactionManagementError

from app.db.failures import from_sqlite
from app.db.statements import statements_of

if TYPE_CHECKING:
    from app.db.sqlite_writer import SqliteWriter

_savepoint_numbers = itertools.count()


class Transaction(TransactionalDBClient):
    """Runs statements on the loop, on the writer's connection, until it has ended."""

    executor_class = SqliteExecutor
    query_class = SQLLiteQuery
    schema_generator = SqliteSchemaGenerator
    capabilities = SqliteClient.capabilities

    def __init__(
        self, client: BaseDBAsyncClient, writer: "SqliteWriter", connection: sqlite3.Connection
    ) -> None:
        super().__init__(client.connection_name, client.fetch_inserted)
        self._parent, self._writer, self._raw = client, writer, connection
        self._outer: Transaction | None = None
        self._savepoint = ""
        self._ended = False

    def _in_transaction(self) -> TransactionContext:
        nested = Transaction(self._parent, self._writer, self._raw)
        nested._outer = self
        return NestedTransactionContext(nested)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        with self._usable() as raw:
            cursor = raw.execute(query.replace("\x00", "'||CHAR(0)||'"), values or ())
            rows = cursor.fetchall()
            return (cursor.rowcount if cursor.rowcount >= 0 else len(rows)), rows

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        return [dict(row) for row in (await self.execute_query(query, values))[1]]

    async def execute_insert(self, query: str, values: list[Any]) -> Any:
        with self._usable() as raw:
            return raw.execute(query, values).lastrowid

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        with self._usable() as raw:
            raw.executemany(query, values)

    async def execute_script(self, query: str) -> None:
        with self._usable() as raw:
            for statement in statements_of(query):
                raw.execute(statement)

    async def end(self, *, keep: bool) -> None:
        """Close the transaction's block: commit or roll back, then let the next writer in."""
        undone, self._ended = self._ended, True
        await self._writer.end(keep=keep and not undone)

    async def begin(self) -> None:
        """Begun by the writer, before this object exists."""

    async def commit(self) -> None:
        raise TransactionManagementError("A transaction is committed by leaving its block.")

    async def rollback(self) -> None:
        """Undo everything now; the block may only be left after this."""
        with self._usable() as raw:
            raw.execute("ROLLBACK")
        self._ended = True

    async def savepoint(self) -> None:
        self._savepoint = f"hep_{next(_savepoint_numbers)}"
        with self._usable() as raw:
            raw.execute(f"SAVEPOINT {self._savepoint}")

    async def savepoint_rollback(self) -> None:
        with self._usable() as raw:
            if raw.in_transaction:  # a full disk has undone everything already
                raw.execute(f"ROLLBACK TO {self._savepoint}")
                raw.execute(f"RELEASE {self._savepoint}")

    async def release_savepoint(self) -> None:
        with self._usable() as raw:
            raw.execute(f"RELEASE {self._savepoint}")

    @property
    def _has_ended(self) -> bool:
        return self._ended or (self._outer is not None and self._outer._has_ended)

    @contextmanager
    def _usable(self) -> Iterator[sqlite3.Connection]:
        """The connection, with its errors told in our words; refused once the transaction has ended."""
        if self._has_ended:
            raise TransactionManagementError("This transaction has ended; start tasks after its block.")
        try:
            yield self._raw
        except sqlite3.Error as error:
            raise from_sqlite(error) from error
