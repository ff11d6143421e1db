"""tortoise's engine for PostgreSQL: nothing waits past a deadline, and cancelling leaks no connection."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.connection import get_connections
from tortoise.exceptions import TransactionManagementError

from app.db.failures import from_postgres
from app.db.finishing import run_to_end
from app.db.statements import numbered

ANSWER_SECONDS = 1.5
POOL_SIZE_MAX = 8
READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
SESSION = {
    "application_name": "hep-status",
    "lock_timeout": "1400",
    "idle_in_transaction_session_timeout": "10000",
    "jit": "off",
}


class _Connection(asyncpg.Connection):  # type: ignore[misc]
    def get_reset_query(self) -> str:
        """Nothing to reset: no session state is ever set on a pooled connection."""
        return ""


class _Told:
    """Errors of the driver, told in our words."""

    async def _translate_exceptions(self, func: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return await super()._translate_exceptions(func, *args, **kwargs)  # type: ignore[misc]
        except Exception as error:
            told = from_postgres(error)
            if told is error:
                raise
            raise told from error


class Client(_Told, AsyncpgDBClient):
    """A pool of connections to `dsn`, opened on first use."""

    def __init__(self, dsn: str, **options: Any) -> None:
        super().__init__(**options)
        self._dsn = dsn

    async def create_connection(self, with_db: bool) -> None:
        """Open the pool; Unavailable when the server does not answer."""
        async with self._pool_init_lock:
            if self._pool is None:
                self._pool = await self._opened_pool()
                await self._post_connect()

    async def _opened_pool(self) -> Any:
        try:
            return await asyncpg.create_pool(
                self._dsn,
                min_size=1,
                max_size=POOL_SIZE_MAX,
                connection_class=_Connection,
                timeout=ANSWER_SECONDS,
                command_timeout=ANSWER_SECONDS,
                server_settings=SESSION,
            )
        except Exception as error:
            raise from_postgres(error) from error

    async def snapshot(self, statements: Sequence[tuple[str, Sequence[Any]]]) -> list[list[tuple[Any, ...]]]:
        """The rows of several SELECTs (`?` placeholders) as of one moment."""
        return await self._translate_exceptions(Client._snapshot, statements)  # type: ignore[no-any-return]

    async def _snapshot(self, statements: Sequence[tuple[str, Sequence[Any]]]) -> list[list[tuple[Any, ...]]]:
        async with _Borrowed(self, for_transaction=True) as raw:
            await raw.execute(READING)
            rows = [_plain(await raw.fetch(numbered(sql), *values)) for sql, values in statements]
            await raw.execute("COMMIT")
            return rows

    def acquire_connection(self) -> Any:
        return _Borrowed(self)

    def _in_transaction(self) -> TransactionContext:
        return _InTransaction(self)

    async def borrow(self) -> Any:
        """A connection from the pool; TimeoutError when none comes free in time."""
        if self._pool is None:
            await self.create_connection(with_db=True)
        assert self._pool is not None
        return await self._pool.acquire(timeout=ANSWER_SECONDS)

    async def give_back(self, raw: Any, *, broken: bool) -> None:
        """Return a connection; a broken one is cut off first, so that nothing waits for it."""
        if broken:
            with suppress(asyncpg.InterfaceError):  # it is gone already, and the pool knows
                raw.terminate()
        if self._pool is not None:
            await self._pool.release(raw, timeout=ANSWER_SECONDS)


class _Borrowed:
    """A connection for one statement, or for a transaction that is worth nothing unless it ends well."""

    def __init__(self, client: Client, *, for_transaction: bool = False) -> None:
        self._client, self._for_transaction = client, for_transaction

    async def __aenter__(self) -> Any:
        self._raw = await self._client.borrow()
        return self._raw

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        broken = _breaks(error) or (self._for_transaction and error is not None)
        await run_to_end(self._client.give_back(self._raw, broken=broken))


class _Transaction(_Told, TransactionWrapper):
    def acquire_connection(self) -> Any:
        """The connection, until the transaction has ended and given it back."""
        if self._finalized:
            raise TransactionManagementError("This transaction has ended; start tasks after its block.")
        return super().acquire_connection()

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(_Transaction(self))


class _InTransaction(TransactionContext):
    """`async with in_transaction()`: acquired and begun under one deadline, ended to the end."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def __aenter__(self) -> _Transaction:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                self.transaction = await self._begun()
        except Exception as error:
            raise from_postgres(error) from error
        self._token = get_connections().set(self._client.connection_name, self.transaction)
        return self.transaction

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        get_connections().reset(self._token)
        await run_to_end(self._end(keep=kind is None, broken=_breaks(error)))

    async def _begun(self) -> _Transaction:
        raw = await self._client.borrow()
        transaction = _Transaction(self._client)
        transaction._connection = raw
        try:
            await transaction.begin()
        except BaseException:
            await run_to_end(self._client.give_back(raw, broken=True))
            raise
        return transaction

    async def _end(self, *, keep: bool, broken: bool) -> None:
        raw, finished = self.transaction._connection, False
        try:
            if not (broken or self.transaction._finalized):
                async with asyncio.timeout(ANSWER_SECONDS):
                    await (self.transaction.commit() if keep else self.transaction.rollback())
            finished = not broken
        except Exception as error:
            if keep:
                raise from_postgres(error) from error
        finally:
            self.transaction._finalized = True
            await self._client.give_back(raw, broken=not finished)


def _breaks(error: BaseException | None) -> bool:
    """Whether the connection may still be in the middle of something after this error."""
    cause = error.__cause__ if error is not None else None
    return isinstance(error, TimeoutError) or isinstance(cause, TimeoutError)


def _plain(records: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Column by column: of each the database knows one type, so one value tells whether they are ids."""
    return list(zip(*map(_plain_column, zip(*records, strict=True)), strict=True))


def _plain_column(column: tuple[Any, ...]) -> tuple[Any, ...]:
    known = next((value for value in column if value is not None), None)
    if not isinstance(known, UUID):
        return column
    return tuple(None if value is None else str(value) for value in column)


client_class = Client
