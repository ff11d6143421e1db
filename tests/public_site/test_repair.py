"""The passes that make disk and database agree, whatever happened to either."""

from pathlib import Path

import pytest

from public_site.disk.pack import read_head
from public_site.publishing import DiskPublisher
from public_site.repair import _needs_press, redraw, republish_behind
from public_site.visits import Visits
from tests.fakes import FakeClock
from tests.public_site.desk import Desk, Renders
from tests.public_site.test_publishing import shown


async def test_nothing_is_published_when_all_is_well(desk: Desk, presses: DiskPublisher) -> None:
    await presses.publish(desk.add(), 1)
    assert await republish_behind(presses, desk.versions) == 0


async def test_pages_that_were_never_published_are(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    desk.add()
    assert await republish_behind(presses, desk.versions) == 1
    assert shown(reader)


async def test_a_page_behind_its_row_is_published(desk: Desk, presses: DiskPublisher, reader: Visits) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    desk.edit(page_id, name="Apex")
    assert await republish_behind(presses, desk.versions) == 1
    assert shown(reader) == b"<svg>Apex</svg>"


async def test_a_database_put_back_from_a_backup_wins(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    page_id = desk.add()
    earlier = desk.pages[page_id]
    await presses.publish(page_id, desk.edit(page_id, name="Lost"))
    desk.pages[page_id] = earlier
    assert await republish_behind(presses, desk.versions) == 1
    assert shown(reader) == b"<svg>Acme</svg>"


async def test_a_damaged_head_is_mended(desk: Desk, presses: DiskPublisher, reader: Visits) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    presses.places.pack(page_id).write_bytes(b"heppack1 and then nonsense")
    presses.generation.move()
    assert shown(reader) is None
    assert await republish_behind(presses, desk.versions) == 1
    assert shown(reader)


async def test_a_damaged_body_has_the_page_published_again(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    pack = presses.places.pack(page_id)
    pack.write_bytes(pack.read_bytes().replace(b"<svg>Acme", b"<svg>Axme"))
    assert shown(reader) is None
    await presses.close()
    assert shown(reader) == b"<svg>Acme</svg>"


async def test_a_page_without_a_row_is_taken_down(desk: Desk, presses: DiskPublisher, reader: Visits) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    desk.pages.clear()
    assert await republish_behind(presses, desk.versions) == 1
    assert shown(reader) is None
    assert not presses.places.folder(page_id).exists()


async def test_a_link_that_nobody_noted_is_removed(desk: Desk, presses: DiskPublisher) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    (presses.places.hosts / "old.localhost").symlink_to((presses.places.hosts / "acme.localhost").readlink())
    await republish_behind(presses, desk.versions)
    assert [link.name for link in presses.places.hosts.iterdir()] == ["acme.localhost"]


async def test_a_link_that_is_missing_is_made(desk: Desk, presses: DiskPublisher, reader: Visits) -> None:
    await presses.publish(desk.add(), 1)
    (presses.places.hosts / "acme.localhost").unlink()
    await republish_behind(presses, desk.versions)
    assert shown(reader)


async def test_another_edition_publishes_everything_again(
    desk: Desk, presses: DiskPublisher, root: Path
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    newer = desk.publisher(root, Renders("second"))
    await redraw(newer)
    assert read_head(newer.places.pack(page_id)).facts.edition == "second"


async def test_plain_files_emptied_by_a_power_cut_are_written_again(
    desk: Desk, presses: DiskPublisher
) -> None:
    page_id = desk.add()
    await presses.publish(page_id, 1)
    await republish_behind(presses, desk.versions)
    plain = presses.places.folder(page_id) / "status.json"
    plain.write_bytes(b"")
    (presses.places.root / ".boot").write_text("an earlier boot")
    await republish_behind(presses, desk.versions)
    assert plain.read_bytes().startswith(b"{")


async def test_one_page_that_cannot_be_published_holds_up_no_other(
    desk: Desk, presses: DiskPublisher, reader: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, _ = desk.add(hosts=("bad.localhost",)), desk.add()
    load = desk.load

    async def load_all_but_one(page_id: object) -> object:
        if page_id == bad:
            raise ValueError("odd")
        return await load(page_id)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "load", load_all_but_one)
    assert await republish_behind(desk.publisher(presses.places.root), desk.versions) == 1
    assert shown(reader)


async def test_the_round_sees_what_is_due_behind_or_damaged(
    clock: FakeClock, desk: Desk, presses: DiskPublisher
) -> None:
    page_id = desk.add(next_change_at=clock.at + 1000)
    await presses.publish(page_id, 1)
    assert not _needs_press(presses.places, page_id, 1)
    assert _needs_press(presses.places, page_id, 2)
    clock.forward(2)
    assert _needs_press(presses.places, page_id, 1)
