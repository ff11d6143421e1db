"""tortoise's engine for SQLite: BEGIN IMMEDIATE behind a fair queue, reads beside it, safe to cancel.

Statements of a transaction run on the loop, microseconds each; what may wait for a lock or the disk
(opening, BEGIN, COMMIT) runs in a thread. A cancelled request can only stop between statements.
"""

from collections.abc import Sequence
from typing import Any

from pypika_tortoise.dialects import SQLLiteQuery
from tortoise.backends.base.client import BaseDBAsyncClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient
from tortoise.backends.sqlite.executor import SqliteExecutor
from tortoise.backends.sqlite.schema_generator import SqliteSchemaGenerator
from tortoise.connection import get_connections

from app.db.sqlite_reader import SqliteReader, Statement
from app.db.sqlite_transaction import Transaction
from app.db.sqlite_writer import SqliteWriter

BUSY_MS = 500


class Client(BaseDBAsyncClient):
    """One database file: a writer, a reader, and tortoise's verbs routed to the right one."""

    executor_class = SqliteExecutor
    query_class = SQLLiteQuery
    schema_generator = SqliteSchemaGenerator
    capabilities = SqliteClient.capabilities

    def __init__(self, file_path: str, **options: Any) -> None:
        super().__init__(**options)
        self.filename = file_path
        self._writer = SqliteWriter(file_path, BUSY_MS)
        self._reader = SqliteReader(file_path, BUSY_MS)

    async def create_connection(self, with_db: bool) -> None:
        """Open the file for writing; the reader opens itself at its first question."""
        await self._writer.open()
        await self._post_connect()

    async def close(self) -> None:
        """Close both connections and their threads."""
        await self._reader.close()
        await self._writer.close()

    async def db_create(self) -> None:
        """Nothing: the file is made when it is opened."""

    async def snapshot(self, statements: Sequence[Statement]) -> list[list[tuple[Any, ...]]]:
        """The rows of several SELECTs (`?` placeholders) as of one moment."""
        return await self._reader.snapshot(statements)

    def _in_transaction(self) -> TransactionContext:
        return _InTransaction(self, self._writer)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        if _only_reads(query):
            rows = await self._reader.rows(query, values)
            return len(rows), rows
        async with _Alone(self, self._writer) as transaction:
            return await transaction.execute_query(query, values)

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        return [dict(row) for row in (await self.execute_query(query, values))[1]]

    async def execute_insert(self, query: str, values: list[Any]) -> Any:
        async with _Alone(self, self._writer) as transaction:
            return await transaction.execute_insert(query, values)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        async with _Alone(self, self._writer) as transaction:
            await transaction.execute_many(query, values)

    async def execute_script(self, query: str) -> None:
        async with _Alone(self, self._writer) as transaction:
            await transaction.execute_script(query)


class _Alone(TransactionContext):
    """A transaction that the models do not see: for one statement outside of any."""

    def __init__(self, client: Client, writer: SqliteWriter) -> None:
        self._client, self._writer = client, writer

    async def __aenter__(self) -> Transaction:
        self._transaction = Transaction(self._client, self._writer, await self._writer.begin())
        return self._transaction

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        await self._transaction.end(keep=kind is None)


class _InTransaction(_Alone):
    """`async with in_transaction()`: the models of this task write through it."""

    async def __aenter__(self) -> Transaction:
        transaction = await super().__aenter__()
        self._token = get_connections().set(self._client.connection_name, transaction)
        return transaction

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        get_connections().reset(self._token)
        await super().__aexit__(kind, error, trace)


def _only_reads(query: str) -> bool:
    return query.lstrip()[:6].upper() == "SELECT"


client_class = Client
