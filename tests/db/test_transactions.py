"""Transactions on both engines: whole or nothing, safe to cancel, and never two buyers of one thing."""

import asyncio
import contextlib
import random
import sys

import pytest
from tortoise.exceptions import IntegrityError, TransactionManagementError
from tortoise.expressions import F
from tortoise.transactions import in_transaction

from tenants.accounts.models import Account
from tenants.jobs.models import Job
from tests.conftest import Database
from tests.evidence import Size

BUYERS = 4


async def put_on_shelf(pieces: int) -> None:
    """A job row serves as the shelf: `attempts` counts what is left."""
    await Job.create(key="shelf", kind="shelf", run_at=0, attempts=pieces)


async def left_on_shelf() -> int:
    return (await Job.get(key="shelf")).attempts


async def test_leaving_the_block_with_an_error_undoes_everything(database: Database) -> None:
    with contextlib.suppress(ZeroDivisionError):
        async with in_transaction():
            await put_on_shelf(1)
            _ = 1 / 0
    assert not await Job.exists()


async def test_a_savepoint_undoes_only_itself(database: Database) -> None:
    async with in_transaction():
        await put_on_shelf(1)
        with contextlib.suppress(IntegrityError):
            async with in_transaction():
                await Job.all().update(attempts=7)
                await put_on_shelf(1)
    assert await left_on_shelf() == 1


async def test_a_rolled_back_block_keeps_nothing_and_frees_the_writer(database: Database) -> None:
    async with in_transaction() as transaction:
        await put_on_shelf(1)
        await transaction.rollback()
    await put_on_shelf(2)
    assert await left_on_shelf() == 2


async def test_a_task_that_outlives_its_transaction_is_refused(database: Database) -> None:
    release = asyncio.Event()

    async def late() -> None:
        await release.wait()
        await put_on_shelf(1)

    async with in_transaction():
        straggler = asyncio.create_task(late())
        await asyncio.sleep(0)
    release.set()
    with pytest.raises(TransactionManagementError):
        await straggler
    assert not await Job.exists()


async def test_cancelled_tasks_leave_nothing_locked(database: Database, size: Size) -> None:
    dice = random.Random(7)
    await put_on_shelf(0)

    async def add_one() -> None:
        async with in_transaction():
            await Job.filter(key="shelf").update(attempts=F("attempts") + 1)
            await Account.all().count()

    for _ in range(size(ci=100, full=1000)):
        tasks = [asyncio.create_task(add_one()) for _ in range(5)]
        await asyncio.sleep(dice.random() * 0.004)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    before = await left_on_shelf()
    async with asyncio.timeout(2):
        await add_one()
    assert await left_on_shelf() == before + 1


async def test_four_processes_never_sell_one_piece_twice(database: Database, size: Size) -> None:
    pieces = size(ci=60, full=400)
    await put_on_shelf(pieces)
    buyers = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.db.buyer",
            database.url,
            str(pieces // 2),
            stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(BUYERS)
    ]
    answers = [(await buyer.communicate())[0] for buyer in buyers]
    assert sum(int(answer) for answer in answers) == pieces
    assert await left_on_shelf() == 0
    assert await Job.filter(kind="receipt").count() == pieces
