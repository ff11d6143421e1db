"""Files that belong to no page: the static files of every edition, and what to say without a page."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from public_site.answer import CSS, FOREVER, JAVASCRIPT, Answer
from public_site.disk.durable import read_whole, write_whole
from public_site.disk.encodings import GZIP, bodies_of
from public_site.disk.places import Places

NOT_FOUND_NAME, FAILED_NAME = "404.html", "503.html"
_STATIC = re.compile(r"/static/([a-z]+-[0-9a-f]{8}\.(css|js))")
_TYPES = {"css": CSS, "js": JAVASCRIPT}


def write_shared(places: Places, static: Mapping[str, Answer], not_found: bytes, failed: bytes) -> None:
    """Write what is missing or different. Raises OSError.

    Static files of earlier editions stay: pages that name them may still be out, here and in visitors' tabs.
    """
    places.static.mkdir(exist_ok=True)
    for path, answer in static.items():
        target = places.root / path.removeprefix("/")
        packed = bodies_of(answer.body).get(GZIP)
        if packed is not None:
            _settle(places, target.with_name(f"{target.name}.gz"), packed)
        _settle(places, target, answer.body)
    _settle(places, places.root / NOT_FOUND_NAME, not_found)
    _settle(places, places.root / FAILED_NAME, failed)


def read_static(places: Places, path: str) -> Answer | None:
    """A static file of this or an earlier edition; None for any other path."""
    match = _STATIC.fullmatch(path)
    if match is None:
        return None
    try:
        return Answer(path, read_whole(places.static / match[1]), _TYPES[match[2]], FOREVER)
    except FileNotFoundError:
        return None


def _settle(places: Places, target: Path, content: bytes) -> None:
    if not target.exists() or read_whole(target) != content:
        write_whole(target, (content,), beside=places.beside / f"{target.name}.{os.getpid()}")
