"""kill -9 of workers under load: nothing acknowledged is lost, and what a reader sees never goes back."""

import asyncio
import random
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.evidence import Note, Sheets, Size
from tests.faults.killing import Killer, eventually
from tests.faults.storm import Story, open_incidents, read, shown, write
from tests.installation import Installation

WORKERS = 4
WRITERS = 6
READERS = 4
WRITES_BETWEEN = 20


def test_killing_workers_loses_no_acknowledged_write(
    database_url: str, tmp_path: Path, size: Size, evidence: Sheets
) -> None:
    installation = Installation(tmp_path / "data", database_url, {"HEP_LOG_LEVEL": "info"})
    installation.extra["HEP_LOG_FORMAT"], installation.log = "json", tmp_path / "log"
    installation.folder.mkdir()
    with ExitStack() as servers:
        page = installation.found_page()
        server = servers.enter_context(installation.serving(workers=WORKERS))
        killer, story = Killer(installation, server, servers, WORKERS), Story(server.port, page)
        asyncio.run(_storm(killer, story, kills=size(ci=4, full=50)))
        latest = asyncio.run(shown(server.port, page))
    _write_down(evidence("killed-workers"), killer, story)
    assert story.share_known() > 0.5
    assert (story.steps_back(), story.stale()) == ([], [])
    assert all(latest[incident] >= number for incident, number in story.acknowledged.items())
    with installation.serving() as restarted:
        assert asyncio.run(shown(restarted.port, page)) == latest


async def _storm(killer: Killer, story: Story, kills: int) -> None:
    """Every fifth strike takes two workers, the one in the middle the supervisor; load never pauses."""
    chance = random.Random(1)
    await open_incidents(story, WRITERS)
    async with asyncio.TaskGroup() as load:
        for incident in story.acknowledged:
            load.create_task(write(story, incident))
        for _ in range(READERS):
            load.create_task(read(story))
        for number in range(kills):
            await _serves_again(killer, story)
            await asyncio.sleep(chance.uniform(0, 0.3))
            if number == kills // 2:
                await killer.kill_supervisor()
            else:
                killer.kill_workers(2 if number % 5 == 1 else 1, chance)
        await _serves_again(killer, story)
        story.over = True


async def _serves_again(killer: Killer, story: Story) -> None:
    """All workers are there, and the load went on: a storm that nobody writes in proves nothing."""
    enough = story.writes + WRITES_BETWEEN
    await killer.all_serve()
    await eventually(lambda: story.writes >= enough)


def _write_down(note: Note, killer: Killer, story: Story) -> None:
    reads, seconds = sum(len(reader) for reader in story.read), killer.start_seconds()
    note(f"{len(seconds) - WORKERS} workers replaced, {story.writes} updates acknowledged, {reads} reads")
    note(f"a new worker was ready after {median(seconds):.1f} s (median), {max(seconds):.1f} s (longest)")
