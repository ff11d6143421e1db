"""Keeps N worker processes on one listening socket: starts them, replaces the dead, stops them in order."""

import asyncio
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from app.serving.lifeline import SILENCE_SECONDS_MAX
from app.settings import METRICS_PLACE

START_SECONDS_MAX = 180.0
STOP_SECONDS_MAX = 25.0
STEADY_SECONDS = 10.0
_BACKOFF_SECONDS, _BACKOFF_SECONDS_MAX = 0.1, 2.0

_log = structlog.get_logger("supervisor")


class StartFailed(Exception):
    """No worker became ready; the log above says why."""


@dataclass(frozen=True, slots=True)
class Crew:
    """What to run: Python arguments of a worker, the socket it listens on, its environment, how many."""

    arguments: Sequence[str]
    listener: socket.socket
    environ: Mapping[str, str]
    size: int

    def command(self, line_fd: int) -> list[str]:
        fds = ["--listen-fd", str(self.listener.fileno()), "--line-fd", str(line_fd)]
        return [sys.executable, *self.arguments, *fds]


@dataclass(slots=True)
class Supervisor:
    """Runs a crew until SIGTERM or SIGINT; `on_ready` is called once, when every worker was ready."""

    crew: Crew
    on_ready: Callable[[], None]
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _ready: set[int] = field(default_factory=set)

    async def run(self) -> None:
        """Return when all workers have stopped; raises StartFailed when the first start fails by itself."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stopping.set)
        async with asyncio.TaskGroup() as keepers:
            for place in range(self.crew.size):
                keepers.create_task(self._keep(place))

    async def _keep(self, place: int) -> None:
        short_lives = 0
        while not self._stopping.is_set():
            began = asyncio.get_running_loop().time()
            code = await self._one_life(place)
            if self._stopping.is_set():
                return
            if code > 0 and not self._ready:
                self._stopping.set()
                raise StartFailed
            lived = asyncio.get_running_loop().time() - began
            short_lives = short_lives + 1 if lived < STEADY_SECONDS else 0
            _log.warning(
                "a worker ended and is replaced", place=place, code=code, lived_seconds=round(lived, 1)
            )
            await self._pause(min(_BACKOFF_SECONDS * 2**short_lives, _BACKOFF_SECONDS_MAX))

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _one_life(self, place: int) -> int:
        """Start a worker and see it through; its exit code."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)  # noqa: FBT003  the standard library's own way
        with ours:
            with theirs:
                process = await asyncio.create_subprocess_exec(
                    *self.crew.command(theirs.fileno()),
                    pass_fds=(theirs.fileno(), self.crew.listener.fileno()),
                    env={**self.crew.environ, METRICS_PLACE: str(place)},
                    start_new_session=True,
                )
            try:
                await self._attend(place, process, ours)
            finally:
                await _end(process)
        return process.returncode or 0

    async def _attend(self, place: int, process: asyncio.subprocess.Process, line: socket.socket) -> None:
        """Return when the worker died, fell silent, or we are asked to stop."""
        ended = asyncio.ensure_future(process.wait())
        silent = asyncio.ensure_future(self._listen(place, process.pid, line))
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({ended, silent, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not ended.done() and silent.done() and not stopping.done():
                _log.error("a worker fell silent and is killed", place=place, pid=process.pid)
                process.kill()
        finally:
            for waiting in (ended, silent, stopping):
                waiting.cancel()

    async def _listen(self, place: int, pid: int, line: socket.socket) -> None:
        """Hear pulses until there are none for too long."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        if not await _hears(line, START_SECONDS_MAX):
            return
        _log.info("a worker is ready", place=place, pid=pid, after_seconds=round(loop.time() - began, 2))
        self._note_ready(place)
        while await _hears(line, SILENCE_SECONDS_MAX):
            pass

    def _note_ready(self, place: int) -> None:
        if place not in self._ready:
            self._ready.add(place)
            if len(self._ready) == self.crew.size:
                self.on_ready()


async def _hears(line: socket.socket, seconds: float) -> bool:
    """Whether a pulse comes in time."""
    try:
        heard = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(line, 64), seconds)
    except (TimeoutError, OSError):
        return False
    if not heard:
        await asyncio.sleep(1)  # the line closes a moment before the process is gone
    return bool(heard)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Ask the worker to finish what it is doing; kill it when that takes too long."""
    if process.returncode is not None:
        return
    try:
        process.terminate()
        await asyncio.wait_for(process.wait(), STOP_SECONDS_MAX)
    except TimeoutError:
        _log.error("a worker did not stop in time and is killed", pid=process.pid)
        process.kill()
        await process.wait()
    except ProcessLookupError:
        await process.wait()
