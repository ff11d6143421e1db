"""Two installations with disks of their own on one PostgreSQL: the other shows what one is told."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import asyncpg
import pytest

from app.core.beside import beside
from app.db.hearing import APPLICATION_NAME
from app.db.migrate import migrate
from tests.databases import PostgresServer
from tests.evidence import Sheets, Size
from tests.installation import CONSOLE, Driven, Installation, Server
from tests.wire import Reply, Wire

pytestmark = [pytest.mark.postgres_only, pytest.mark.alone]

PATIENCE_SECONDS = 10
WRITES, WRITERS, RENDERS_MAX = 100, 10, 30
STATUSES = ("outage", "degraded")
OWN = "status.acme.example"
LISTENING = """SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = $1"""
CUT_ALL = f"SELECT pg_terminate_backend(pid) FROM ({LISTENING}) AS lines"


@dataclass
class Nodes:
    """`here` is driven by hand and by API, `there` only shows what happened; `page` is on both."""

    database_url: str
    folder: Path
    installation: Installation
    here: Server
    there: Server
    page: Driven

    def another(self) -> Installation:
        """A third node, not running yet."""
        return a_node(self.folder / "third", self.database_url)


def a_node(folder: Path, database_url: str) -> Installation:
    folder.mkdir()
    return Installation(folder, database_url)


@pytest.fixture(scope="module")
def nodes(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    folder, url = tmp_path_factory.mktemp("nodes"), asyncio.run(postgres_server.make_database())
    asyncio.run(migrate(url))
    here, there = a_node(folder / "here", url), a_node(folder / "there", url)
    page = here.found_page()
    with here.serving() as driven, there.serving(workers=2) as read:
        yield Nodes(url, folder, here, driven, read, page)


@pytest.fixture
def promise_ms(size: Size) -> int:
    """A short run shares its machine with whatever else runs on it."""
    return size(ci=2_000, full=1_000)


def test_a_write_is_read_on_the_other_node_within_a_second(
    nodes: Nodes, promise_ms: int, size: Size, evidence: Sheets
) -> None:
    took_ms = asyncio.run(_delays(nodes, size(ci=20, full=200)))
    evidence("several-nodes")(f"a write is read on the other node after {_figures(took_ms)}")
    assert max(took_ms) <= promise_ms


def test_a_hundred_writes_here_cause_few_renders_there(nodes: Nodes, evidence: Sheets) -> None:
    async def write_in_turn() -> None:
        for number in range(WRITES // WRITERS):
            await _set_status(nodes, STATUSES[number % 2])

    async def story() -> float:
        before = await _renders(nodes.there)
        await asyncio.gather(*(write_in_turn() for _ in range(WRITERS)))
        await _until_equal(nodes)
        return await _renders(nodes.there) - before

    renders = asyncio.run(story())
    evidence("several-nodes")(f"{WRITES} writes here, {renders:.0f} renders there")
    assert 1 <= renders <= RENDERS_MAX


def test_commands_of_one_node_are_seen_on_the_other_within_a_second(
    nodes: Nodes, promise_ms: int, evidence: Sheets
) -> None:
    page = nodes.installation.found_page("short", 1)
    steps = [
        (["page", "mount", page.page_id, OWN, "--verified"], OWN, 200),
        (["page", "delete", page.page_id], OWN, 302),
    ]
    for command, host, status in steps:
        nodes.installation.run(*command)
        took_ms = asyncio.run(_until_status(nodes.there, host, status))
        evidence("several-nodes")(f"`page {command[1]}` is seen on the other node after {took_ms:.0f} ms")
        assert took_ms <= promise_ms


def test_nothing_is_stale_after_listening_connections_were_cut(nodes: Nodes, promise_ms: int) -> None:
    async def story() -> float:
        async with _database(nodes) as database, beside(_cut_lines(database)):
            for number in range(WRITES // 2):
                await _set_status(nodes, STATUSES[number % 2])
        return await _until_equal(nodes)

    assert asyncio.run(story()) <= promise_ms


def test_without_notifications_the_poll_alone_keeps_the_promise(
    nodes: Nodes, promise_ms: int, size: Size, evidence: Sheets
) -> None:
    """The server's ends of listening connections stand still, as if the network to them were dead."""

    async def story() -> list[float]:
        async with _database(nodes) as database, _lines_dead(database):
            return await _delays(nodes, size(ci=10, full=100))

    took_ms = asyncio.run(story())
    evidence("several-nodes")(f"without notifications a write is read there after {_figures(took_ms)}")
    assert max(took_ms) <= promise_ms


