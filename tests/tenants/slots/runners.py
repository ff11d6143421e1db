"""Two runners of jobs in processes of their own, killed together in the middle of their work."""

import asyncio
import os
import random
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.core.clock import now_ms
from tenants.jobs.models import Job
from tests.conftest import Database

COMMAND = Path(sys.executable).parent / "hep-status"
RUNNERS = 2
SECONDS_MAX = 120

Process = subprocess.Popen[bytes]
Count = Callable[[], Awaitable[int]]


@dataclass
class Runners:
    """`hep-status worker` twice over, in a data dir of the test's own."""

    environ: dict[str, str]
    living: list[Process] = field(default_factory=list)

    def start(self) -> None:
        """Both of them."""
        command = [str(COMMAND), "worker"]
        self.living = [
            subprocess.Popen(command, env=self.environ, stdout=subprocess.DEVNULL) for _ in range(RUNNERS)
        ]

    def kill(self) -> None:
        """Both at one moment, whatever they are at."""
        for process in self.living:
            process.kill()
        for process in self.living:
            process.wait()

    async def finish(self) -> None:
        """Let them do whatever is due, and stop them in order."""
        async with asyncio.timeout(SECONDS_MAX):
            while await Job.filter(done_at=None, failed_at=None, run_at__lte=now_ms()).exists():  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        for process in self.living:
            process.send_signal(signal.SIGTERM)
        assert {process.wait(30) for process in self.living} <= {0, -signal.SIGTERM}
        assert not await Job.filter(failed_at__not_isnull=True).exists()

    async def killed_at(self, marks: list[int], done: Count, until: int) -> None:
        """Work that `done` counts is done until there is so much; at every mark all runners are killed.

        What they held is taken over at once, by one who may find it half done.
        """
        for mark in marks:
            self.start()
            await _reached(done, mark)
            self.kill()
            await Job.filter(done_at=None).update(lease_until=0)
        self.start()
        await _reached(done, until)
        await self.finish()


@contextmanager
def runners(database: Database, folder: Path, **settings: str) -> Iterator[Runners]:
    """Runners that are killed at the end of the block, if the test has not stopped them."""
    given = {"HEP_DATABASE_URL": database.url, "HEP_DATA_DIR": str(folder), "HEP_LOG_LEVEL": "error"}
    work = Runners({**os.environ, **given, **settings})
    try:
        yield work
    finally:
        work.kill()


def marks_in(whole: int, kills: int, seed: int) -> list[int]:
    """So many moments in work of that size, in order, none of them at its end."""
    return sorted(random.Random(seed).sample(range(1, whole), kills))


async def _reached(done: Count, wanted: int) -> None:
    async with asyncio.timeout(SECONDS_MAX):
        while await done() < wanted:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
