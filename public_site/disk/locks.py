"""One publisher of a page at a time, on this machine: `flock` on a folder."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.core.errors import Unavailable

PATIENCE_SECONDS = 2.0
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.0005, 0.016


@asynccontextmanager
async def locked(folder: Path) -> AsyncIterator[None]:
    """Hold the folder alone, making it first, without blocking the loop. Raises Unavailable after 2 s."""
    fd = await _held(folder)
    try:
        yield
    finally:
        os.close(fd)


async def _held(folder: Path) -> int:
    loop = asyncio.get_running_loop()
    give_up_at, pause = loop.time() + PATIENCE_SECONDS, _FIRST_PAUSE_SECONDS
    while (fd := _try(folder)) is None:
        if loop.time() > give_up_at:
            raise Unavailable("The page is being published by somebody else. Try again shortly.")
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)
    return fd


def _try(folder: Path) -> int | None:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if _is_still(folder, fd):
            return fd
    except BlockingIOError:
        pass
    except BaseException:
        os.close(fd)
        raise
    os.close(fd)
    return None


def _is_still(folder: Path, fd: int) -> bool:
    """A deleted page's folder is locked in vain: its name is free for another."""
    try:
        return os.path.samestat(os.fstat(fd), folder.stat())
    except FileNotFoundError:
        return False
