"""Making a database unreachable without stopping our own server, as an operator meets it (design §6)."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HOLD_SHARED_MEMORY = """
import fcntl, sys
with open(sys.argv[1], "r+b") as shared:
    fcntl.lockf(shared, fcntl.LOCK_EX, 8, 120)
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def sqlite_away(database: Path) -> Iterator[None]:
    """Another process holds every lock of the WAL index, so neither readers nor writers get in."""
    shared = database.with_name(database.name + "-shm")
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD_SHARED_MEMORY, str(shared)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    try:
        yield
    finally:
        holder.communicate()


@contextmanager
def postgres_away(postmaster: int) -> Iterator[None]:
    """The server and every backend stand still: connections open but nothing answers."""
    stopped = [postmaster, *_children(postmaster)]
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
