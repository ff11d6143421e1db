"""One queue of writers per SQLite file, fair within and between processes (design §2)."""

import asyncio
import contextlib
import fcntl
import os
import threading
from pathlib import Path

from app.core.errors import Unavailable

STILL_SECONDS_MAX = 1.5
WAIT_SECONDS_MAX = 8.0


class WriterQueue:
    """First come, first served: an asyncio lock in this process, then `flock` on `<database>.writer`.

    The kernel serves waiters of a `flock` in order; SQLite's own busy waiting lets late comers overtake.
    A queue that moves is worth waiting in; one that stands still means that the database is gone.
    """

    def __init__(self, database: str, still_seconds: float = STILL_SECONDS_MAX) -> None:
        self._still_seconds = still_seconds
        self._path = Path(f"{database}.writer")
        self._lock = asyncio.Lock()
        self._file: int | None = None
        self._wait: asyncio.Future[None] | None = None
        self._patience: dict[asyncio.Timeout, float] = {}

    async def enter(self) -> float:
        """Return as the only writer; answers until when (loop time) the database has to move.

        Raises Unavailable once nobody got anything done for `still_seconds`, or after WAIT_SECONDS_MAX.
        """
        now = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout_at(now + self._still_seconds) as patience:
                self._patience[patience] = now + WAIT_SECONDS_MAX
                await self._lock.acquire()
                try:
                    await self._lock_file()
                except BaseException:
                    self._lock.release()
                    raise
                return patience.when() or now
        except TimeoutError:
            raise Unavailable from None
        finally:
            del self._patience[patience]

    def leave(self, *, moved: bool) -> None:
        """Let the next writer in; `moved` says that the database answered this one."""
        assert self._file is not None
        fcntl.flock(self._file, fcntl.LOCK_UN)
        self._lock.release()
        if moved:
            self._be_patient()

    def close(self) -> None:
        """Forget the lock file; a thread that still waits for it is told by the closed loop."""
        if self._file is not None and self._wait is None:
            os.close(self._file)
            self._file = None

    def _be_patient(self) -> None:
        until = asyncio.get_running_loop().time() + self._still_seconds
        for patience, last in self._patience.items():
            if not patience.expired():
                patience.reschedule(min(until, last))

    async def _lock_file(self) -> None:
        """Take the file lock; a wait that a caller gave up on is taken over by the next one."""
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if self._wait is None:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._wait = self._wait_in_thread(self._file)
            else:
                return
        wait = self._wait
        try:
            await asyncio.shield(wait)
        except BaseException:
            wait.add_done_callback(self._drop_if_nobody_came)
            raise
        self._wait = None

    def _drop_if_nobody_came(self, wait: "asyncio.Future[None]") -> None:
        if self._wait is wait and not self._lock.locked() and self._file is not None:
            self._wait = None
            fcntl.flock(self._file, fcntl.LOCK_UN)

    @staticmethod
    def _wait_in_thread(file: int) -> "asyncio.Future[None]":
        loop = asyncio.get_running_loop()
        got_it: asyncio.Future[None] = loop.create_future()

        def wait() -> None:
            fcntl.flock(file, fcntl.LOCK_EX)
            with contextlib.suppress(RuntimeError):  # the loop is closed: the program ends
                loop.call_soon_threadsafe(got_it.set_result, None)

        threading.Thread(target=wait, name="sqlite-writer-wait", daemon=True).start()
        return got_it
