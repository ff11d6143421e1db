"""The files that workers count in: one for each place in the crew and each kind, their room taken beforehand.

They are mapped into memory. A page of such a file that a full disk has no room for kills whoever
touches it, so the disk is asked before, and a worker that replaces another goes on in its files.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

KINDS = ("counter", "histogram")
FILE_BYTES = 128 * 1024


def make_room(folder: Path, places: int) -> bool:
    """Empty files for so many workers; False when the disk has no room for them, and then there are none."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
        for path in _files(folder, places):
            _take(path)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def _files(folder: Path, places: int) -> Iterator[Path]:
    """As prometheus-client calls them."""
    for place in range(places):
        yield from (folder / f"{kind}_{place}.db" for kind in KINDS)


def _take(path: Path) -> None:
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.posix_fallocate(fd, 0, FILE_BYTES)
    finally:
        os.close(fd)
