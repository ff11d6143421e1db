"""Writes that arrive while their page is being published share the next publish."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.evidence import Note
from tests.installation import CONSOLE, Driven, Installation, Server
from tests.wire import Wire

pytestmark = pytest.mark.alone

WRITES = 100
RENDERS_MAX = 10


def test_a_hundred_writes_at_once_cause_at_most_ten_renders(
    database_url: str, tmp_path: Path, evidence: Callable[[str], Note]
) -> None:
    installation = Installation(tmp_path / "data", database_url)
    installation.folder.mkdir()
    page = installation.found_page(components=25)
    with installation.serving() as server:
        before = asyncio.run(_renders(server))
        shown = asyncio.run(_write_all_at_once(server, page))
        renders = asyncio.run(_renders(server)) - before
    evidence("shared-publish")(f"{WRITES} writes at once, {renders:.0f} renders")
    assert shown == {f"Write {number}" for number in range(WRITES)}
    assert 1 <= renders <= RENDERS_MAX


async def _write_all_at_once(server: Server, page: Driven) -> set[str]:
    async def write(number: int) -> None:
        async with Wire(server.port) as wire:
            title = f"Write {number}"
            path = "/api/v1/status-api/incidents"
            reply = await wire.post(CONSOLE, path, {"title": title}, **page.bearer)
            assert reply.status == 200
            names = {each["name"] for each in (await wire.get(page.host, "/status.json")).json()["incidents"]}
            assert title in names

    await asyncio.gather(*(write(number) for number in range(WRITES)))
    async with Wire(server.port) as wire:
        return {each["name"] for each in (await wire.get(page.host, "/status.json")).json()["incidents"]}


async def _renders(server: Server) -> float:
    async with Wire(server.port) as wire:
        text = (await wire.get(CONSOLE, "/metrics")).body.decode()
    lines = [line for line in text.splitlines() if line.startswith("hep_pages_rendered_total")]
    return sum(float(line.rpartition(" ")[2]) for line in lines)
