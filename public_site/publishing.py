"""The publisher: one queue a page in this process, so that changes which arrive together go out together."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import Context
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from app.core.clock import now_ms
from app.core.errors import Unavailable
from public_site.disk.generation import Generation
from public_site.disk.pack import Facts
from public_site.disk.places import Places
from public_site.disk.shared_files import write_shared
from public_site.load import load
from public_site.load_archive import load_archive
from public_site.own_renderer import own_renderer
from public_site.press import Enough, LoadArchive, LoadPage, Press, expired
from public_site.renderer import Renderer

GATHER_SECONDS = 0.015
GATHER_SECONDS_EACH = 0.002
GATHER_SECONDS_MAX = 0.25
_DISK_THREADS = 8
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Waiting:
    enough: Enough
    answer: asyncio.Future[Facts | None]
    since: float


@dataclass(slots=True)
class _Line:
    """Who waits for one page, and how many of its changes are under way in this process."""

    waiting: list[_Waiting] = field(default_factory=list)
    expected: int = 0
    task: asyncio.Task[None] | None = None
    quiet: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_idle(self) -> bool:
        return not self.waiting and not self.expected and self.task is None


class DiskPublisher:
    """Publishes to the local disk below `root` (the port of tenants/pages/publisher.py)."""

    def __init__(
        self,
        root: Path,
        *,
        renderer: Renderer | None = None,
        load: LoadPage = load,
        load_archive: LoadArchive = load_archive,
    ) -> None:
        self.places = Places(root)
        self.places.prepare()
        self.generation = Generation(self.places.generation)
        self.renderer = renderer or own_renderer()
        write_shared(self.places, self.renderer.static, self.renderer.neutral_not_found, self.renderer.failed)
        self._disk = ThreadPoolExecutor(_DISK_THREADS, "publishing")
        self._press = Press(self.places, self.generation, self.renderer, load, load_archive, self._disk)
        self._lines: dict[UUID, _Line] = defaultdict(_Line)

    async def publish(self, page_id: UUID, version: int) -> None:
        """Return once the page is out at `version` or later, hidden or gone. Raises Unavailable."""
        facts = await self.bring(page_id, lambda out: out.version >= version)
        if facts is not None and facts.version < version:
            raise Unavailable("The page could not be published yet. Try again shortly.")

    async def publish_if_due(self, page_id: UUID) -> None:
        """Publish a page that time has changed: midnight, fresh figures, its end. Raises Unavailable."""
        await self.bring(page_id, lambda out: not is_due(out, now_ms()))

    async def publish_anyway(self, page_id: UUID) -> Facts | None:
        """Publish whatever the database says, even if that is older than what is out. Raises Unavailable."""
        return await self.bring(page_id, lambda _: False)

    def publish_soon(self, page_id: UUID) -> None:
        """Have a page that was found damaged published again, without waiting for it."""
        line = self._lines[page_id]
        if not line.waiting:
            self._ask(page_id, lambda _: False)

    @contextmanager
    def expecting(self, page_id: UUID) -> Iterator[None]:
        """Within the block a change of the page is under way; a publish waits a moment to take it along."""
        line = self._lines[page_id]
        line.expected += 1
        try:
            yield
        finally:
            line.expected -= 1
            if not line.expected:
                line.quiet.set()
            self._forget_if_idle(page_id)

    async def bring(self, page_id: UUID, enough: Enough) -> Facts | None:
        """Share the page's next publish, which goes on if the caller is cancelled. Raises Unavailable."""
        return await self._ask(page_id, enough)

    async def close(self) -> None:
        """Let what is under way end."""
        tasks = [line.task for line in self._lines.values() if line.task is not None]
        await asyncio.gather(*tasks)

    def _ask(self, page_id: UUID, enough: Enough) -> asyncio.Future[Facts | None]:
        loop, line = asyncio.get_running_loop(), self._lines[page_id]
        asked = _Waiting(enough, loop.create_future(), loop.time())
        asked.answer.add_done_callback(_seen)
        line.waiting.append(asked)
        if line.task is None:
            line.task = loop.create_task(self._serve(page_id, line), context=Context())
        return asked.answer

    async def _serve(self, page_id: UUID, line: _Line) -> None:
        while line.waiting:
            await _gather(line)
            batch, line.waiting = line.waiting, []
            await self._answer(page_id, batch)
        line.task = None
        self._forget_if_idle(page_id)

    async def _answer(self, page_id: UUID, batch: list[_Waiting]) -> None:
        try:
            facts = await self._press.press(page_id, lambda out: all(each.enough(out) for each in batch))
        except Unavailable as refusal:
            _refuse(batch, refusal)
        except Exception:
            log.exception("page %s was not published", page_id)
            _refuse(batch, Unavailable("The page could not be published. Try again shortly."))
        else:
            for each in batch:
                if not each.answer.done():
                    each.answer.set_result(facts)

    def _forget_if_idle(self, page_id: UUID) -> None:
        if self._lines[page_id].is_idle:
            del self._lines[page_id]


def is_due(facts: Facts, now: int) -> bool:
    """Whether time alone has changed the page since it went out."""
    if not facts.visible:
        return False
    return expired(facts, now) or (facts.next_change_at is not None and facts.next_change_at <= now)


async def _gather(line: _Line) -> None:
    """Wait while other changes are under way: 15 ms from the first who asked, and 2 ms more for each.

    A crowd waits for the database anyway; what it must not do is draw the page once for every few of it.
    """
    patience = min(GATHER_SECONDS + line.expected * GATHER_SECONDS_EACH, GATHER_SECONDS_MAX)
    left = line.waiting[0].since + patience - asyncio.get_running_loop().time()
    if line.expected and left > 0:
        line.quiet.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(line.quiet.wait(), left)


def _seen(answer: asyncio.Future[Facts | None]) -> None:
    """Nobody may wait any more; a failure has been logged where it happened."""
    if not answer.cancelled():
        answer.exception()


def _refuse(batch: list[_Waiting], refusal: Unavailable) -> None:
    for each in batch:
        if not each.answer.done():
            each.answer.set_exception(refusal)
