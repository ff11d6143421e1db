"""Hashes have the settled costs, at most four are computed at once, and a full queue is refused."""

import asyncio
import threading

import pytest
from argon2 import PasswordHasher

from app.core.errors import Unavailable
from tenants.accounts import credentials
from tenants.accounts.credentials import NOBODYS_HASH, hash_password, is_outdated, is_password


async def test_a_hash_has_the_costs_of_the_contract() -> None:
    assert (await hash_password("correct horse")).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_only_the_password_itself_fits() -> None:
    stored = await hash_password("correct horse")
    assert await is_password("correct horse", stored)
    assert not await is_password("Correct horse", stored)


@pytest.mark.parametrize("password", ["", "A", "A" * 22, NOBODYS_HASH, "correct horse"])
async def test_no_password_fits_an_account_that_is_not_there(password: str) -> None:
    assert not await is_password(password, None)


async def test_an_account_that_is_not_there_costs_the_same_hash() -> None:
    costs = NOBODYS_HASH.split("$")[:4]
    assert (await hash_password("correct horse")).split("$")[:4] == costs


@pytest.mark.parametrize("stored", ["", "!", "plain", "$argon2id$v=19$m=1,t=1,p=1$x$y"])
async def test_a_damaged_hash_fits_nothing(stored: str) -> None:
    assert not await is_password(stored, stored)


def test_a_hash_of_other_costs_is_outdated() -> None:
    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x"))
    assert not is_outdated(NOBODYS_HASH)


async def test_at_most_four_hashes_are_computed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most, go_on = 0, 0, threading.Event()

    def count(stored: str, password: str) -> bool:
        nonlocal running, most
        running += 1
        most = max(most, running)
        go_on.wait(5)
        running -= 1
        return False

    monkeypatch.setattr(credentials, "_fits", count)
    waiting = [asyncio.create_task(is_password("x", None)) for _ in range(20)]
    await asyncio.sleep(0.05)
    go_on.set()
    await asyncio.gather(*waiting)
    assert most == 4


async def test_behind_a_queue_of_32_the_next_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(credentials, "_fits", lambda *_: go_on.wait(5))
    waiting = [asyncio.create_task(is_password("x", None)) for _ in range(36)]
    await asyncio.sleep(0.05)
    with pytest.raises(Unavailable):
        await is_password("x", None)
    go_on.set()
    await asyncio.gather(*waiting)
    assert await is_password("x", None)


async def test_people_who_give_up_make_room_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(credentials, "_fits", lambda *_: go_on.wait(5))
    waiting = [asyncio.create_task(is_password("x", None)) for _ in range(36)]
    await asyncio.sleep(0.05)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    next_one = asyncio.create_task(is_password("x", None))
    await asyncio.sleep(0)
    go_on.set()
    assert await next_one
