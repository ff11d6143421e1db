"""A disk of a few megabytes that can be filled: a tmpfs in a mount namespace of its own.

Where no namespace may be made, a limit on the size of files stands in for it, as a quota would.
"""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

HEP_STATUS = Path(sys.executable).parent / "hep-status"
_MOUNT = 'mount -t tmpfs -o size="$1"k,mode=700 none "$2" && echo mounted && exec cat'
_NAMESPACE = ("unshare", "--map-root-user", "--mount", "sh", "-c", _MOUNT, "sh")
_CHUNK_BYTES = 1 << 16


class Disk(Protocol):
    """`command` runs `hep-status` on it; `kind` says what it is."""

    command: Path
    kind: str

    def fill(self, pids: Callable[[], list[int]]) -> None:
        """Leave no room for anything that those processes want to write."""

    def free(self, pids: Callable[[], list[int]]) -> None:
        """Give it back."""


class Tmpfs:
    """Seen by whatever `command` runs; from outside through the holder of the namespace."""

    kind = "tmpfs"

    def __init__(self, folder: Path, holder: int) -> None:
        self.command = folder.parent / "hep-status"
        self._filler = Path(f"/proc/{holder}/root{folder}/filler")
        enter = f"nsenter --target {holder} --user --preserve-credentials --mount --"
        self.command.write_text(f'#!/bin/sh\nexec {enter} {HEP_STATUS} "$@"\n')
        self.command.chmod(0o700)

    def fill(self, _: Callable[[], list[int]]) -> None:
        with self._filler.open("ab", buffering=0) as file:
            for size in (_CHUNK_BYTES, 1):
                _write_until_full(file.fileno(), bytes(size))

    def free(self, _: Callable[[], list[int]]) -> None:
        self._filler.unlink()


class Quota:
    """No file of those processes may grow beyond what files have already."""

    kind = "limit on file sizes"

    def __init__(self, folder: Path) -> None:
        self.command, self._folder = HEP_STATUS, folder

    def fill(self, pids: Callable[[], list[int]]) -> None:
        largest = max(path.stat().st_size for path in self._folder.rglob("*.db*") if path.is_file())
        self._limit(pids, largest)

    def free(self, pids: Callable[[], list[int]]) -> None:
        self._limit(pids, resource.RLIM_INFINITY)

    def _limit(self, pids: Callable[[], list[int]], size: int) -> None:
        for pid in pids():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Disk]:
    """`folder` on a disk of that size, for `command` and for nobody else."""
    folder.mkdir()
    holder = subprocess.Popen(
        [*_NAMESPACE, str(kib), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert holder.stdout is not None
    try:
        mounted = holder.stdout.readline() == b"mounted\n"
        yield Tmpfs(folder, holder.pid) if mounted else Quota(folder)
    finally:
        holder.communicate()


def _write_until_full(fd: int, chunk: bytes) -> None:
    while True:
        try:
            os.write(fd, chunk)
        except OSError as full:
            if full.errno != errno.ENOSPC:
                raise
            return
