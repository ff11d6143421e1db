"""kill -9 of a server's processes, one strike after another, each when all workers serve again."""

import asyncio
import json
import os
import random
import signal
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests.installation import Installation, Server, lives

PATIENCE_SECONDS = 60


@dataclass
class Killer:
    """`restarts` keeps the servers that take the place of a killed one; `started` counts workers so far."""

    installation: Installation
    server: Server
    restarts: ExitStack
    crew: int
    started: int = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.crew

    def kill_workers(self, number: int, chance: random.Random) -> None:
        """End some workers in the same moment; their supervisor starts others."""
        for pid in chance.sample(self.server.workers(), number):
            os.kill(pid, signal.SIGKILL)
        self.started += number

    async def kill_supervisor(self) -> None:
        """End the supervisor, whose workers follow it, and serve anew on the same port."""
        workers = self.server.workers()
        self.server.process.kill()
        await eventually(lambda: not any(lives(pid) for pid in workers))
        serving = self.installation.serving(workers=self.crew, port=self.server.port)
        self.server = await asyncio.to_thread(self.restarts.enter_context, serving)
        self.started += self.crew

    async def all_serve(self) -> None:
        """Return once every worker that was started since has said that it is ready."""
        await eventually(lambda: len(self.start_seconds()) >= self.started)

    def start_seconds(self) -> list[float]:
        """How long each worker took to be ready, as the log tells it."""
        assert self.installation.log is not None
        lines = self.installation.log.read_text().splitlines()
        return [json.loads(line)["after_seconds"] for line in lines if '"a worker is ready"' in line]


async def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds; fail when it never does."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not holds():  # noqa: ASYNC110  other processes tell of it in a file
            await asyncio.sleep(0.05)
