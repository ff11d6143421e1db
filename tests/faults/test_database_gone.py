"""While the database is away visitors notice nothing, and writers are told so within two seconds."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.databases import PostgresServer
from tests.evidence import Note, Size
from tests.faults.database_away import postgres_away, sqlite_away
from tests.installation import CONSOLE, Driven, Installation, Server
from tests.wire import Wire

pytestmark = pytest.mark.alone

READERS = 8
PATHS = ("/", "/status.json", "/badge.svg", "/status-version.json", "/uptime", "/history", "/llms.txt")


@dataclass
class Seen:
    """What visitors got: how long each answer took, and every answer that was not 200."""

    took_ms: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def p99_ms(self) -> float:
        return sorted(self.took_ms)[int(0.99 * (len(self.took_ms) - 1))]


@pytest.fixture
def away(
    database_kind: str, database_url: str, request: pytest.FixtureRequest
) -> Callable[[], AbstractContextManager[None]]:
    """How to take the test's database away."""
    if database_kind == "sqlite":
        return lambda: sqlite_away(Path(database_url.removeprefix("sqlite:///")))
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return lambda: postgres_away(server.pid)


def test_a_page_outlives_its_database(
    database_url: str,
    away: Callable[[], AbstractContextManager[None]],
    tmp_path: Path,
    size: Size,
    evidence: Callable[[str], Note],
) -> None:
    installation = Installation(tmp_path / "data", database_url)
    installation.folder.mkdir()
    page = installation.found_page()
    with installation.serving() as server:
        asyncio.run(_story(server, page, away, size, evidence("database-gone")))


async def _story(
    server: Server,
    page: Driven,
    away: Callable[[], AbstractContextManager[None]],
    size: Size,
    note: Note,
) -> None:
    seconds, visits = size(ci=6, full=60), size(ci=2_000, full=10_000)
    # A short run hears every other test; on a quiet machine a hundredth is a few turns of the scheduler.
    noise_ms = size(ci=25, full=5)
    before = await _visit(server, page, visits // 4, over_seconds=seconds / 4)
    accepted = [await _accepted_write(server, page, number) for number in range(3)]
    with away():
        visiting = asyncio.create_task(_visit(server, page, visits, over_seconds=seconds))
        refusals = [await _refused_write(server, page) for _ in range(3)]
        during = await visiting
    back_after = await _first_write(server, page)
    note(f"visits {len(during.took_ms)}, failures {len(during.failures)}, refusals ms {refusals}")
    note(f"p99 before {before.p99_ms:.2f} ms, during {during.p99_ms:.2f} ms; back in {back_after:.2f} s")
    assert during.failures == []
    assert during.p99_ms <= max(2 * before.p99_ms, noise_ms)
    assert max(refusals) <= 2_000
    assert back_after <= 5
    await _require_all(server, page, accepted)


async def _visit(server: Server, page: Driven, visits: int, over_seconds: float) -> Seen:
    """Visits from several readers, spread evenly over the time."""
    seen, pause = Seen(), over_seconds * READERS / visits

    async def read(number: int) -> None:
        async with Wire(server.port) as wire:
            for turn in range(visits // READERS):
                path = PATHS[(number + turn) % len(PATHS)]
                reply = await wire.get(page.host, path)
                seen.took_ms.append(reply.took_ms)
                if reply.status != 200:
                    seen.failures.append(f"{path}: {reply.status}")
                await asyncio.sleep(pause)

    await asyncio.gather(*(read(number) for number in range(READERS)))
    return seen


async def _accepted_write(server: Server, page: Driven, number: int) -> str:
    async with Wire(server.port) as wire:
        path, title = "/api/v1/status-api/incidents", f"Kept {number}"
        reply = await wire.post(CONSOLE, path, {"title": title}, **page.bearer)
    assert reply.status == 200
    return title


async def _refused_write(server: Server, page: Driven) -> float:
    async with Wire(server.port) as wire:
        path = "/api/v1/status-api/incidents"
        reply = await wire.post(CONSOLE, path, {"title": "Never seen"}, **page.bearer)
    assert (reply.status, reply.json()["ok"]) == (503, False)
    assert int(reply.headers["retry-after"]) >= 1
    return round(reply.took_ms)


async def _first_write(server: Server, page: Driven) -> float:
    started = time.monotonic()
    async with Wire(server.port) as wire:
        while time.monotonic() < started + 10:
            path = f"/api/v1/status-api/components/{page.components[0]}/status"
            reply = await wire.post(CONSOLE, path, {"status": "outage"}, **page.bearer)
            if reply.status == 200:
                return time.monotonic() - started
            await asyncio.sleep(0.1)
    return time.monotonic() - started


async def _require_all(server: Server, page: Driven, titles: list[str]) -> None:
    async with Wire(server.port) as wire:
        shown = (await wire.get(page.host, "/status.json")).json()
    names = {incident["name"] for incident in shown["incidents"]}
    assert names == set(titles)
    assert shown["status"]["indicator"] == "outage"
