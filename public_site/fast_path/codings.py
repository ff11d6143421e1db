"""Which content coding a visitor gets: quality values as in RFC 9110 §12.5.3, ours to choose among equals."""

import re
from collections.abc import Mapping
from functools import lru_cache

from public_site.disk.encodings import BROTLI, GZIP, IDENTITY

_OURS = (BROTLI, GZIP, IDENTITY)
_ALIASES = {"x-gzip": GZIP}
_ITEM = re.compile(r"([!#$%&'*+.^_`|~0-9a-z-]+)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?")


@lru_cache(maxsize=1024)
def preferred_codings(accept_encoding: bytes | None) -> tuple[str, ...]:
    """Our codings that the header accepts, best first; identity at least, and alone without a header."""
    if accept_encoding is None:
        return (IDENTITY,)
    weights = _weights(accept_encoding.decode("latin-1").lower())
    wanted = [coding for coding in _OURS if _weight(coding, weights) > 0]
    wanted.sort(key=lambda coding: -_weight(coding, weights))
    return (*wanted, IDENTITY)


def _weights(header: str) -> dict[str, float]:
    """Each coding named with its weight; parts that break the grammar count as not there."""
    found = {}
    for part in header.split(","):
        if match := _ITEM.fullmatch(part.strip(" \t")):
            found[_ALIASES.get(match[1], match[1])] = float(match[2] or 1)
    return found


def _weight(coding: str, weights: Mapping[str, float]) -> float:
    if coding in weights:
        return weights[coding]
    if coding == IDENTITY and "*" not in weights:
        # Acceptable, but less than anything that was asked for.
        return 0.0001
    return weights.get("*", 0)
