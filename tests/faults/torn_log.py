"""A log as a crash may leave it: cut anywhere, with bits and sectors that are not what was written."""

import random
from collections.abc import Callable, Iterator

HEAD_BYTES, FRAME_HEAD_BYTES = 32, 24
SECTOR_BYTES = 512

Tear = Callable[[bytes, random.Random], bytes]


def commits_in(log: bytes) -> Iterator[int]:
    """The offsets right after each transaction: a frame that ends one says how large the file is then."""
    frame_bytes = FRAME_HEAD_BYTES + int.from_bytes(log[8:12], "big")
    for start in range(HEAD_BYTES, len(log) - frame_bytes + 1, frame_bytes):
        if int.from_bytes(log[start + 4 : start + 8], "big"):
            yield start + frame_bytes


def cut(log: bytes, chance: random.Random) -> bytes:
    """The end never came to the disk."""
    return log[: chance.randrange(len(log))]


def flip(log: bytes, chance: random.Random) -> bytes:
    """One bit, or a few, are not what was written."""
    torn = bytearray(log)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        torn[chance.randrange(len(torn))] ^= 1 << chance.randrange(8)
    return bytes(torn)


def blank(log: bytes, chance: random.Random) -> bytes:
    """A sector was never written."""
    start = chance.randrange(len(log) // SECTOR_BYTES) * SECTOR_BYTES
    return log[:start] + bytes(SECTOR_BYTES) + log[start + SECTOR_BYTES :]


def misplace(log: bytes, chance: random.Random) -> bytes:
    """A sector holds what belongs to another one."""
    start, other = (chance.randrange(len(log) // SECTOR_BYTES) * SECTOR_BYTES for _ in range(2))
    return log[:start] + log[other : other + SECTOR_BYTES] + log[start + SECTOR_BYTES :]


def lengthen(log: bytes, chance: random.Random) -> bytes:
    """Behind the end lies what was there before."""
    return cut(log, chance) + chance.randbytes(chance.randrange(1, 20_000))


TEARS: tuple[Tear, ...] = (cut, flip, blank, misplace, lengthen)
