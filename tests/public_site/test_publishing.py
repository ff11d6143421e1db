"""The publish protocol: once a page, sharing, refusals, taking down."""

import asyncio
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from app.core.errors import Unavailable
from public_site.disk.locks import locked
from public_site.disk.pack import read_head
from public_site.publishing import DiskPublisher
from public_site.snapshot import Snapshot
from public_site.visits import Visits
from tests.fakes import FakeClock
from tests.public_site.desk import Desk, Renders, visits_of


def shown(reader: Visits, host: str = "acme.localhost", path: str = "/badge.svg") -> bytes | None:
    answer = reader.fast_path.respond(host, "GET", path)
    return None if answer is None else answer.body


async def test_a_published_page_is_read_on_its_host(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    await presses.publish(desk.add(), 1)
    assert shown(reader) == b"<svg>Acme</svg>"


async def test_a_change_is_read_at_once_by_every_other_process(
    desk: Desk, presses: DiskPublisher, root: Path
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    others = [visits_of(desk.publisher(root)) for _ in range(3)]
    assert [shown(each) for each in others] == [b"<svg>Acme</svg>"] * 3
    await presses.publish(page_id, desk.edit(page_id, name="Apex"))
    assert [shown(each) for each in others] == [b"<svg>Apex</svg>"] * 3


async def test_publishing_what_is_out_already_loads_nothing(desk: Desk, presses: DiskPublisher) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    await presses.publish(page_id, 1)
    assert desk.loads == 1


async def test_a_hundred_at_once_share_at_most_ten_renders(desk: Desk, root: Path) -> None:
    renders, page_id = Renders(), desk.add()
    presses = desk.publisher(root, renders)

    async def change(number: int) -> None:
        with presses.expecting(page_id):
            await asyncio.sleep(0.001 * number)
            version = desk.edit(page_id, name=f"Name {number}")
        await presses.publish(page_id, version)
        assert read_head(presses.places.pack(page_id)).facts.version >= version

    await asyncio.gather(*(change(number) for number in range(100)))
    assert 1 <= renders.count <= 10


async def test_nobody_waits_long_for_a_change_that_does_not_end(desk: Desk, presses: DiskPublisher) -> None:
    page_id = desk.add()
    with presses.expecting(page_id):
        await asyncio.wait_for(presses.publish(page_id, 1), 5)


async def test_a_publish_goes_out_as_soon_as_the_last_open_change_ends(
    desk: Desk, presses: DiskPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("public_site.publishing.GATHER_SECONDS", 60)
    page_id = desk.add()
    with presses.expecting(page_id):
        asked = asyncio.ensure_future(presses.publish(page_id, 1))
        await asyncio.sleep(0.01)
        assert desk.loads == 0
    await asyncio.wait_for(asked, 5)


async def test_a_page_that_did_not_change_to_the_eye_is_not_rendered_again(desk: Desk, root: Path) -> None:
    renders, page_id = Renders(), desk.add()
    presses = desk.publisher(root, renders)
    await presses.publish(page_id, 1)
    await presses.publish(page_id, desk.edit(page_id))
    assert renders.count == 1
    assert read_head(presses.places.pack(page_id)).facts.version == 2


async def test_a_new_edition_of_the_renderers_changes_what_is_out(desk: Desk, root: Path) -> None:
    page_id = desk.add()
    first, second = desk.publisher(root, Renders("first")), desk.publisher(root, Renders("second"))
    await first.publish(page_id, 1)
    before = shown(visits_of(second), path="/status-version.json")
    await second.publish(page_id, desk.edit(page_id))
    assert shown(visits_of(second), path="/status-version.json") != before


async def test_hiding_takes_the_page_and_every_file_of_it_away(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    assert shown(reader)
    await presses.publish(page_id, desk.edit(page_id, visible=False))
    assert shown(reader) is None
    assert not list(presses.places.hosts.iterdir())
    assert {found.name for found in presses.places.folder(page_id).iterdir()} == {
        "page",
        "archive",
        ".mounted",
    }


async def test_showing_again_brings_it_all_back(desk: Desk, presses: DiskPublisher, reader: Visits) -> None:
    page_id = desk.add(visible=False)
    await presses.publish(page_id, 1)
    assert shown(reader) is None
    await presses.publish(page_id, desk.edit(page_id, visible=True))
    assert shown(reader) == b"<svg>Acme</svg>"


async def test_a_renamed_slug_leaves_its_old_host(desk: Desk, presses: DiskPublisher, reader: Visits) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    await presses.publish(page_id, desk.edit(page_id, hosts=("apex.localhost",)))
    assert shown(reader) is None
    assert shown(reader, "apex.localhost")


async def test_a_deleted_page_leaves_nothing_behind(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    del desk.pages[page_id]
    await presses.publish(page_id, 2)
    assert shown(reader) is None
    assert not presses.places.folder(page_id).exists()
    assert not list(presses.places.beside.iterdir())


async def test_a_host_that_moved_to_another_page_stays_there_when_the_first_is_late(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    old, new = desk.add(name="Old"), desk.add(name="New", hosts=())
    await presses.publish(old, 1)
    desk.edit(old, hosts=())
    await presses.publish(new, desk.edit(new, hosts=("acme.localhost",)))
    assert shown(reader) == b"<svg>New</svg>"
    await presses.publish(old, 2)
    assert shown(reader) == b"<svg>New</svg>"


async def test_a_page_that_loads_an_old_state_steals_no_host_back(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    old, new = desk.add(name="Old"), desk.add(name="New", hosts=())
    stale, desk.load_takes_seconds = desk.pages[old], 0.0
    desk.edit(old, hosts=())
    await presses.publish(new, desk.edit(new, hosts=("acme.localhost",)))
    reads = iter([stale, desk.pages[old]])

    async def load(_: UUID) -> Snapshot | None:
        return next(reads)

    late = DiskPublisher(
        presses.places.root,
        renderer=presses.renderer,
        load=load,
        load_archive=desk.load_archive,
    )
    await late.publish(old, 1)
    assert shown(reader) == b"<svg>New</svg>"


async def test_a_database_that_is_gone_is_said_as_unavailable(desk: Desk, presses: DiskPublisher) -> None:
    page_id = desk.add()
    desk.broken = ConnectionError("gone")
    with pytest.raises(Unavailable):
        await presses.publish(page_id, 1)


async def test_a_disk_that_refuses_is_said_as_unavailable_and_the_old_page_stays(
    desk: Desk, presses: DiskPublisher, reader: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    with pytest.raises(Unavailable):
        await presses.publish(page_id, desk.edit(page_id, name="Apex"))
    monkeypatch.undo()
    assert shown(reader) == b"<svg>Acme</svg>"
    await presses.publish(page_id, 2)
    assert shown(reader) == b"<svg>Apex</svg>"


async def test_a_page_held_by_somebody_else_is_given_up_after_two_seconds(
    desk: Desk, presses: DiskPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("public_site.disk.locks.PATIENCE_SECONDS", 0.05)
    page_id = desk.add()
    async with locked(presses.places.folder(page_id)):
        with pytest.raises(Unavailable):
            await presses.publish(page_id, 1)
    await presses.publish(page_id, 1)


async def test_a_caller_who_leaves_does_not_stop_the_publish(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    desk.load_takes_seconds = 0.02
    asked = asyncio.ensure_future(presses.publish(desk.add(), 1))
    await asyncio.sleep(0.005)
    asked.cancel()
    await presses.close()
    assert shown(reader) == b"<svg>Acme</svg>"


async def test_a_load_older_than_what_was_asked_is_unavailable(desk: Desk, presses: DiskPublisher) -> None:
    with pytest.raises(Unavailable):
        await presses.publish(desk.add(), 5)


async def test_an_older_database_put_back_is_published_when_told_to(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, desk.edit(page_id, name="Later"))
    desk.pages[page_id] = replace(desk.pages[page_id], version=1, name="Earlier")
    await presses.publish_anyway(page_id)
    assert shown(reader) == b"<svg>Earlier</svg>"


async def test_a_sheet_of_a_moment_ago_is_still_there(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    await presses.publish(page_id, desk.edit(page_id, theme={"accent": "#123456"}))
    assert shown(reader, path="/theme-00000000.css")
    assert shown(reader, path="/theme-00000001.css")


async def test_a_page_that_time_has_changed_is_published_once(
    clock: FakeClock, desk: Desk, root: Path
) -> None:
    page_id, renders = desk.add(next_change_at=clock.at + 1000), Renders()
    presses = desk.publisher(root, renders)
    await presses.publish(page_id, 1)
    await presses.publish_if_due(page_id)
    assert desk.loads == 1
    clock.forward(2)
    desk.edit(page_id, today="2026-11-22", next_change_at=clock.at + 1000)
    await asyncio.gather(*(presses.publish_if_due(page_id) for _ in range(20)))
    assert renders.count == 2


async def test_a_publisher_that_dies_before_telling_leaves_nobody_behind_after_the_next_answer(
    desk: Desk, presses: DiskPublisher, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_id, other = desk.add(), visits_of(desk.publisher(root))
    await presses.publish(page_id, 1)
    assert shown(other) == b"<svg>Acme</svg>"
    version = desk.edit(page_id, name="Apex")
    with monkeypatch.context() as dying:
        dying.setattr(presses.generation, "move", lambda **_: None)
        await presses.publish(page_id, version)
    assert shown(other) == b"<svg>Acme</svg>"
    await desk.publisher(root).publish(page_id, version)
    assert shown(other) == b"<svg>Apex</svg>"
