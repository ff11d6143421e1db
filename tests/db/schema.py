"""What a database's catalogue says of its tables, in a form that two databases can be compared by."""

import sqlite3
from contextlib import closing
from typing import Any

import asyncpg

from app.db.config import is_postgres, sqlite_path

Schema = dict[str, Any]

_POSTGRES = {
    "columns": """SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,
        column_default FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2""",
    "constraints": """SELECT conrelid::regclass::text, conname,
        replace(pg_get_constraintdef(oid), ' DEFERRABLE INITIALLY DEFERRED', '') FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f') ORDER BY 1, 2""",
    "indexes": """SELECT tablename, indexname, indexdef FROM pg_indexes
        WHERE schemaname = 'public' ORDER BY 1, 2""",
}


async def schema_of(database_url: str) -> Schema:
    """Tables with columns, keys, uniques, references and indexes; without checks and aerich's table."""
    if is_postgres(database_url):
        return await _postgres_schema(database_url)
    with closing(sqlite3.connect(sqlite_path(database_url))) as connection:
        return {table: _sqlite_table(connection, table) for table in _sqlite_tables(connection)}


def _sqlite_tables(connection: sqlite3.Connection) -> list[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in names if name != "aerich" and not name.startswith("sqlite_")]


def _sqlite_table(connection: sqlite3.Connection, table: str) -> Schema:
    indexes = connection.execute(f"PRAGMA index_list({table})").fetchall()
    return {
        "columns": sorted(row[1:] for row in connection.execute(f"PRAGMA table_info({table})")),
        "references": sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list({table})")),
        "indexes": sorted(_sqlite_index(connection, name, unique) for _, name, unique, _, _ in indexes),
    }


def _sqlite_index(connection: sqlite3.Connection, name: str, unique: int) -> tuple[str, int, str]:
    columns = [row[2] for row in connection.execute(f"PRAGMA index_info('{name}')")]
    return (name, unique, ",".join(columns))


async def _postgres_schema(database_url: str) -> Schema:
    connection = await asyncpg.connect(database_url)
    try:
        found = {name: [tuple(row) for row in await connection.fetch(sql)] for name, sql in _POSTGRES.items()}
    finally:
        await connection.close()
    return {name: [row for row in rows if row[0] != "aerich"] for name, rows in found.items()}
