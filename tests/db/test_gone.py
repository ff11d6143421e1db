"""A database that is away: everybody is told within two seconds, and it works again when it is back."""

import asyncio
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.errors import Unavailable
from app.db.config import sqlite_path
from app.db.opening import database_open
from app.db.reading import read
from tenants.accounts.models import Account
from tenants.jobs.models import Job
from tests.conftest import Database
from tests.databases import PostgresServer

PATIENCE_SECONDS = 2.0


@contextmanager
def gone(database: Database, request: pytest.FixtureRequest) -> Iterator[None]:
    """Within the block the database does not answer (design §6)."""
    if database.kind == "sqlite":
        with _shared_memory_held(sqlite_path(database.url)):
            yield
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        with server.stopped():
            yield


@contextmanager
def _shared_memory_held(path: str) -> Iterator[None]:
    """Another process holds every lock that a reader or writer of the file needs."""
    ready, done = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        with Path(f"{path}-shm").open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX, 8, 120)
            os.write(ready[1], b".")
            os.read(done[0], 1)
            os._exit(0)
    os.read(ready[0], 1)
    try:
        yield
    finally:
        os.write(done[1], b".")
        os.waitpid(child, 0)
        for end in (*ready, *done):
            os.close(end)


async def write() -> None:
    await Job.create(key="after", kind="proof", run_at=0)


async def test_writers_and_readers_are_told_in_time(
    database: Database, request: pytest.FixtureRequest
) -> None:
    await read(("SELECT 1", []))
    with gone(database, request):
        asked = time.monotonic()
        told = await asyncio.gather(
            *(write() for _ in range(10)),
            *(Account.all().count() for _ in range(10)),
            *(read(("SELECT count(*) FROM account", [])) for _ in range(10)),
            return_exceptions=True,
        )
        waited = time.monotonic() - asked
    assert {type(answer) for answer in told} == {Unavailable}
    assert waited < PATIENCE_SECONDS


async def test_the_first_write_after_its_return_works(
    database: Database, request: pytest.FixtureRequest
) -> None:
    await read(("SELECT 1", []))
    with gone(database, request):
        for _ in range(3):
            with pytest.raises(Unavailable):
                await write()
    back = time.monotonic()
    while time.monotonic() - back < 5:
        try:
            await write()
            break
        except Unavailable:
            await asyncio.sleep(0.05)
    assert await Job.filter(key="after").count() == 1


async def test_a_refused_address_is_an_outage_not_a_crash(unused_tcp_port: int) -> None:
    with pytest.raises(Unavailable):
        async with database_open(f"postgresql://127.0.0.1:{unused_tcp_port}/hep"):
            pass


async def test_a_folder_that_is_not_there_is_an_outage_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        async with database_open(f"sqlite:///{tmp_path}/nowhere/hep.sqlite3"):
            pass
