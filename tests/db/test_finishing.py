"""Work that is not cut in half, and a thread that is left behind without harm."""

import asyncio
import time

import pytest

from app.db.finishing import run_to_end
from app.db.own_thread import OwnThread


async def test_work_ends_although_its_caller_was_cancelled_twice() -> None:
    ended, go_on = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await go_on.wait()
        ended.set()

    caller = asyncio.create_task(run_to_end(work()))
    for _ in range(2):
        await asyncio.sleep(0)
        caller.cancel()
    await asyncio.sleep(0.01)
    assert not caller.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert ended.is_set()


async def test_an_error_of_the_work_reaches_the_caller() -> None:
    async def work() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await run_to_end(work())


async def test_a_thread_does_what_was_asked_in_order_though_nobody_waits() -> None:
    thread, done = OwnThread("test"), list[int]()
    thread.call(lambda: time.sleep(0.02)).cancel()
    thread.call(lambda: done.append(1)).cancel()
    await thread.call(lambda: done.append(2))
    assert done == [1, 2]
    thread.stop()


async def test_an_error_in_the_thread_reaches_who_asked() -> None:
    thread = OwnThread("test")
    with pytest.raises(ZeroDivisionError):
        await thread.call(lambda: 1 // 0)
    thread.stop()
