"""What a process remembers of published pages, and what it never shows."""

from pathlib import Path

import pytest

from public_site.publishing import DiskPublisher
from tests.fakes import FakeClock
from tests.public_site.desk import STATIC_PATH, Desk, visits_of
from tests.public_site.test_publishing import shown


async def test_the_console_host_is_never_a_page(desk: Desk, presses: DiskPublisher) -> None:
    await presses.publish(desk.add(hosts=("console.test",)), 1)
    assert shown(visits_of(presses), "console.test")
    assert shown(visits_of(presses, never=["console.test"]), "console.test") is None


async def test_a_page_that_ended_is_not_shown_though_nobody_took_it_down(
    clock: FakeClock, desk: Desk, presses: DiskPublisher
) -> None:
    reader = visits_of(presses)
    await presses.publish(desk.add(expires_at=clock.at + 1000), 1)
    assert shown(reader)
    assert reader.has_page("acme.localhost")
    clock.forward(1)
    assert shown(reader) is None
    assert not reader.has_page("acme.localhost")


async def test_who_reads_a_new_page_first_tells_the_others(
    desk: Desk, presses: DiskPublisher, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its publisher may have died before it did: nobody who saw the new page is shown the old one after."""
    page_id, earlier = desk.add(), visits_of(presses)
    await presses.publish(page_id, 1)
    assert shown(earlier) == b"<svg>Acme</svg>"
    dying = desk.publisher(root)
    monkeypatch.setattr(dying.generation, "move", lambda **_: None)
    await dying.publish(page_id, desk.edit(page_id, name="Zeta"))
    assert shown(earlier) == b"<svg>Acme</svg>"
    assert shown(visits_of(presses)) == b"<svg>Zeta</svg>"
    assert shown(earlier) == b"<svg>Zeta</svg>"


async def test_who_finds_a_page_gone_tells_the_others(
    desk: Desk, presses: DiskPublisher, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_id = desk.add()
    first, second, dying = visits_of(presses), visits_of(presses), desk.publisher(root)
    await presses.publish(page_id, 1)
    assert shown(first) == shown(second) == b"<svg>Acme</svg>"
    monkeypatch.setattr(dying.generation, "move", lambda **_: None)
    await dying.publish(page_id, desk.edit(page_id, visible=False))
    first.fast_path.store._sites["acme.localhost"].word = -1  # as after a publish of another page
    assert shown(first) is None
    assert shown(second) is None


@pytest.mark.parametrize("host", ["rival.localhost", "..", "", "a/b"])
async def test_other_hosts_have_no_page(desk: Desk, presses: DiskPublisher, host: str) -> None:
    await presses.publish(desk.add(), 1)
    assert shown(visits_of(presses), host) is None


async def test_a_host_whose_link_leads_to_another_page_is_not_shown(
    desk: Desk, presses: DiskPublisher
) -> None:
    await presses.publish(desk.add(), 1)
    (presses.places.hosts / "other.localhost").symlink_to(
        (presses.places.hosts / "acme.localhost").readlink()
    )
    assert shown(visits_of(presses), "other.localhost") is None


async def test_memory_for_answers_is_bounded(desk: Desk, presses: DiskPublisher) -> None:
    store = visits_of(presses, cache_mb=1).fast_path.store
    fast_path = visits_of(presses, cache_mb=1).fast_path
    for number in range(120):
        await presses.publish(desk.add(hosts=(f"s{number}.localhost",)), 1)
        assert fast_path.respond(f"s{number}.localhost", "GET", "/")
    assert fast_path.store._bytes <= 1 << 20
    assert 10 < len(fast_path.store._sites) < 120
    assert fast_path.store._bytes == sum(site.size for site in fast_path.store._sites.values())
    assert store._bytes == 0


async def test_the_page_visited_last_is_forgotten_last(desk: Desk, presses: DiskPublisher) -> None:
    fast_path = visits_of(presses, cache_mb=1).fast_path
    for number in range(100):
        await presses.publish(desk.add(hosts=(f"s{number}.localhost",)), 1)
        fast_path.respond(f"s{number}.localhost", "GET", "/")
        assert fast_path.respond("s0.localhost", "GET", "/")
    assert "s0.localhost" in fast_path.store._sites
    assert "s1.localhost" not in fast_path.store._sites


async def test_what_is_in_the_folder_but_no_answer_is_not_shown(desk: Desk, presses: DiskPublisher) -> None:
    await presses.publish(desk.add(), 1)
    reader = visits_of(presses)
    for path in ("/page", "/index.html", "/404", "404", "/archive/index", "/.mounted", "/status.json.gz"):
        assert shown(reader, path=path) is None


async def test_static_files_are_only_on_hosts_that_have_a_page(desk: Desk, presses: DiskPublisher) -> None:
    reader = visits_of(presses)
    assert shown(reader, path=STATIC_PATH) is None
    await presses.publish(desk.add(), 1)
    assert shown(reader, path=STATIC_PATH)
