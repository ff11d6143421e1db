"""Four processes publish one page at once: what anybody reads never goes back and is never torn."""

import asyncio
import fcntl
import json
import os
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

from public_site.disk.archive import ArchiveChange
from public_site.disk.pack import read_head
from public_site.disk.places import Places
from public_site.publishing import DiskPublisher
from public_site.snapshot import Snapshot
from tests.public_site.desk import Renders, a_page, visits_of

PROCESSES, WRITES, PAGE = 4, 40, uuid4()


class Row:
    """One page's row in a file that processes lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.write_text("1")

    def bump(self) -> int:
        """Commit a change; the new version."""
        with self._path.open("r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            version = int(file.read()) + 1
            file.seek(0)
            file.write(str(version))
            file.flush()
            return version

    async def load(self, page_id: UUID) -> Snapshot | None:
        """Read, then dawdle: what is published is what was true at the beginning."""
        with self._path.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            version = int(file.read())
        await asyncio.sleep(0.0005)
        return a_page(page_id, version=version, name=f"Acme {version}")


async def _no_archive(_page_id: UUID, _since: int) -> ArchiveChange:
    return ArchiveChange((), ())


def _publisher(root: Path, row: Row) -> DiskPublisher:
    return DiskPublisher(root, renderer=Renders().renderer(), load=row.load, load_archive=_no_archive)


def test_versions_never_go_back_with_four_processes_on_one_page(root: Path, tmp_path: Path) -> None:
    row = Row(tmp_path / "row")
    asyncio.run(_publisher(root, row).publish(PAGE, 1))
    with _writers(root, row) as writers:
        reads = _read_while(writers, root, row)
    assert read_head(Places(root).pack(PAGE)).facts.version == 1 + PROCESSES * WRITES
    for seen in reads.values():
        assert seen == sorted(seen)
        assert len(set(seen)) > 5


@contextmanager
def _writers(root: Path, row: Row) -> Iterator[list[int]]:
    children = []
    for _ in range(PROCESSES):
        child = os.fork()
        if child == 0:
            _child(root, row)
        children.append(child)
    yield children
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * PROCESSES


def _child(root: Path, row: Row) -> None:
    code = 1
    try:
        asyncio.run(_write(root, row))
        code = 0
    finally:
        traceback.print_exc()
        os._exit(code)


async def _write(root: Path, row: Row) -> None:
    publisher = _publisher(root, row)
    reader = visits_of(publisher).fast_path
    for _ in range(WRITES):
        version = row.bump()
        await publisher.publish(PAGE, version)
        answer = reader.respond("acme.localhost", "GET", "/status.json")
        assert answer is not None
        assert json.loads(answer.body)["row"] >= version


def _read_while(writers: list[int], root: Path, row: Row) -> dict[str, list[int]]:
    """What one more process reads from memory, and another server from the plain files."""
    reader, places = visits_of(_publisher(root, row)).fast_path, Places(root)
    seen: dict[str, list[int]] = {"memory": [], "plain": []}
    while any(_runs(child) for child in writers):
        answer = reader.respond("acme.localhost", "GET", "/status.json")
        assert answer is not None
        seen["memory"].append(json.loads(answer.body)["row"])
        seen["plain"].append(json.loads((places.hosts / "acme.localhost/status.json").read_bytes())["row"])
        time.sleep(0.001)
    return seen


def _runs(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
