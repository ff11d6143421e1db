"""Processes that start at the same moment."""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

LINE_BYTES_MAX = 1 << 20


async def race(program: list[str], *, processes: int) -> list[bytes]:
    """Start a program several times; each says "ready" and waits for a line, then all are let go at once.

    Answers what each printed after that. A process that fails fails the test.
    """
    racers = await _started(program, processes)
    told = await asyncio.gather(*(racer.communicate(b"go\n") for racer in racers))
    assert [racer.returncode for racer in racers] == [0] * processes
    return [output for output, _ in told]


@asynccontextmanager
async def racing(program: list[str], *, processes: int) -> AsyncIterator["Racers"]:
    """The same for many rounds: processes that answer each line with a line, until the block ends."""
    racers = await _started(program, processes)
    try:
        yield Racers(racers)
    finally:
        for racer in racers:
            await racer.communicate(b"")
    assert [racer.returncode for racer in racers] == [0] * processes


@dataclass(frozen=True)
class Racers:
    """Processes at the line."""

    processes: Sequence[Process]

    async def go(self, lines: Sequence[str]) -> list[bytes]:
        """Give each its line, all at once; what each answers."""
        return await asyncio.gather(
            *(_asked(racer, line) for racer, line in zip(self.processes, lines, strict=True))
        )


async def _started(program: list[str], processes: int) -> list[Process]:
    start = asyncio.create_subprocess_exec
    racers = [await start(*program, stdin=PIPE, stdout=PIPE, limit=LINE_BYTES_MAX) for _ in range(processes)]
    for racer in racers:
        assert racer.stdout is not None
        assert await racer.stdout.readline() == b"ready\n"
    return racers


async def _asked(racer: Process, line: str) -> bytes:
    assert racer.stdin is not None
    assert racer.stdout is not None
    racer.stdin.write(f"{line}\n".encode())
    return await racer.stdout.readline()
