"""Files that are there whole or not at all, whenever the power goes."""

import os
from collections.abc import Iterable
from pathlib import Path

from public_site.disk.exchange import take_place


def write_whole(
    target: Path,
    chunks: Iterable[bytes],
    *,
    mtime_ns: int | None = None,
    durable: bool = False,
    beside: Path | None = None,
) -> None:
    """Write beside and rename over `target`. Raises OSError; `durable` also survives a power cut.

    One writer per folder at a time (the page's lock), so the name beside is fixed and leaves no litter;
    where there may be several, `beside` is a name of the caller's own.
    """
    beside = beside or target.with_name(f".{target.name}.new")
    fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
    try:
        _write_all(fd, b"".join(chunks))
        if mtime_ns is not None:
            os.utime(fd, ns=(mtime_ns, mtime_ns))
        if durable:
            os.fsync(fd)
    finally:
        os.close(fd)
    if durable:
        beside.replace(target)
    else:
        take_place(beside, target)


def keep_names(folder: Path) -> None:
    """Make the names in `folder` survive a power cut."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def read_whole(path: Path) -> bytes:
    """The whole of one file, from a single opening. Raises OSError."""
    with path.open("rb", buffering=0) as file:
        return file.readall()


def _write_all(fd: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(fd, view) :]
