"""Bringing pages to versions that another node told of: few renders, no page holds up another."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from uuid import UUID

import pytest

from app.core.beside import beside
from app.core.errors import Unavailable
from public_site import following
from public_site.disk.locks import locked
from public_site.disk.pack import read_head
from public_site.following import GATHER_SECONDS, HOLD_SECONDS, Follower
from public_site.publishing import DiskPublisher
from tests.public_site.desk import Desk, Renders


@pytest.fixture
def renders() -> Renders:
    return Renders()


@pytest.fixture
def presses(desk: Desk, root: Path, renders: Renders) -> DiskPublisher:
    return desk.publisher(root, renders)


@pytest.fixture
async def follower(presses: DiskPublisher) -> AsyncIterator[Follower]:
    follower = Follower(presses)
    async with beside(follower.run()):
        yield follower
    await follower.close()


async def until(holds: Callable[[], bool], seconds: float = 5) -> None:
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110  nobody tells when a file was swapped
            await asyncio.sleep(0.01)


def out(presses: DiskPublisher, page_id: UUID) -> int:
    try:
        return read_head(presses.places.pack(page_id)).facts.version
    except FileNotFoundError:
        return 0


async def test_many_versions_told_in_a_row_cause_few_renders(
    desk: Desk, presses: DiskPublisher, follower: Follower, renders: Renders
) -> None:
    page_id = desk.add()
    for number in range(100):
        follower.want(page_id, desk.edit(page_id, name=f"Acme {number}"))
        await asyncio.sleep(HOLD_SECONDS / 100)
    await until(lambda: out(presses, page_id) == 101)
    assert 2 <= renders.count <= 4


async def test_what_this_node_published_itself_is_not_loaded_again(
    desk: Desk, presses: DiskPublisher, follower: Follower
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    word = presses.generation.word()
    follower.want(page_id, 1)
    await asyncio.sleep(3 * GATHER_SECONDS)
    assert (desk.loads, presses.generation.word()) == (1, word)


async def test_a_page_without_a_row_is_taken_down(
    desk: Desk, presses: DiskPublisher, follower: Follower
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    desk.pages.clear()
    follower.want(page_id, 2)
    await until(lambda: not presses.places.folder(page_id).exists())


async def test_a_page_that_is_held_up_holds_up_no_other(
    desk: Desk, presses: DiskPublisher, follower: Follower
) -> None:
    held, free = desk.add(), desk.add(hosts=("free.localhost",))
    async with locked(presses.places.folder(held)):
        follower.want(held, 1)
        follower.want(free, 1)
        await until(lambda: out(presses, free) == 1, seconds=1)
        assert out(presses, held) == 0
    await until(lambda: out(presses, held) == 1)


async def test_a_page_that_failed_is_tried_again(
    desk: Desk, presses: DiskPublisher, follower: Follower
) -> None:
    page_id, desk.broken = desk.add(), ValueError("odd")
    follower.want(page_id, 1)
    await until(lambda: desk.loads >= 2)
    desk.broken = None
    await until(lambda: out(presses, page_id) == 1)


@pytest.fixture
def long_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that failed is left alone for an hour."""
    monkeypatch.setattr(following, "REST_SECONDS", 3600)
    monkeypatch.setattr(following, "REST_SECONDS_MAX", 3600)


@pytest.mark.usefixtures("long_rests")
async def test_a_page_that_failed_does_not_rest_once_it_moved(
    desk: Desk, presses: DiskPublisher, follower: Follower
) -> None:
    page_id, desk.broken = desk.add(), ValueError("odd")
    follower.want(page_id, 1)
    await until(lambda: desk.loads == 1)
    desk.broken = None
    follower.want(page_id, desk.edit(page_id, name="Even"))
    await until(lambda: out(presses, page_id) == 2, seconds=1)


@pytest.mark.usefixtures("long_rests")
async def test_pages_that_failed_do_not_rest_once_the_database_is_back(
    desk: Desk, presses: DiskPublisher, follower: Follower
) -> None:
    page_id, desk.broken = desk.add(), Unavailable()
    follower.want(page_id, 1)
    await until(lambda: desk.loads == 1)
    desk.broken = None
    await asyncio.sleep(GATHER_SECONDS)
    follower.try_again()
    await until(lambda: out(presses, page_id) == 1, seconds=1)


async def test_a_crowd_of_pages_comes_out_whole(
    desk: Desk, presses: DiskPublisher, follower: Follower
) -> None:
    pages = [desk.add(hosts=(f"page{number}.localhost",)) for number in range(60)]
    for page_id in pages:
        follower.want(page_id, 1)
    await until(lambda: all(out(presses, page_id) == 1 for page_id in pages))
