"""Password hashes; the only user of argon2 (contract §1: m = 19456 KiB, t = 2, p = 1)."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from app.core.errors import Unavailable

AT_ONCE_MAX = 4
QUEUE_MAX = 32
T = TypeVar("T")

_MEMORY_KIB, _PASSES, _LANES = 19_456, 2, 1

_hasher = PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=_LANES)
_threads = ThreadPoolExecutor(AT_ONCE_MAX, "argon2")
_under_way: set[Future[Any]] = set()

# No password fits it, and refusing one takes as long as refusing a real one.
NOBODYS_HASH = f"$argon2id$v=19$m={_MEMORY_KIB},t={_PASSES},p={_LANES}${'A' * 22}${'A' * 43}"


async def hash_password(password: str) -> str:
    """The hash to store; raises Unavailable when too many are waiting."""
    return await _in_thread(lambda: _make(password))


async def is_password(password: str, stored: str | None) -> bool:
    """Whether `password` fits. No account (None) costs the same time. Raises Unavailable."""
    return await _in_thread(lambda: _fits(stored or NOBODYS_HASH, password))


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with other costs and should be made anew at the next sign-in."""
    return _hasher.check_needs_rehash(stored)


def _make(password: str) -> str:
    return _hasher.hash(password)


def _fits(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (Argon2Error, InvalidHashError):
        return False


async def _in_thread(work: Callable[[], T]) -> T:
    if len(_under_way) >= AT_ONCE_MAX + QUEUE_MAX:
        raise Unavailable("Too many people are signing in right now. Try again shortly.")
    future = _threads.submit(work)
    _under_way.add(future)
    future.add_done_callback(_under_way.discard)
    return await asyncio.wrap_future(future)
