"""One page from the database to disk, alone under the page's lock (the publish protocol of design §2).

The pack's swap is the moment of truth: whoever dies before leaves a page that is behind its row and is
published again, with archive, plain twins and links redone. Links that no longer count go after it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from shutil import rmtree
from uuid import UUID, uuid4

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.hostnames import normal_name
from public_site.contents import Contents, drawn, encode_snapshot, seen_fingerprint
from public_site.disk.archive import ArchiveChange, has_archive, write_archive
from public_site.disk.durable import keep_names
from public_site.disk.generation import Generation
from public_site.disk.links import add_links, linked_to, remember, remembered, remove_links
from public_site.disk.locks import locked
from public_site.disk.pack import Content, Damaged, Facts, Pack, write_pack
from public_site.disk.places import ARCHIVE_NAME, Places, link_to
from public_site.disk.plain_files import remove_plain_files, sync_plain_files
from public_site.renderer import Renderer
from public_site.snapshot import Snapshot

LoadPage = Callable[[UUID], Awaitable[Snapshot | None]]
LoadArchive = Callable[[UUID, int], Awaitable[ArchiveChange]]
Enough = Callable[[Facts], bool]
_FROM_THE_START = -1


@dataclass(frozen=True, slots=True)
class Press:
    """Everything that publishing a page needs."""

    places: Places
    generation: Generation
    renderer: Renderer
    load: LoadPage
    load_archive: LoadArchive
    disk: Executor

    async def press(self, page_id: UUID, enough: Enough) -> Facts | None:
        """Publish the page unless what is out is `enough`; what is out now, None for a page that is gone.

        Raises OSError, Unavailable, and whatever loading and rendering raise.
        """
        async with locked(self.places.folder(page_id)):
            before = _pack_before(self.places, page_id)
            known = facts = before.head.facts if before is not None else None
            if known is None or not enough(known):
                facts = await self._renew(page_id, before)
            # Also when nothing was written: whoever wrote it may have died before telling the others.
            self.generation.move(mounts=_hosts(facts) != _hosts(known))
        return facts

    async def _renew(self, page_id: UUID, before: Pack | None) -> Facts | None:
        snapshot = await self.load(page_id)
        if snapshot is None:
            self._take_down(page_id)
            return None
        if not snapshot.visible:
            return await self._hide(page_id, snapshot, before)
        return await self._show(page_id, snapshot, before)

    async def _show(self, page_id: UUID, snapshot: Snapshot, before: Pack | None) -> Facts:
        folder, now_s = self.places.folder(page_id), now_ms() // MS_PER_SECOND
        archive = folder / ARCHIVE_NAME
        since = _archived(before) if has_archive(archive) else _FROM_THE_START
        if since > snapshot.version:  # an older database was put back
            since = _FROM_THE_START
        write_archive(archive, await self.load_archive(page_id, since))
        facts = self._facts(page_id, snapshot, archived=snapshot.version)
        contents = sync_plain_files(folder, self._contents(snapshot, facts, before), now_s)
        await self._mount(page_id, facts.hosts)
        await self._swap(page_id, facts, encode_snapshot(snapshot), contents)
        self._unmount(page_id, remembered(folder).difference(facts.hosts))
        return facts

    async def _hide(self, page_id: UUID, snapshot: Snapshot, before: Pack | None) -> Facts:
        """Links first; the archive stays for the day the page is shown again, and nothing leads to it."""
        folder, facts = (
            self.places.folder(page_id),
            self._facts(page_id, snapshot, archived=_archived(before)),
        )
        self._unmount(page_id, remembered(folder))
        remove_plain_files(folder)
        await self._swap(page_id, facts, b"", {})
        keep_names(folder)
        return facts

    def _take_down(self, page_id: UUID) -> None:
        folder = self.places.folder(page_id)
        self._unmount(page_id, remembered(folder))
        leaving = self.places.beside / f"{page_id}.{uuid4().hex}"
        folder.replace(leaving)
        rmtree(leaving)

    def _facts(self, page_id: UUID, snapshot: Snapshot, *, archived: int) -> Facts:
        return Facts(
            page=page_id,
            version=snapshot.version,
            fingerprint=seen_fingerprint(snapshot, self.renderer.edition),
            edition=self.renderer.edition,
            hosts=tuple(host for host in snapshot.hosts if normal_name(host) == host),
            visible=snapshot.visible,
            expires_at=snapshot.expires_at,
            next_change_at=snapshot.next_change_at,
            archived=archived,
        )

    def _contents(self, snapshot: Snapshot, facts: Facts, before: Pack | None) -> Contents:
        """What a visitor sees did not change: the bytes of before; else drawn anew."""
        known: dict[str, Content] = {}
        if before is not None:
            with suppress(Damaged):
                known = before.contents()
                if known and before.head.facts.fingerprint == facts.fingerprint:
                    return known
        return drawn(self.renderer, snapshot, facts.fingerprint, known)

    async def _mount(self, page_id: UUID, hosts: Sequence[str]) -> None:
        """Where another page holds a host, only what the database says by now counts: ours may be old."""
        own, folder = link_to(page_id), self.places.folder(page_id)
        missing = [host for host in hosts if linked_to(self.places, host) != own]
        if not missing:
            return
        async with locked(self.places.hosts):
            if any(linked_to(self.places, host) for host in missing):
                now = await self.load(page_id)
                missing = [host for host in missing if now is not None and host in now.hosts]
            remember(folder, remembered(folder).union(missing))
            add_links(self.places, page_id, missing)

    async def _swap(self, page_id: UUID, facts: Facts, snapshot: bytes, contents: Contents) -> None:
        """In a thread: where disks are busy an fsync takes many milliseconds, and visits need the loop."""
        path, now, loop = self.places.pack(page_id), now_ms(), asyncio.get_running_loop()
        writing = loop.run_in_executor(self.disk, write_pack, path, facts, snapshot, contents, now)
        try:
            await asyncio.shield(writing)
        except asyncio.CancelledError:
            # The lock must outlive the writer.
            await asyncio.wait([writing])
            raise

    def _unmount(self, page_id: UUID, hosts: set[str]) -> None:
        folder = self.places.folder(page_id)
        remove_links(self.places, page_id, hosts)
        remember(folder, remembered(folder) - hosts)


def expired(facts: Facts, now: int) -> bool:
    """Whether the page ended by itself; tested on every visit, without the database."""
    return facts.expires_at is not None and facts.expires_at <= now


def _hosts(facts: Facts | None) -> tuple[str, ...]:
    """Every host that is the page's, whether it is shown there or hidden."""
    return facts.hosts if facts is not None else ()


def _archived(before: Pack | None) -> int:
    """The page's version that its archive is at."""
    return before.head.facts.archived if before is not None else _FROM_THE_START


def _pack_before(places: Places, page_id: UUID) -> Pack | None:
    try:
        return Pack.read(places.pack(page_id))
    except (FileNotFoundError, Damaged):
        return None
