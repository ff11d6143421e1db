"""Which queries choose how a page is drawn; every other query is ignored (contract §3)."""

from functools import lru_cache
from urllib.parse import parse_qsl

FRONT = ("only", "tz", "lang")
HISTORY = ("before", "component", "impact")
INCIDENT = ("order",)
_BY_PATH = {"/": FRONT, "/history": HISTORY}


def asks_variant(path: str, query: bytes) -> bool:
    """Whether a query names something that `path` is drawn by."""
    names = _BY_PATH.get(path) or (INCIDENT if path.startswith("/incidents/") else ())
    return bool(names) and _names_one(query, names)


@lru_cache(maxsize=1024)
def _names_one(query: bytes, names: tuple[str, ...]) -> bool:
    return any(name in names for name, _ in parse_qsl(query.decode("latin-1"), keep_blank_values=True))
