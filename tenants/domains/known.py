"""Which own domains are somebody's, for the front door: remembered, since anybody can make hosts up."""

from asyncio import Lock
from collections.abc import Awaitable, Callable, Collection

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Unavailable
from tenants.domains.models import Host

FRESH_MS = 5 * MS_PER_SECOND


async def mounted_hosts() -> Collection[str]:
    """Every verified own domain that points at a page, shown or hidden. Raises Unavailable."""
    hosts = Host.filter(kind="custom", state="verified", page_id__not_isnull=True)
    return frozenset([str(host) for host in await hosts.values_list("host", flat=True)])


class MountedHosts:
    """Own domains as of the last move of `word`, which moves when a page with other hosts is published here.

    That is when another node mounts one, too. Whatever went past it is seen after FRESH_MS. However many
    hosts are asked for, the database hears one question for each of the two.
    """

    def __init__(
        self, word: Callable[[], int], listed: Callable[[], Awaitable[Collection[str]]] = mounted_hosts
    ) -> None:
        self._word, self._listed = word, listed
        self._hosts: Collection[str] | None = None
        self._as_of: tuple[int, int] | None = None
        self._reading = Lock()

    async def has(self, host: str) -> bool:
        """Whether the host is mounted; True for every host while the database is away.

        So that nobody is sent away: a hidden own domain must never look foreign.
        """
        if not self._is_fresh():
            async with self._reading:
                if not self._is_fresh():
                    await self._read()
        return self._hosts is None or host in self._hosts

    def _is_fresh(self) -> bool:
        """A failed question is not repeated for FRESH_MS either, whatever is published meanwhile."""
        if self._as_of is None:
            return False
        word, at = self._as_of
        unmoved = self._hosts is None or word == self._word()
        return unmoved and at <= now_ms() < at + FRESH_MS

    async def _read(self) -> None:
        as_of = (self._word(), now_ms())
        try:
            self._hosts = await self._listed()
        except Unavailable:
            self._hosts = None
        self._as_of = as_of
