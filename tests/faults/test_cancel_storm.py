"""Callers who hang up in the middle: two thousand of them leave a server that answers, and whole acts."""

import asyncio
import json
import random
from pathlib import Path

import pytest

from app.db.opening import database_open
from app.db.reading import read
from tests.evidence import Sheets
from tests.installation import CONSOLE, Driven, Installation, Server
from tests.wire import Wire

pytestmark = pytest.mark.alone

ABORTED = 2_000
IN_FLIGHT = 16
HANG_UP_SECONDS_MAX = 0.03
AFTERWARDS = 40
STATUSES = ("outage", "degraded", "partial", "operational")


def test_two_thousand_hung_up_posts_leave_a_server_that_answers(
    database_url: str, tmp_path: Path, evidence: Sheets
) -> None:
    installation = Installation(tmp_path / "data", database_url)
    installation.folder.mkdir()
    page = installation.found_page()
    with installation.serving() as server:
        asyncio.run(_storm(server, page))
        backlog_ms = asyncio.run(_answers_to_all(server, page))
        took_ms = asyncio.run(_answers_to_all(server, page))
        version, audited = asyncio.run(_books(database_url, page))
    note = evidence("cancel-storm")
    note(f"{ABORTED} aborted; the next {AFTERWARDS} at once wait {backlog_ms:.0f} ms behind them")
    note(f"{AFTERWARDS} more at once: slowest {took_ms:.0f} ms")
    assert version == audited


async def _storm(server: Server, page: Driven) -> None:
    chance, left = random.Random(3), iter(range(ABORTED))

    async def one_after_another() -> None:
        for number in left:
            await _hang_up(server, page, number, chance.random() * HANG_UP_SECONDS_MAX)

    await asyncio.gather(*(one_after_another() for _ in range(IN_FLIGHT)))


async def _hang_up(server: Server, page: Driven, number: int, after_seconds: float) -> None:
    """Send a whole request and reset the connection at some moment of its handling."""
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(_request(page, number))
    await asyncio.sleep(after_seconds)
    writer.transport.abort()


def _request(page: Driven, number: int) -> bytes:
    body = json.dumps({"status": STATUSES[number % len(STATUSES)]}).encode()
    component = page.components[number % len(page.components)]
    lines = [
        f"POST /api/v1/status-api/components/{component}/status HTTP/1.1",
        f"Host: {CONSOLE}",
        f"Authorization: {page.bearer['Authorization']}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def _answers_to_all(server: Server, page: Driven) -> float:
    """More at once than there are connections to the database; the slowest answer in milliseconds."""

    async def ask(number: int) -> float:
        status = {"status": STATUSES[number % len(STATUSES)]}
        async with Wire(server.port) as wire:
            path = f"/api/v1/status-api/components/{page.components[0]}/status"
            reply = await wire.post(CONSOLE, path, status, **page.bearer)
        assert reply.status == 200, reply.body
        return reply.took_ms

    async with asyncio.timeout(20):
        return max(await asyncio.gather(*(ask(number) for number in range(AFTERWARDS))))


async def _books(database_url: str, page: Driven) -> tuple[int, int]:
    """The page's version, and how many acts on it were recorded: founding it is the first of both."""
    sql = "SELECT page.version, (SELECT count(*) FROM audit_entry WHERE page_id = page.id) FROM page"
    async with database_open(database_url):
        ((row,),) = await read((sql, []))
    version, audited = row
    return int(version), int(audited)
