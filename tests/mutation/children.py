"""Forked children, a few at a time: each starts from what is loaded here, does one thing, says something."""

import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

Task = TypeVar("Task")
MEMORY_BYTES_MAX = 6 << 30
_WORDS = "said"


@dataclass(frozen=True, slots=True)
class Ended(Generic[Task]):
    """What a child said, how it ended (0, or minus the signal that ended it), how long it took."""

    task: Task
    said: str
    status: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Child(Generic[Task]):
    task: Task
    folder: Path
    began: float = field(default_factory=time.perf_counter)


def in_children(tasks: Iterable[Task], act: Callable[[Task], str], at_once: int) -> Iterator[Ended[Task]]:
    """Let a child do each of the tasks; they come back in the order in which they end."""
    waiting = iter(tasks)
    running: dict[int, _Child[Task]] = {}
    while True:
        while len(running) < at_once and (task := next(waiting, None)) is not None:
            child = _Child(task, Path(tempfile.mkdtemp(dir=_room())))
            pid = os.fork()
            if not pid:
                _live(partial(act, task), child)
            running[pid] = child
        if not running:
            return
        pid, status = os.wait()
        yield _end(running.pop(pid), os.waitstatus_to_exitcode(status))


def _end(child: _Child[Task], status: int) -> Ended[Task]:
    words = child.folder / _WORDS
    said = words.read_text("utf-8") if words.exists() else ""
    shutil.rmtree(child.folder, ignore_errors=True)
    return Ended(child.task, said, status, time.perf_counter() - child.began)


def _room() -> str | None:
    """Where pytest keeps the files of tests: in memory, if there is enough."""
    return os.environ.get("PYTEST_DEBUG_TEMPROOT")


def _live(act: Callable[[], str], child: _Child[Task]) -> None:
    """Never returns; nothing of the parent's is tidied up."""
    status = 1
    try:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.tempdir = str(child.folder)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES_MAX, MEMORY_BYTES_MAX))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        (child.folder / _WORDS).write_text(act(), "utf-8")
        status = 0
    finally:
        os._exit(status)
