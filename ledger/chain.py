"""Hashes over the books: one canonical form of values, one chain of transactions, one seal a row."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

GENESIS = "0" * 64


def canonical(value: object) -> str:
    """Text that is the same on every machine for the same values: sorted names, no spaces, ASCII."""
    return _ENCODER.encode(value)


def link(prev_hash: str, content: object) -> str:
    """The hash of a transaction that follows `prev_hash`, 64 hex digits."""
    return link_to(prev_hash, canonical(content).encode())


def link_to(prev_hash: str, text: bytes) -> str:
    """The same as `link` for content that is in its canonical form already."""
    return sha256(prev_hash.encode() + text).hexdigest()


def canonical_lines(contents: Sequence[Sequence[object]]) -> list[bytes]:
    """`canonical` of each, much faster, of nothing but text, whole numbers, None and sequences of them.

    What the fast encoder would write in another way goes the long way round.
    """
    text = _FAST_ENCODER.encode_lines(contents)
    lines = text.splitlines()
    if not _reads_the_same(text):
        for number, line in enumerate(lines):
            if not _reads_the_same(line):
                lines[number] = canonical(contents[number]).encode()
    return lines


def seal_of(row: Mapping[str, Any]) -> str:
    """The seal of a row outside the chain, over all its columns but the seal itself."""
    return sha256(canonical({name: row[name] for name in row if name != "seal"}).encode()).hexdigest()


def _reads_the_same(text: bytes) -> bool:
    return text.isascii() and b"\x7f" not in text


def _plain(value: object) -> str:
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_plain)
_FAST_ENCODER = msgspec.json.Encoder()
