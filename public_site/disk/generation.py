"""Two 64-bit words that every process maps: one moves with every publish, one when hosts changed pages."""

import mmap
import os
import secrets
from pathlib import Path

WORDS_BYTES = 16


class Generation:
    """The mapped words. Random ones each time, so that two writers cannot undo each other's move."""

    def __init__(self, path: Path) -> None:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            os.posix_fallocate(fd, 0, WORDS_BYTES)  # room that a full disk cannot take away from the map
            self._map = mmap.mmap(fd, WORDS_BYTES)
        finally:
            os.close(fd)
        self._words = memoryview(self._map).cast("Q")

    def word(self) -> int:
        """What the word of all publishes is now; costs no system call."""
        return self._words[0]

    def mounts(self) -> int:
        """What the word of mounted hosts is now."""
        return self._words[1]

    def move(self, *, mounts: bool = False) -> None:
        """Tell every process to look again, at who answers on which host too if `mounts`."""
        if mounts:
            self._words[1] = secrets.randbits(64)
        self._words[0] = secrets.randbits(64)

    def close(self) -> None:
        self._words.release()
        self._map.close()
