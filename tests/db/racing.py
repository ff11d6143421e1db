"""Processes that start at the same moment."""

import asyncio


async def race(program: list[str], *, processes: int) -> list[bytes]:
    """Start a program several times; each says "ready" and waits for a line, then all are let go at once.

    Answers what each printed after that. A process that fails fails the test.
    """
    racers = [
        await asyncio.create_subprocess_exec(
            *program, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        for _ in range(processes)
    ]
    for racer in racers:
        assert racer.stdout is not None
        assert await racer.stdout.readline() == b"ready\n"
    told = await asyncio.gather(*(racer.communicate(b"go\n") for racer in racers))
    assert [racer.returncode for racer in racers] == [0] * processes
    return [output for output, _ in told]
