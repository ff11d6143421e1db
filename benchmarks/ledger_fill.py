"""Writing rows past the product and its guards, many times faster: on SQLite, and on PostgreSQL by COPY."""

import asyncio
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing

import asyncpg

from app.db.config import is_postgres, sqlite_path
from benchmarks.ledger_story import COLUMNS, Rows

_CACHE_KIB = 400_000


def write(database_url: str, batches: Iterable[Rows], columns: Mapping[str, Sequence[str]] = COLUMNS) -> None:
    """Add the rows of every batch to a migrated database; `columns` are those of each table."""
    if is_postgres(database_url):
        asyncio.run(_copy(database_url, batches, columns))
    else:
        _insert(sqlite_path(database_url), batches, columns)


def _insert(path: str, batches: Iterable[Rows], columns: Mapping[str, Sequence[str]]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        pragmas = ("journal_mode=WAL", "synchronous=OFF", f"cache_size=-{_CACHE_KIB}")
        connection.executescript("".join(f"PRAGMA {pragma};" for pragma in pragmas))
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for rows in batches:
            for table, lines in rows.items():
                names, marks = ", ".join(columns[table]), ", ".join("?" * len(columns[table]))
                connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", lines)
            connection.commit()
        for _, sql in guards:
            connection.execute(sql)
        connection.executescript("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);")


async def _copy(database_url: str, batches: Iterable[Rows], columns: Mapping[str, Sequence[str]]) -> None:
    connection = await asyncpg.connect(database_url)
    await connection.execute("SET session_replication_role = replica; SET synchronous_commit = off")
    for rows in batches:
        for table, lines in rows.items():
            await connection.copy_records_to_table(table, records=lines, columns=columns[table])
    await connection.execute("ANALYZE")
    await connection.close()
