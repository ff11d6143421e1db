"""kill -9 between any two system calls of a publish: readers see a whole page, the next pass mends all."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from public_site.disk.encodings import IDENTITY
from public_site.disk.pack import Content, Pack
from public_site.disk.places import Places
from public_site.disk.plain_files import is_written, plain_name
from public_site.repair import republish_behind
from tests.public_site.desk import Desk, an_old_incident, visits_of

CALLS = (
    "open",
    "write",
    "fsync",
    "utime",
    "replace",
    "rename",
    "symlink",
    "unlink",
    "mkdir",
    "rmdir",
    "readlink",
    "scandir",
)
Act = Callable[[Desk, UUID], int]


def renamed(desk: Desk, page_id: UUID) -> int:
    return desk.edit(page_id, name="Apex", hosts=("apex.localhost",), theme={"accent": "#123456"})


def hidden(desk: Desk, page_id: UUID) -> int:
    return desk.edit(page_id, visible=False)


def shown(desk: Desk, page_id: UUID) -> int:
    return desk.edit(page_id, visible=True, hosts=("acme.localhost", "status.acme.test"))


def deleted(desk: Desk, page_id: UUID) -> int:
    return desk.pages.pop(page_id).version + 1


def with_an_incident(desk: Desk, page_id: UUID) -> int:
    version = desk.edit(page_id, name="Apex")
    desk.incidents[page_id].append((version, an_old_incident(1, 0)))
    return version


@pytest.mark.parametrize("act", [renamed, hidden, deleted, with_an_incident])
def test_a_publish_that_is_killed_anywhere_is_mended(act: Act, tmp_path: Path) -> None:
    points = list(_kill_points(act, {}, tmp_path))
    assert len(points) > 5


def test_showing_a_page_that_is_killed_anywhere_is_mended(tmp_path: Path) -> None:
    assert len(list(_kill_points(shown, {"visible": False}, tmp_path))) > 20


def _kill_points(act: Act, first: dict[str, Any], folder: Path) -> Iterator[int]:
    """One world for each system call that the act makes; the number of each that killed."""
    for point in range(1, 500):
        if not asyncio.run(_survives(act, first, folder / str(point), point)):
            return
        yield point
    raise AssertionError("the act never came to its end")


async def _survives(act: Act, first: dict[str, Any], root: Path, point: int) -> bool:
    """Whether the kill came before the end; all that must hold after it is asserted here."""
    desk = Desk()
    page_id = desk.add(**first)
    await desk.publisher(root).publish(page_id, 1)
    before = _seen(desk, root)
    version = act(desk, page_id)
    was_killed = _killed_at(point, lambda: desk.publisher(root).publish(page_id, version))
    during = _seen(desk, root)
    await republish_behind(desk.publisher(root), desk.versions)
    after = _seen(desk, root)
    _assert_whole(desk, root, page_id)
    assert during in (before, after), f"killed at call {point}"
    return was_killed


def _seen(desk: Desk, root: Path) -> dict[str, bytes | None]:
    """The badge and the front page on every host there may be, by a process that starts now."""
    reader = visits_of(desk.publisher(root)).fast_path
    hosts = ("acme.localhost", "apex.localhost", "status.acme.test")
    answers = {
        f"{host}{path}": reader.respond(host, "GET", path) for host in hosts for path in ("/", "/badge.svg")
    }
    return {asked: None if answer is None else answer.body for asked, answer in answers.items()}


def _assert_whole(desk: Desk, root: Path, page_id: UUID) -> None:
    """Pack, plain twins and links say what the database says."""
    places, page = Places(root), desk.pages.get(page_id)
    linked = {link.name for link in places.hosts.iterdir()}
    assert linked == (set(page.hosts) if page is not None and page.visible else set())
    if page is None:
        assert not places.folder(page_id).exists()
        return
    pack = Pack.read(places.pack(page_id))
    assert pack.head.facts.version == page.version
    assert all(_is_plain(places.folder(page_id), *each) for each in pack.contents().items())
    if not page.visible:
        assert not list(places.folder(page_id).glob("[!.]*.*"))


def _is_plain(folder: Path, path: str, content: Content) -> bool:
    return (
        is_written(folder, path, content)
        and (folder / plain_name(path)).read_bytes() == content.bodies[IDENTITY]
    )


def _killed_at(point: int, publish: Callable[[], Awaitable[None]]) -> bool:
    """Publish in a child that kills itself before its call number `point`; whether it got that far."""
    child = os.fork()
    if child == 0:
        with _killing_itself(point):
            asyncio.new_event_loop().run_until_complete(publish())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status == 0 or os.WTERMSIG(status) == signal.SIGKILL, status
    return status != 0


@contextmanager
def _killing_itself(point: int) -> Iterator[None]:
    calls = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        return call

    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))
    yield