def test_a_node_that_was_away_shows_what_happened_meanwhile(nodes: Nodes) -> None:
    third, gone = nodes.another(), nodes.installation.found_page("gone", 1)
    with third.serving() as server:
        asyncio.run(_until_status(server, gone.host, 200))
    nodes.installation.run("page", "delete", gone.page_id)
    asyncio.run(_set_status(nodes, "maintenance"))
    with third.serving() as server:
        assert asyncio.run(_indicator(server, nodes.page.host)) == "maintenance"
        assert asyncio.run(_status(server, gone.host)) == 404


async def _delays(nodes: Nodes, writes: int) -> list[float]:
    """For each write, milliseconds from its answer until the other node shows it."""
    return [await _delay(nodes, STATUSES[number % 2]) for number in range(writes)]


async def _delay(nodes: Nodes, status: str) -> float:
    await _set_status(nodes, status)
    host = nodes.page.host
    return await _until(nodes.there, host, lambda reply: bool(_indicated(reply) == status))


async def _set_status(nodes: Nodes, status: str) -> None:
    path = f"/api/v1/status-api/components/{nodes.page.components[0]}/status"
    async with Wire(nodes.here.port) as wire:
        reply = await wire.post(CONSOLE, path, {"status": status}, **nodes.page.bearer)
    assert reply.status == 200, reply.body


async def _until(server: Server, host: str, holds: Callable[[Reply], bool]) -> float:
    """Milliseconds until `/status.json` is as it should be."""
    started = time.monotonic()
    async with Wire(server.port) as wire:
        while not holds(await wire.get(host, "/status.json")):
            assert time.monotonic() < started + PATIENCE_SECONDS, "it was never seen"
            await asyncio.sleep(0.005)
    return (time.monotonic() - started) * 1000


async def _until_status(server: Server, host: str, status: int) -> float:
    return await _until(server, host, lambda reply: reply.status == status)


async def _until_equal(nodes: Nodes) -> float:
    """Milliseconds until the other node shows what this one does."""
    async with Wire(nodes.here.port) as wire:
        shown = (await wire.get(nodes.page.host, "/status.json")).json()
    return await _until(nodes.there, nodes.page.host, lambda reply: bool(reply.json() == shown))


async def _status(server: Server, host: str) -> int:
    async with Wire(server.port) as wire:
        return (await wire.get(host, "/")).status


async def _indicator(server: Server, host: str) -> str:
    async with Wire(server.port) as wire:
        return _indicated(await wire.get(host, "/status.json"))


def _indicated(reply: Reply) -> str:
    return str(reply.json()["status"]["indicator"])


async def _renders(server: Server) -> float:
    async with Wire(server.port) as wire:
        text = (await wire.get(CONSOLE, "/metrics")).body.decode()
    lines = [line for line in text.splitlines() if line.startswith("hep_pages_rendered_total")]
    return sum(float(line.rpartition(" ")[2]) for line in lines)


def _figures(took_ms: list[float]) -> str:
    return f"{median(took_ms):.0f} ms (median), {max(took_ms):.0f} ms (worst of {len(took_ms)})"


@asynccontextmanager
async def _database(nodes: Nodes) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(nodes.database_url)
    try:
        yield connection
    finally:
        await connection.close()


async def _cut_lines(database: asyncpg.Connection) -> None:
    while True:
        await database.execute(CUT_ALL, APPLICATION_NAME)
        await asyncio.sleep(0.15)


@asynccontextmanager
async def _lines_dead(database: asyncpg.Connection) -> AsyncIterator[None]:
    """Every listening connection hangs, and each that takes its place."""
    hung: set[int] = set()

    async def hang_each() -> None:
        while True:
            for row in await database.fetch(LISTENING, APPLICATION_NAME):
                if row["pid"] not in hung:
                    os.kill(row["pid"], signal.SIGSTOP)
                    hung.add(row["pid"])
            await asyncio.sleep(0.02)

    try:
        async with beside(hang_each()):
            await asyncio.sleep(0.1)
            yield
    finally:
        for pid in hung:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
