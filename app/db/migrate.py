"""Bringing a database to the schema of this release, one process at a time, each step whole or not at all."""

import asyncio
import base64
import fcntl
import importlib.util
import os
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import asyncpg

from app.core.errors import Unavailable
from app.db.config import is_postgres, sqlite_path
from app.db.failures import from_postgres, from_sqlite
from app.db.sqlite_writer import open_file
from app.db.statements import statements_of

APP = "models"
CONNECT_SECONDS = 5.0
BUSY_MS = 5000
_ADVISORY_LOCK = 0x4845_505F
_FILE = re.compile(r"(\d+)_\w+\.py")
_RECORD = "INSERT INTO aerich (version, app, content) VALUES (?, ?, ?)"


class MigrationFailed(Exception):
    """A step could not be taken; the database is as it was before that step."""

    def __init__(self, version: str, reason: str) -> None:
        super().__init__(f"Migration {version} failed and was undone: {reason}")
        self.version = version


@dataclass(frozen=True, slots=True)
class Step:
    """One migration file: its name and its SQL for each dialect, and the models it leads to, as JSON."""

    version: str
    upgrade: dict[str, str]
    models: str


async def migrate(database_url: str, folder: Path | None = None) -> list[str]:
    """Take every missing step and name those taken. Others who migrate meanwhile wait and find none left.

    Raises MigrationFailed, and Unavailable when the database cannot be reached.
    """
    steps = steps_in(folder)
    if is_postgres(database_url):
        return await _migrate_postgres(database_url, steps)
    return await asyncio.to_thread(_migrate_sqlite, sqlite_path(database_url), steps)


async def missing(database_url: str, folder: Path | None = None) -> list[str]:
    """The steps that `migrate` would take; all of them on an empty database. Raises Unavailable."""
    if is_postgres(database_url):
        taken = await _taken_postgres(database_url)
    else:
        taken = await asyncio.to_thread(_taken_in_file, sqlite_path(database_url))
    return [step.version for step in steps_in(folder) if step.version not in taken]


def steps_in(folder: Path | None = None) -> list[Step]:
    """The migration files in order of their number; ours unless a folder is named."""
    folder = folder or Path(str(files("migrations") / APP))
    found = [(int(match[1]), path) for path in folder.iterdir() if (match := _FILE.fullmatch(path.name))]
    return [_step(path) for _, path in sorted(found)]


def _step(path: Path) -> Step:
    spec = importlib.util.spec_from_file_location(f"migration_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    models = zlib.decompress(base64.b64decode(module.MODELS_STATE)).decode()
    return Step(path.name, module.UPGRADE, models)


def _migrate_sqlite(path: str, steps: list[Step]) -> list[str]:
    try:
        with _writer_lock(path), closing(open_file(path, BUSY_MS)) as connection:
            connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
            connection.execute("PRAGMA foreign_keys=OFF")  # else rebuilding a table deletes its children
            taken = _taken_sqlite(connection)
            todo = [step for step in steps if step.version not in taken]
            for step in todo:
                _take_on_sqlite(connection, step)
            return [step.version for step in todo]
    except sqlite3.OperationalError as error:
        raise from_sqlite(error) from error
    except OSError as error:
        raise Unavailable from error


@contextmanager
def _writer_lock(path: str) -> Iterator[None]:
    """Stand in the writers' own queue, so that none of them is caught in the middle."""
    file = os.open(f"{path}.writer", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def _take_on_sqlite(connection: sqlite3.Connection, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements_of(step.upgrade["sqlite"]):
            connection.execute(statement)
        _require_whole(connection, step)
        connection.execute(_RECORD, (step.version, APP, step.models))
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise MigrationFailed(step.version, str(error)) from error
        raise


def _require_whole(connection: sqlite3.Connection, step: Step) -> None:
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise MigrationFailed(step.version, f"{len(broken)} rows refer to rows that are gone")


def _taken_in_file(path: str) -> set[str]:
    if not Path(path).exists():
        return set()
    try:
        with closing(sqlite3.connect(path, timeout=BUSY_MS / 1000)) as connection:
            return _taken_sqlite(connection)
    except sqlite3.OperationalError as error:
        raise from_sqlite(error) from error


def _taken_sqlite(connection: sqlite3.Connection) -> set[str]:
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'aerich'"
    ).fetchone()
    rows = connection.execute("SELECT version FROM aerich WHERE app = ?", (APP,)) if found else ()
    return {row[0] for row in rows}


async def _migrate_postgres(database_url: str, steps: list[Step]) -> list[str]:
    connection = await _connected(database_url)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", _ADVISORY_LOCK)
        taken = await _taken_on(connection)
        todo = [step for step in steps if step.version not in taken]
        for step in todo:
            await _take_on_postgres(connection, step)
        return [step.version for step in todo]
    finally:
        await connection.close(timeout=CONNECT_SECONDS)


async def _take_on_postgres(connection: Any, step: Step) -> None:
    try:
        async with connection.transaction():
            await connection.execute(step.upgrade["postgres"])
            await connection.execute(
                "INSERT INTO aerich (version, app, content) VALUES ($1, $2, $3)",
                step.version,
                APP,
                step.models,
            )
    except asyncpg.PostgresError as error:
        raise MigrationFailed(step.version, str(error)) from error


async def _taken_postgres(database_url: str) -> set[str]:
    connection = await _connected(database_url)
    try:
        return await _taken_on(connection)
    finally:
        await connection.close(timeout=CONNECT_SECONDS)


async def _taken_on(connection: Any) -> set[str]:
    if await connection.fetchval("SELECT to_regclass('aerich')") is None:
        return set()
    return {row[0] for row in await connection.fetch("SELECT version FROM aerich WHERE app = $1", APP)}


async def _connected(database_url: str) -> Any:
    try:
        return await asyncpg.connect(database_url, timeout=CONNECT_SECONDS)
    except Exception as error:
        raise from_postgres(error) from error
