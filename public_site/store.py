"""The reading side: what this process remembers of published pages, kept true by the generation word."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TypeVar
from uuid import UUID

from app.core.clock import now_ms
from public_site.contents import decode_snapshot
from public_site.disk.generation import Generation
from public_site.disk.pack import Damaged, Entry, Facts, Moved, PackIndex
from public_site.disk.places import Places
from public_site.fast_path.prepared import Served
from public_site.press import expired
from public_site.snapshot import Snapshot

MIB = 1 << 20
_SITE_BYTES = 6000
_NEVER = 1 << 62
_READS_MAX = 50
Found = TypeVar("Found")


class Site:
    """One visible page on one host: its pack's head, and the answers prepared so far."""

    __slots__ = ("choices", "forms", "host", "index", "size", "wake_at", "word")

    def __init__(self, host: str, index: PackIndex, word: int) -> None:
        self.host, self.index, self.word = host, index, word
        self.forms: dict[tuple[str, str], Served] = {}
        self.choices: dict[tuple[str, tuple[str, ...]], Served] = {}
        self.size = _SITE_BYTES
        self.wake_at = _wake_at(self.facts)

    @property
    def facts(self) -> Facts:
        return self.index.head.facts

    def entry(self, path: str) -> Entry | None:
        return self.index.head.entries.get(path)

    def forms_at(self, path: str) -> dict[str, Served]:
        """What was remembered under a path that is in no pack, by coding."""
        return {coding: served for (at, coding), served in self.forms.items() if at == path}

    def is_over(self) -> bool:
        return expired(self.facts, now_ms())

    def snapshot(self) -> Snapshot:
        """The page's value as published. Raises Moved, Damaged."""
        return decode_snapshot(self.index.body(self.index.head.snapshot))


class Store:
    """Sites by host, the least recently visited forgotten first when they weigh more than `limit_bytes`."""

    def __init__(
        self, places: Places, generation: Generation, limit_bytes: int, never: Collection[str] = ()
    ) -> None:
        """`never` are hosts that no page may answer on, whatever is linked: the console's."""
        self.places, self._never = places, frozenset(never)
        self._generation = generation
        self._limit, self._bytes = limit_bytes, 0
        self._sites: OrderedDict[str, Site] = OrderedDict()
        self.on_damage: Callable[[UUID], None] = lambda _: None

    def site(self, host: str) -> Site | None:
        """The visible page on `host` as last published by anybody; None for every other host."""
        word = self._generation.word()
        site = self._sites.get(host)
        if site is not None and site.word == word:
            self._sites.move_to_end(host)
            return site
        return self._looked_up(host, site, word)

    def read(self, host: str, reading: Callable[[Site], Found]) -> Found | None:
        """What `reading` finds at the page on `host`, begun anew when the page is published meanwhile.

        None for a host without a visible page. A pack that fails its crc is reported; raises Damaged.
        """
        for _ in range(_READS_MAX):
            site = self.site(host)
            if site is None:
                return None
            try:
                return reading(site)
            except Moved:
                self._forget(site)
            except Damaged:
                self._forget(site)
                self.on_damage(site.facts.page)
                raise
        raise Damaged

    def keep(self, site: Site, path: str, coding: str, served: Served) -> None:
        """Remember one form of an answer, at the cost of sites long not visited."""
        if self._sites.get(site.host) is not site or (path, coding) in site.forms:
            return
        site.forms[path, coding] = served
        site.size += served.size
        self._bytes += served.size
        self._shrink()

    def _forget(self, site: Site) -> None:
        if self._sites.get(site.host) is site:
            self._drop(site.host)

    def _looked_up(self, host: str, site: Site | None, word: int) -> Site | None:
        if site is not None:
            with suppress(OSError):
                if site.index.is_current():
                    site.word = word
                    self._sites.move_to_end(host)
                    return site
            self._drop(host)
        found = None if host in self._never else self._opened(host, word)
        if found is not None:
            self._sites[host] = found
            self._bytes += found.size
            self._shrink()
        if site is not None or found is not None:
            # Before anybody gets it: whoever swapped it in may be about to tell the others, or be dead.
            self._generation.move()
        return found

    def _opened(self, host: str, word: int) -> Site | None:
        """A link that leads to a page which does not name the host is one on its way in or out."""
        try:
            index = PackIndex(self.places.host_pack(host))
        except OSError:
            return None
        except Damaged:
            self._report(host)
            return None
        facts = index.head.facts
        return Site(host, index, word) if facts.visible and host in facts.hosts else None

    def _report(self, host: str) -> None:
        with suppress(OSError, ValueError):
            self.on_damage(UUID((self.places.hosts / host).readlink().name))

    def _shrink(self) -> None:
        while self._bytes > self._limit and len(self._sites) > 1:
            self._drop(next(iter(self._sites)))

    def _drop(self, host: str) -> None:
        site = self._sites.pop(host, None)
        self._bytes -= site.size if site is not None else 0


def _wake_at(facts: Facts) -> int:
    """When somebody should look at the clock again: the page ends, or looks different by then."""
    return min(_NEVER if at is None else at for at in (facts.expires_at, facts.next_change_at))
