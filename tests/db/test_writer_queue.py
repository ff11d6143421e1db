"""Writers of one SQLite file, in one process and in several: nobody starves, nobody is forgotten."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from app.core.errors import Unavailable
from app.db.writer_queue import WriterQueue
from tests.conftest import Database
from tests.db.racing import race
from tests.evidence import Sheets, Size

PROCESSES = 3


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "hep.sqlite3")


def impatient(path: str) -> WriterQueue:
    """A queue that takes a tenth of a second for standing still."""
    return WriterQueue(path, still_seconds=0.1)


async def test_writers_enter_in_the_order_they_came(path: str) -> None:
    queue, entered = WriterQueue(path), list[int]()

    async def write(number: int) -> None:
        await queue.enter()
        await asyncio.sleep(0)
        entered.append(number)
        queue.leave(moved=True)

    await asyncio.gather(*(write(number) for number in range(20)))
    assert entered == list(range(20))


async def test_who_waits_in_a_queue_that_stands_still_is_told_and_forgotten(path: str) -> None:
    ours, theirs = impatient(path), WriterQueue(path)
    await theirs.enter()
    for _ in range(2):
        with pytest.raises(Unavailable):
            await ours.enter()
    theirs.leave(moved=True)
    await ours.enter()
    ours.leave(moved=True)
    await theirs.enter()


async def test_a_wait_that_was_given_up_does_not_keep_the_lock(path: str) -> None:
    ours, theirs = impatient(path), impatient(path)
    await theirs.enter()
    with pytest.raises(Unavailable):
        await ours.enter()
    theirs.leave(moved=True)
    await asyncio.sleep(0.05)
    await theirs.enter()


async def test_a_cancelled_writer_leaves_its_place_to_the_next(path: str) -> None:
    ours, theirs = WriterQueue(path), WriterQueue(path)
    await theirs.enter()
    first, second = (asyncio.create_task(ours.enter()) for _ in range(2))
    await asyncio.sleep(0.02)
    first.cancel()
    theirs.leave(moved=True)
    await second
    assert first.cancelled()


async def test_a_queue_that_moves_is_waited_in_for_longer(path: str) -> None:
    queue, entered = impatient(path), list[int]()

    async def write(number: int) -> None:
        await queue.enter()
        await asyncio.sleep(0.03)
        entered.append(number)
        queue.leave(moved=True)

    await asyncio.gather(*(write(number) for number in range(12)))
    assert len(entered) == 12


async def test_writers_that_get_nothing_done_do_not_count_as_moving(path: str) -> None:
    queue, refused = impatient(path), list[int]()

    async def fail(number: int) -> None:
        try:
            await queue.enter()
        except Unavailable:
            refused.append(number)
            return
        await asyncio.sleep(0.06)
        queue.leave(moved=False)

    await asyncio.gather(*(fail(number) for number in range(5)))
    assert refused == [2, 3, 4]


@pytest.mark.alone
@pytest.mark.sqlite_only
async def test_several_processes_get_like_shares(database: Database, size: Size, evidence: Sheets) -> None:
    milliseconds = size(ci=1_500, full=10_000)
    program = [sys.executable, "-m", "tests.db.busy_writer", database.url, str(milliseconds)]
    answers = [json.loads(output) for output in await race(program, processes=PROCESSES)]
    written = sorted(answer["written"] for answer in answers)
    note = evidence("fair-writers")
    note(f"{PROCESSES} processes, 4 in flight each, {milliseconds} ms: {written} transactions")
    note(f"worst wait {max(answer['worst_ms'] for answer in answers)} ms, refused 0")
    assert sum(answer["refused"] for answer in answers) == 0
    assert written[0] >= 0.5 * written[-1]
