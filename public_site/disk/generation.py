"""One 64-bit word that every process maps: when it moves, something was published."""

import mmap
import os
import secrets
from pathlib import Path

WORD_BYTES = 8


class Generation:
    """The mapped word. A random one each time, so that two writers cannot undo each other's move."""

    def __init__(self, path: Path) -> None:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            if os.fstat(fd).st_size < WORD_BYTES:
                os.ftruncate(fd, WORD_BYTES)
            self._map = mmap.mmap(fd, WORD_BYTES)
        finally:
            os.close(fd)
        self._words = memoryview(self._map).cast("Q")

    def word(self) -> int:
        """What the word is now; costs no system call."""
        return self._words[0]

    def move(self) -> None:
        """Tell every process to look again."""
        self._words[0] = secrets.randbits(64)

    def close(self) -> None:
        self._words.release()
        self._map.close()
