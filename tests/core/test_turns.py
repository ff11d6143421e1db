"""Turns: acts under one key follow each other, others do not wait for them."""

import asyncio

import pytest

from app.core.errors import Unavailable
from app.core.turns import turn


async def test_acts_under_one_key_follow_each_other() -> None:
    told: list[str] = []

    async def act(name: str) -> None:
        async with turn("key"):
            told.append(f"{name} begins")
            await asyncio.sleep(0)
            told.append(f"{name} ends")

    await asyncio.gather(act("a"), act("b"))
    assert told == ["a begins", "a ends", "b begins", "b ends"]


async def test_acts_under_other_keys_do_not_wait() -> None:
    async with turn("one"):
        await asyncio.wait_for(_through("other"), timeout=1)


async def test_an_act_that_fails_gives_its_turn_back() -> None:
    with pytest.raises(ZeroDivisionError):
        async with turn("key"):
            raise ZeroDivisionError
    await asyncio.wait_for(_through("key"), timeout=1)


async def test_nobody_waits_for_a_turn_for_ever() -> None:
    async with turn("key"):
        with pytest.raises(Unavailable):
            async with turn("key", wait_seconds=0.01):
                pass
    await asyncio.wait_for(_through("key"), timeout=1)


async def _through(key: str) -> None:
    async with turn(key):
        pass
