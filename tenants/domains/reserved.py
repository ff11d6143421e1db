"""Names that no page may take: ours, the mail system's, and those that visitors would trust too much."""

from functools import cache
from importlib.resources import files


@cache
def reserved_names() -> frozenset[str]:
    """The names in reserved.txt, one a line, `#` starts a comment."""
    text = files("tenants.domains").joinpath("reserved.txt").read_text("utf-8")
    return frozenset(name for line in text.splitlines() if (name := line.partition("#")[0].strip()))


def is_reserved(slug: str) -> bool:
    """Whether `slug` is kept back, written with or without hyphens."""
    return not reserved_names().isdisjoint({slug, slug.replace("-", "")})
