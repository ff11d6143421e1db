"""Which own domains are somebody's, and where pages went from hosts they left, for the front door.

Remembered, since anybody can make hosts up.
"""

from asyncio import Lock
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import NamedTuple

from tortoise.connection import get_connection

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Unavailable
from app.db.direct import records_of
from tenants.domains.models import Host

FRESH_MS = 5 * MS_PER_SECOND
# The last line of an old host is where links of its page lead: its first own domain, else its subdomain.
_MOVED = """
    SELECT old.host AS old, now.host AS now FROM host old
    JOIN host now ON now.page_id = old.former_page_id AND now.state = 'verified'
    WHERE old.state = 'tombstone' AND old.tombstone_until > ?
    ORDER BY CASE now.kind WHEN 'custom' THEN 1 ELSE 0 END, now.id DESC
"""


class Whereabouts(NamedTuple):
    """Own domains that are a page's, shown or hidden; hosts that a page left lately, with its host now."""

    mounted: Collection[str]
    moved: Mapping[str, str]


async def whereabouts() -> Whereabouts:
    """As of now. Raises Unavailable."""
    hosts = Host.filter(kind="custom", state="verified", page_id__not_isnull=True)
    moved = await records_of(get_connection("default"), _MOVED, [now_ms()])
    return Whereabouts(
        frozenset([str(host) for host in await hosts.values_list("host", flat=True)]),
        {row["old"]: row["now"] for row in moved},
    )


class KnownHosts:
    """Hosts as of the last move of `word`, which moves when a page with other hosts is published here.

    That is when another node mounts one, too. Whatever went past it is seen after FRESH_MS. However many
    hosts are asked for, the database hears one question for each of the two.
    """

    def __init__(
        self, word: Callable[[], int], found: Callable[[], Awaitable[Whereabouts]] = whereabouts
    ) -> None:
        self._word, self._find = word, found
        self._found: Whereabouts | None = None
        self._as_of: tuple[int, int] | None = None
        self._reading = Lock()

    async def has(self, host: str) -> bool:
        """Whether the host is mounted; True for every host while the database is away.

        So that nobody is sent away: a hidden own domain must never look foreign.
        """
        found = await self._fresh()
        return found is None or host in found.mounted

    async def moved_to(self, host: str) -> str | None:
        """Where the page is that left this host lately; None when none did, or nobody knows."""
        found = await self._fresh()
        return None if found is None else found.moved.get(host)

    async def _fresh(self) -> Whereabouts | None:
        if not self._is_fresh():
            async with self._reading:
                if not self._is_fresh():
                    await self._read()
        return self._found

    def _is_fresh(self) -> bool:
        """A failed question is not repeated for FRESH_MS either, whatever is published meanwhile."""
        if self._as_of is None:
            return False
        word, at = self._as_of
        unmoved = self._found is None or word == self._word()
        return unmoved and at <= now_ms() < at + FRESH_MS

    async def _read(self) -> None:
        as_of = (self._word(), now_ms())
        try:
            self._found = await self._find()
        except Unavailable:
            self._found = None
        self._as_of = as_of
