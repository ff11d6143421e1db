"""`/favicon.svg` and `/favicon.png`: the state as shape first, colour second."""

from functools import lru_cache

from public_site.answer import PNG, SVG, Answer
from public_site.rasterise import png_of
from public_site.render.engine import rendered
from public_site.render.hero import hero_of
from public_site.snapshot import Snapshot

# Between the dark and the light palette: 3:1 on the grey of tab bars in either mode.
FILLS = {
    "operational": "#1f9d7c",
    "degraded": "#d9a406",
    "partial": "#d9731a",
    "outage": "#e0315f",
    "maintenance": "#5b78f0",
    "open": "#7d8898",
    "none": "#7d8898",
}


def favicon_answer(snapshot: Snapshot) -> Answer:
    return Answer("/favicon.svg", _favicon(hero_of(snapshot).kind), SVG, shared=True)


def small_favicon_answer(snapshot: Snapshot) -> Answer:
    """`/favicon.png`, 32 by 32, for browsers that take no SVG."""
    return Answer("/favicon.png", _small_favicon(hero_of(snapshot).kind), PNG, shared=True)


@lru_cache
def _small_favicon(kind: str) -> bytes:
    drawing = _favicon(kind).decode()
    return png_of(drawing.replace("<svg ", '<svg width="32" height="32" ', 1))


@lru_cache
def _favicon(kind: str) -> bytes:
    return rendered("favicon.svg", kind=kind, fill=FILLS[kind], title=kind).encode()
