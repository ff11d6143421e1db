"""A database that is away: everybody is told within two seconds, and it works again when it is back."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from tortoise.transactions import in_transaction

from app.core.errors import Unavailable
from app.db.asyncpg_engine import POOL_SIZE_MAX
from app.db.config import sqlite_path
from app.db.opening import database_open
from app.db.reading import read
from tenants.accounts.models import Account
from tenants.jobs.models import Job
from tests.conftest import Database
from tests.databases import PostgresServer
from tests.faults.database_away import postgres_away, sqlite_away

PATIENCE_SECONDS = 2.0


@contextmanager
def gone(database: Database, request: pytest.FixtureRequest) -> Iterator[None]:
    """Within the block the database does not answer."""
    if database.kind == "sqlite":
        away = sqlite_away(Path(sqlite_path(database.url)))
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        away = postgres_away(server.pid)
    with away:
        yield


async def write(key: str) -> None:
    """One act, as every verb does it: what was refused at its beginning can never come to be later."""
    async with in_transaction():
        await Job.create(key=key, kind="proof", run_at=0)


async def test_writers_and_readers_are_told_in_time(
    database: Database, request: pytest.FixtureRequest
) -> None:
    await asyncio.gather(*(read(("SELECT 1", [])) for _ in range(POOL_SIZE_MAX)))
    with gone(database, request):
        asked = time.monotonic()
        told = await asyncio.gather(
            *(Account.all().count() for _ in range(3)),
            *(read(("SELECT count(*) FROM account", [])) for _ in range(3)),
            *(write(f"during {number}") for number in range(10)),
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
        for number in range(3):
            with pytest.raises(Unavailable):
                await write(f"during {number}")
    back = time.monotonic()
    while time.monotonic() - back < 5:
        try:
            await write("after")
            break
        except Unavailable:
            await asyncio.sleep(0.05)
    assert await Job.all().values_list("key") == [("after",)]


@pytest.mark.postgres_only
async def test_a_reader_whose_server_stops_in_the_middle_is_told_in_time(
    database: Database, request: pytest.FixtureRequest
) -> None:
    reading = [
        asyncio.create_task(read(("SELECT pg_sleep(0.4)", []), ("SELECT 1", [])))
        for _ in range(POOL_SIZE_MAX)
    ]
    await asyncio.sleep(0.2)
    with gone(database, request):
        asked = time.monotonic()
        told = await asyncio.gather(*reading, return_exceptions=True)
        waited = time.monotonic() - asked
    assert {type(answer) for answer in told} == {Unavailable}
    assert waited < PATIENCE_SECONDS
    assert await read(("SELECT 1", [])) == [[(1,)]]


async def test_a_refused_address_is_an_outage_not_a_crash(unused_tcp_port: int) -> None:
    with pytest.raises(Unavailable):
        async with database_open(f"postgresql://127.0.0.1:{unused_tcp_port}/hep"):
            pass


@pytest.mark.postgres_only
@pytest.mark.parametrize("wrong", [{"path": "/nowhere"}, {"netloc": "nobody:@"}])
async def test_a_server_that_does_not_let_us_in_is_an_outage(
    database_url: str, wrong: dict[str, str]
) -> None:
    with pytest.raises(Unavailable):
        async with database_open(urlunsplit(urlsplit(database_url)._replace(**wrong))):
            pass


async def test_a_folder_that_is_not_there_is_an_outage_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        async with database_open(f"sqlite:///{tmp_path}/nowhere/hep.sqlite3"):
            pass
