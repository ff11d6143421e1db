"""kill -9 of workers under load: nothing acknowledged is lost, and what a reader sees never goes back."""

import asyncio
import os
import random
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.evidence import Note, Size
from tests.installation import CONSOLE, Driven, Installation, Server
from tests.wire import Wire

WORKERS = 4
WRITERS = 6
READERS = 4
UPDATE = "/api/v1/status-api/incidents/{}/updates"


@dataclass
class Story:
    """What was acknowledged and what was seen, by incident: the number in the text of its last update."""

    acknowledged: dict[str, int] = field(default_factory=dict)
    seen_back: list[str] = field(default_factory=list)
    seen_old: list[str] = field(default_factory=list)
    over: bool = False


def test_killing_workers_loses_no_acknowledged_write(
    database_url: str, tmp_path: Path, size: Size, evidence: Callable[[str], Note]
) -> None:
    installation = Installation(tmp_path / "data", database_url)
    installation.folder.mkdir()
    page = installation.found_page()
    with installation.serving(workers=WORKERS) as server:
        story = asyncio.run(_storm(server, page, kills=size(ci=8, full=50)))
        latest = asyncio.run(_shown(server, page))
    evidence("killed-workers")(
        f"acknowledged {sum(story.acknowledged.values())} updates of {WRITERS} incidents"
    )
    assert (story.seen_back, story.seen_old) == ([], [])
    assert all(latest[incident] >= number for incident, number in story.acknowledged.items())
    with installation.serving() as restarted:
        assert asyncio.run(_shown(restarted, page)) == latest


async def _storm(server: Server, page: Driven, kills: int) -> Story:
    story, chance = Story(), random.Random(1)
    for number in range(WRITERS):
        story.acknowledged[await _open_incident(server, page, number)] = 0
    writers = [asyncio.create_task(_write(server, page, each, story)) for each in story.acknowledged]
    readers = [asyncio.create_task(_read(server, page, story)) for _ in range(READERS)]
    for _ in range(kills):
        await asyncio.sleep(chance.uniform(0.1, 0.5))
        with suppress(ProcessLookupError, IndexError):
            os.kill(chance.choice(server.workers()), signal.SIGKILL)
    await asyncio.sleep(1)
    story.over = True
    await asyncio.gather(*writers, *readers)
    return story


async def _open_incident(server: Server, page: Driven, number: int) -> str:
    async with Wire(server.port) as wire:
        body = {"title": f"Storm {number}", "body": "0"}
        reply = await wire.post(CONSOLE, "/api/v1/status-api/incidents", body, **page.bearer)
    return str(reply.json()["data"]["id"])


async def _write(server: Server, page: Driven, incident: str, story: Story) -> None:
    """Count upwards in the incident's updates; a number that was answered with 200 is acknowledged."""
    number = 0
    async with Wire(server.port) as wire:
        while not story.over:
            number += 1
            body = {"state": "identified", "body": str(number)}
            try:
                reply = await wire.post(CONSOLE, UPDATE.format(incident), body, **page.bearer)
            except ConnectionError:
                await asyncio.sleep(0.02)
                continue
            if reply.status == 200:
                story.acknowledged[incident] = number
            else:
                assert reply.status == 503, reply
                await asyncio.sleep(0.05)


async def _read(server: Server, page: Driven, story: Story) -> None:
    """See the page as a visitor does; each number only rises, and never is behind what was acknowledged."""
    last: dict[str, int] = {}
    async with Wire(server.port) as wire:
        while not story.over:
            acknowledged = dict(story.acknowledged)
            try:
                reply = await wire.get(page.host, "/status.json")
            except ConnectionError:
                await asyncio.sleep(0.02)
                continue
            shown = _numbers(reply.json())
            story.seen_back += [each for each, number in last.items() if shown[each] < number]
            story.seen_old += [each for each, number in acknowledged.items() if shown[each] < number]
            last = shown
            await asyncio.sleep(0.005)


async def _shown(server: Server, page: Driven) -> dict[str, int]:
    async with Wire(server.port) as wire:
        return _numbers((await wire.get(page.host, "/status.json")).json())


def _numbers(status: dict[str, list[dict[str, str]]]) -> dict[str, int]:
    return {incident["id"]: int(incident["latestUpdate"]) for incident in status["incidents"]}
