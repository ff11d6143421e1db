"""Making disk and database agree again: after a start, after a crash, and now and then for ever."""

import asyncio
import fcntl
import os
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from uuid import UUID

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Unavailable
from public_site.disk.links import linked_to, remember, remembered
from public_site.disk.locks import locked
from public_site.disk.pack import Damaged, Facts, Pack, read_head
from public_site.disk.places import Places, link_to
from public_site.disk.plain_files import is_written
from public_site.publishing import DiskPublisher, is_due

Versions = Callable[[], Awaitable[Mapping[UUID, int]]]
Links = Mapping[str, set[str]]
ROUND_SECONDS = 3 * 3600
_BREATH_PAGES = 100
_LITTER_MS = 3600 * MS_PER_SECOND
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


async def republish_behind(publisher: DiskPublisher, versions: Versions) -> int:
    """One pass over all pages, publishing those that disk and database disagree about; how many those were.

    Disagreeing is: behind the row, damaged, linked wrongly, or without a row.
    Nothing is done while another process of this machine makes the pass. Raises Unavailable.
    """
    with _elected(publisher.places.root / ".pass") as is_ours:
        return await _pass(publisher, await versions()) if is_ours else 0


async def sweep(publisher: DiskPublisher, versions: Versions) -> None:
    """For ever: at once pages that another edition drew, then every page once in three hours.

    Those rounds find what nobody visited after midnight and what went bad on disk.
    """
    while True:
        with _elected(publisher.places.root / ".sweep") as is_ours:
            if is_ours:
                await redraw(publisher)
                await _round(publisher, versions)
        await asyncio.sleep(60)


async def redraw(publisher: DiskPublisher) -> None:
    """Publish every page that another edition of the renderers drew; until then its old look is served."""
    for page_id in publisher.places.published_ids():
        facts = _facts(publisher.places, page_id)
        if facts is not None and facts.edition != publisher.renderer.edition:
            await _published(publisher, page_id, ())
        await asyncio.sleep(0)


async def _pass(publisher: DiskPublisher, versions: Mapping[UUID, int]) -> int:
    places = publisher.places
    _clear_litter(places)
    links, repaired = _links(places), 0
    had_power_cut = _is_new_boot(places)
    for count, page_id in enumerate({**versions, **dict.fromkeys(_on_disk(places, links))}):
        facts = _facts(places, page_id)
        is_whole = facts is not None and facts.version == versions.get(page_id)
        linked = links.get(link_to(page_id), set())
        if facts is None or not is_whole or linked != _wanted_hosts(facts) or had_power_cut:
            repaired += await _published(publisher, page_id, linked)
        if count % _BREATH_PAGES == 0:
            await asyncio.sleep(0)
    _note_boot(places)
    return repaired


async def _round(publisher: DiskPublisher, versions: Versions) -> None:
    """In the order of the random digits of ids, so that pages of one age do not come together."""
    try:
        rows = await versions()
    except Unavailable:
        return
    pages = sorted(rows, key=lambda page_id: page_id.hex[::-1])
    for page_id in pages:
        if _needs_press(publisher.places, page_id, rows[page_id]):
            await _published(publisher, page_id, ())
        await asyncio.sleep(ROUND_SECONDS / len(pages))


def _needs_press(places: Places, page_id: UUID, version: int) -> bool:
    """Whether a page is behind, due, or fails the crc of any body."""
    try:
        pack = Pack.read(places.pack(page_id))
        contents = pack.contents()
    except (OSError, Damaged):
        return True
    facts, folder = pack.head.facts, places.folder(page_id)
    written = all(is_written(folder, path, content) for path, content in contents.items())
    return facts.version < version or is_due(facts, now_ms()) or not written


async def _published(publisher: DiskPublisher, page_id: UUID, linked: Iterable[str]) -> bool:
    """Publish, taking links into account that nobody noted; one page that fails holds up no other."""
    folder = publisher.places.folder(page_id)
    try:
        async with locked(folder):
            remember(folder, remembered(folder).union(linked))
        await publisher.publish_anyway(page_id)
    except Unavailable:
        return False
    return True


def _wanted_hosts(facts: Facts) -> set[str]:
    return set(facts.hosts) if facts.visible else set()


def _facts(places: Places, page_id: UUID) -> Facts | None:
    try:
        return read_head(places.pack(page_id)).facts
    except (OSError, Damaged):
        return None


def _links(places: Places) -> Links:
    """Every host that is linked, by what its link says."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in places.hosts.iterdir():
        if (target := linked_to(places, link.name)) is not None:
            found[target].add(link.name)
    return found


def _on_disk(places: Places, links: Links) -> Iterator[UUID]:
    """Pages that have a folder, and pages that only links speak of."""
    yield from places.published_ids()
    for target in links:
        try:
            yield UUID(Path(target).name)
        except ValueError:
            continue


def _clear_litter(places: Places) -> None:
    """What a process that was killed left half made or half removed."""
    for found in places.beside.iterdir():
        if found.lstat().st_mtime_ns // 1_000_000 < now_ms() - _LITTER_MS:
            if found.is_symlink():
                found.unlink(missing_ok=True)
            else:
                rmtree(found, ignore_errors=True)


def _is_new_boot(places: Places) -> bool:
    """Plain twins are not fsynced: after a power cut they may be empty, so all are written again."""
    noted = places.root / ".boot"
    return noted.exists() and noted.read_text() != _boot_id()


def _note_boot(places: Places) -> None:
    (places.root / ".boot").write_text(_boot_id())


def _boot_id() -> str:
    return _BOOT_ID.read_text() if _BOOT_ID.exists() else ""


@contextmanager
def _elected(path: Path) -> Iterator[bool]:
    """Whether this process alone may do something on this machine."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(fd)
