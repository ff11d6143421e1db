"""The pack: one file that holds a page's header, its hot answers in every encoding, and its snapshot.

Layout: magic, crc of the head, length of the head, the head (msgpack), then the bodies end to end.
"""

import os
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from uuid import UUID

import msgspec

from public_site.disk.durable import read_whole, write_whole
from public_site.disk.encodings import Bodies

MAGIC = b"heppack1"
NOT_FOUND = "404"
_PREFIX = struct.Struct("<8sII")
_HEAD_GUESS_BYTES = 4096
_HEAD_BYTES_MAX = 1 << 20
_MTIME_STEP_NS = 1_000_000


class Damaged(Exception):
    """The file is no pack, is cut short, or fails its crc."""


class Moved(Exception):
    """Another pack has taken the file's name meanwhile."""


class Blob(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of the bodies; `offset` counts from the end of the head."""

    offset: int
    length: int
    crc: int


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One answer; `mtime_s` is the time on its plain twin for other web servers."""

    content_type: str
    cache_control: str
    shared: bool
    blobs: dict[str, Blob]
    mtime_s: int = 0


class Facts(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What a pack says of its page; times are epoch milliseconds.

    `archived` is the page's version that its archive is at.
    """

    page: UUID
    version: int
    fingerprint: str
    edition: str
    hosts: tuple[str, ...]
    visible: bool
    expires_at: int | None
    next_change_at: int | None
    archived: int


class Head(msgspec.Struct, frozen=True, array_like=True):
    facts: Facts
    snapshot: Blob
    entries: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Content:
    """One answer on its way into a pack."""

    content_type: str
    cache_control: str
    shared: bool
    bodies: Bodies
    mtime_s: int = 0


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one pack file from the next that takes its name."""

    inode: int
    mtime_ns: int

    @classmethod
    def of(cls, found: os.stat_result) -> Self:
        return cls(found.st_ino, found.st_mtime_ns)


_encoder = msgspec.msgpack.Encoder()
_head_decoder = msgspec.msgpack.Decoder(Head)


def write_pack(
    path: Path, facts: Facts, snapshot: bytes, contents: Mapping[str, Content], now_ms: int
) -> None:
    """Swap the pack in: durable, and with an mtime that is later than the last one's. Raises OSError."""
    bodies: list[bytes] = []
    blob = _append(bodies, 0, snapshot)
    end, entries = blob.length, {}
    for answer_path, content in contents.items():
        blobs = {}
        for coding, body in content.bodies.items():
            blobs[coding] = _append(bodies, end, body)
            end += len(body)
        entries[answer_path] = Entry(
            content.content_type, content.cache_control, content.shared, blobs, content.mtime_s
        )
    head = _encoder.encode(Head(facts, blob, entries))
    prefix = _PREFIX.pack(MAGIC, zlib.crc32(head), len(head))
    mtime_ns = max(now_ms * 1_000_000, _mtime_ns(path) + _MTIME_STEP_NS)
    write_whole(path, (prefix, head, *bodies), mtime_ns=mtime_ns, durable=True)


def read_head(path: Path) -> Head:
    """The head alone, crc checked. Raises OSError, Damaged."""
    with path.open("rb", buffering=0) as file:
        return _head_of(file.read(_HEAD_GUESS_BYTES), file.read)[0]


class Pack:
    """A pack that was read whole; its head is checked, each body when it is asked for."""

    __slots__ = ("_bodies", "head")

    def __init__(self, content: bytes) -> None:
        """Raises Damaged."""
        self.head, start = _head_of(content, lambda _: b"")
        self._bodies = memoryview(content)[start:]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises OSError, Damaged."""
        return cls(read_whole(path))

    def body(self, blob: Blob) -> bytes:
        """Raises Damaged."""
        return checked(bytes(self._bodies[blob.offset : blob.offset + blob.length]), blob)

    def snapshot(self) -> bytes:
        """Raises Damaged."""
        return self.body(self.head.snapshot)

    def contents(self) -> dict[str, Content]:
        """Every answer as it went in. Raises Damaged."""
        return {path: self._content(entry) for path, entry in self.head.entries.items()}

    def _content(self, entry: Entry) -> Content:
        bodies = {coding: self.body(blob) for coding, blob in entry.blobs.items()}
        return Content(entry.content_type, entry.cache_control, entry.shared, bodies, entry.mtime_s)


class PackIndex:
    """A pack of which only the head is kept in memory; bodies are read when they are asked for."""

    __slots__ = ("_path", "_start", "head", "stamp")

    def __init__(self, path: Path) -> None:
        """Raises OSError, Damaged."""
        self._path = path
        with path.open("rb", buffering=0) as file:
            self.stamp = Stamp.of(os.fstat(file.fileno()))
            self.head, self._start = _head_of(file.read(_HEAD_GUESS_BYTES), file.read)

    def is_current(self) -> bool:
        """Whether the name still leads to the same file. Raises OSError."""
        return Stamp.of(self._path.stat()) == self.stamp

    def body(self, blob: Blob) -> bytes:
        """Raises Moved, Damaged."""
        try:
            file = self._path.open("rb", buffering=0)
        except OSError as error:
            raise Moved from error
        with file:
            if Stamp.of(os.fstat(file.fileno())) != self.stamp:
                raise Moved
            return checked(os.pread(file.fileno(), blob.length, self._start + blob.offset), blob)


def checked(body: bytes, blob: Blob) -> bytes:
    """`body` if it is what the index says. Raises Damaged."""
    if len(body) != blob.length or zlib.crc32(body) != blob.crc:
        raise Damaged
    return body


def _append(bodies: list[bytes], offset: int, body: bytes) -> Blob:
    bodies.append(body)
    return Blob(offset, len(body), zlib.crc32(body))


def _head_of(start: bytes, read_more: Callable[[int], bytes | None]) -> tuple[Head, int]:
    if len(start) < _PREFIX.size:
        raise Damaged
    magic, crc, length = _PREFIX.unpack_from(start)
    end = _PREFIX.size + length
    if magic != MAGIC or length > _HEAD_BYTES_MAX:
        raise Damaged
    if len(start) < end:
        start += read_more(end - len(start)) or b""
    encoded = start[_PREFIX.size : end]
    if len(encoded) != length or zlib.crc32(encoded) != crc:
        raise Damaged
    try:
        return _head_decoder.decode(encoded), end
    except msgspec.DecodeError as error:
        raise Damaged from error


def _mtime_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
