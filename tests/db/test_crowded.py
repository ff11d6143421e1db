"""A database that is there but has no room: no free connection, a held row, a full disk."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from app.core.errors import Unavailable
from app.db.asyncpg_engine import POOL_SIZE_MAX
from app.db.sqlite_engine import Client as SqliteClient
from tenants.jobs.models import Job
from tests.conftest import Database


async def add(key: str, payload: str = "") -> None:
    await Job.create(key=key, kind="proof", run_at=0, payload={"text": payload})


async def keys() -> list[str]:
    return [job.key for job in await Job.all().order_by("id")]


async def hold_everything(database: Database, until: asyncio.Event, held: asyncio.Event) -> None:
    """Keep every place that a writer could get, each in a task of its own as requests do."""

    async def hold() -> None:
        async with in_transaction():
            places.release()
            await until.wait()

    number = 1 if database.kind == "sqlite" else POOL_SIZE_MAX
    places = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(hold()) for _ in range(number)]
    for _ in tasks:
        await places.acquire()
    held.set()
    await asyncio.gather(*tasks)


async def test_a_writer_who_finds_no_place_is_told_and_gets_one_later(database: Database) -> None:
    release, held = asyncio.Event(), asyncio.Event()
    holding = asyncio.create_task(hold_everything(database, release, held))
    await held.wait()
    async with asyncio.timeout(2):
        with pytest.raises(Unavailable):
            await add("early")
    release.set()
    await holding
    await add("later")
    assert await keys() == ["later"]


@pytest.mark.postgres_only
async def test_a_held_row_is_an_outage_of_that_row_only(database: Database) -> None:
    await add("held")
    await add("free")
    release, held = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with in_transaction():
            await Job.filter(key="held").update(attempts=1)
            held.set()
            await release.wait()

    holding = asyncio.create_task(hold())
    await held.wait()
    async with asyncio.timeout(2):
        with pytest.raises(Unavailable):
            await Job.filter(key="held").update(attempts=2)
    assert await Job.filter(key="free").update(attempts=2) == 1
    release.set()
    await holding


@pytest.mark.postgres_only
async def test_of_two_who_block_each_other_one_is_told_to_try_again(database: Database) -> None:
    await add("a")
    await add("b")
    both = asyncio.Barrier(2)

    async def take(first: str, second: str) -> None:
        async with in_transaction():
            await Job.filter(key=first).update(attempts=1)
            await both.wait()
            await Job.filter(key=second).update(attempts=1)

    told = await asyncio.gather(take("a", "b"), take("b", "a"), return_exceptions=True)
    assert Unavailable in {type(answer) for answer in told}
    await add("c")


@pytest.mark.sqlite_only
async def test_a_full_disk_refuses_the_act_and_keeps_the_rest(database: Database) -> None:
    await add("before")
    async with disk_full():
        with pytest.raises(Unavailable):
            await add("lost", "x" * 100_000)
    await add("after", "x" * 100_000)
    assert await keys() == ["before", "after"]


@asynccontextmanager
async def disk_full() -> AsyncIterator[None]:
    """Within the block the file may not grow by a single page."""
    await _limit_pages(1)
    yield
    await _limit_pages(1_000_000)


async def _limit_pages(pages: int) -> None:
    client = get_connection("default")
    assert isinstance(client, SqliteClient)
    connection = await client._writer.begin()
    connection.execute(f"PRAGMA max_page_count={pages}")
    await client._writer.end(keep=False)
