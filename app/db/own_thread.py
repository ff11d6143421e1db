"""One thread that does one thing after another for an event loop, and holds no program back at its end."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

Answer = TypeVar("Answer")


class OwnThread:
    """Started by its first call; a daemon, since held locks keep SQLite in it for ten seconds."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def call(self, act: Callable[[], Answer]) -> "asyncio.Future[Answer]":
        """Have `act` done in the thread; it is done even when nobody waits for the answer any more."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Answer] = loop.create_future()

        def job() -> None:
            result, error = _outcome(act)
            with contextlib.suppress(RuntimeError):  # the loop has closed: nobody is left to tell
                loop.call_soon_threadsafe(_tell, answer, result, error)

        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()
        self._jobs.put(job)
        return answer

    def stop(self) -> None:
        """End the thread after what was asked of it so far."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread = None

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job


def _outcome(act: Callable[[], Any]) -> tuple[Any, Exception | None]:
    try:
        return act(), None
    except Exception as error:  # noqa: BLE001 - told to whoever awaits the answer
        return None, error


def _tell(answer: "asyncio.Future[Any]", result: Any, error: Exception | None) -> None:
    if answer.cancelled():
        return
    if error is None:
        answer.set_result(result)
    else:
        answer.set_exception(error)
