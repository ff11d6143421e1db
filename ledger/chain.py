"""Hashes over the books: one canonical form of values, one chain of transactions, one seal a row."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

GENESIS = "0" * 64


def canonical(value: object) -> str:
    """Text that is the same on every machine for the same values: sorted names, no spaces, ASCII."""
    return _ENCODER.encode(value)


def link(prev_hash: str, content: object) -> str:
    """The hash of a transaction that follows `prev_hash`, 64 hex digits."""
    return sha256(f"{prev_hash}{canonical(content)}".encode()).hexdigest()


def seal_of(row: Mapping[str, Any]) -> str:
    """The seal of a row outside the chain, over all its columns but the seal itself."""
    return sha256(canonical({name: row[name] for name in row if name != "seal"}).encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_plain)
