"""Names that no page may take: ours, the mail system's, and those that visitors would trust too much."""

from functools import cache
from importlib.resources import files

from tenants.domains.lookalikes import plain


@cache
def reserved_names() -> frozenset[str]:
    """The names in reserved.txt, one a line, `#` starts a comment."""
    text = files("tenants.domains").joinpath("reserved.txt").read_text("utf-8")
    return frozenset(name for line in text.splitlines() if (name := line.partition("#")[0].strip()))


def is_reserved(slug: str) -> bool:
    """Whether `slug` is kept back, with or without hyphens, or read as such a name: paypa1, adrnin."""
    bare = slug.replace("-", "")
    return not reserved_names().isdisjoint({slug, bare}) or plain(bare) in _read_names()


@cache
def _read_names() -> frozenset[str]:
    return frozenset(plain(name.replace("-", "")) for name in reserved_names())
