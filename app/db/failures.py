"""The one place that tells "the database is away" from a mistake of ours."""

import logging
import sqlite3

import asyncpg
from tortoise.exceptions import BaseORMException, IntegrityError, OperationalError

from app.core.errors import Unavailable

_PRIMARY_CODE = 0xFF
_NO_ROOM_RETRY_SECONDS = 30
_SQLITE_NO_ROOM = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
_SQLITE_AWAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
_POSTGRES_AWAY = (
    TimeoutError,
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.LockNotAvailableError,
    asyncpg.TransactionRollbackError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
)
# What a database says of rows that it has and cannot hand out, or that make no sense to the driver.
UNREADABLE = (sqlite3.DatabaseError, asyncpg.PostgresError, BaseORMException, ValueError)
_LOST = ("clos", "released back", "another operation")
_log = logging.getLogger(__name__)


class NoRoom(Unavailable):
    """The database's disk is full or takes nothing (503); the log has the error itself."""

    def __init__(self, error: Exception) -> None:
        super().__init__(
            "The server's disk is full or cannot be written. Nothing was saved.", _NO_ROOM_RETRY_SECONDS
        )
        _log.error("the database has no room to write: %s", error)


def from_sqlite(error: sqlite3.Error) -> BaseORMException | Unavailable | sqlite3.Error:
    """What to raise instead: Unavailable for busy, full and unreadable; else tortoise's own kinds."""
    if isinstance(error, sqlite3.IntegrityError):
        return IntegrityError(error)
    if not isinstance(error, sqlite3.OperationalError):
        return error
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _SQLITE_NO_ROOM:
        return NoRoom(error)
    return Unavailable() if code & _PRIMARY_CODE in _SQLITE_AWAY else OperationalError(error)


def from_postgres(error: Exception) -> Exception:
    """What to raise instead: Unavailable for a server that is gone, late, full, or does not let us in."""
    if isinstance(error, asyncpg.DiskFullError):
        return NoRoom(error)
    if isinstance(error, _POSTGRES_AWAY) or is_lost(error):
        return Unavailable()
    return error


def is_lost(error: Exception) -> bool:
    """Whether asyncpg complains of a connection that was closed, taken away or left in the middle."""
    if isinstance(error, asyncpg.InternalClientError):
        return True
    return isinstance(error, asyncpg.InterfaceError) and any(word in str(error) for word in _LOST)
