"""Hashes over the books: one canonical form of values, one chain of transactions, one seal a row."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import chain
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


def are_plain(rows: Iterable[Iterable[object]]) -> bool:
    """Whether all values are text, whole numbers or None, which `canonical_lines` can write."""
    return set(map(type, chain.from_iterable(rows))) <= _PLAIN


def canonical_lines(contents: Sequence[object]) -> list[bytes]:
    """`canonical` of each, much faster, for plain values and sequences and mappings of them.

    What the fast encoder would write in another way goes the long way round.
    """
    text = _FAST_ENCODER.encode_lines(contents)
    lines = text.splitlines()
    if not _reads_the_same(text):
        for number, line in enumerate(lines):
            if not _reads_the_same(line):
                lines[number] = canonical(contents[number]).encode()
    return lines


def seals_of(rows: Sequence[Mapping[str, object]]) -> list[str]:
    """The seals of rows with plain values, without their seals; much faster than one by one."""
    return [sha256(text).hexdigest() for text in canonical_lines(rows)]


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
_FAST_ENCODER = msgspec.json.Encoder(order="sorted")
_PLAIN = {str, int, type(None)}
