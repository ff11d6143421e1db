"""Every incident of a page as a value beside its pack, one file each, and an index.

Values, not HTML: a renamed word or a new theme shows in old incidents at once and costs no rewriting.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from public_site.disk.durable import keep_names, read_whole, write_whole
from public_site.snapshot import Incident

_INDEX_NAME = "index"
_INCIDENT_ID = re.compile(r"i_[a-z2-7]{26}")


class Listed(msgspec.Struct, frozen=True, array_like=True):
    """An incident's id and when it started (ms); None while its window has not begun."""

    id: str
    started_at: int | None


@dataclass(frozen=True, slots=True)
class ArchiveChange:
    """Every incident that the page has, newest first, and in full those that changed."""

    listed: tuple[Listed, ...]
    changed: tuple[Incident, ...]


_encoder = msgspec.msgpack.Encoder()
_incident_decoder = msgspec.msgpack.Decoder(Incident)
_index_decoder = msgspec.msgpack.Decoder(tuple[Listed, ...])


def write_archive(folder: Path, change: ArchiveChange) -> None:
    """Bring the folder up to date, durably, touching only what changed. Raises OSError."""
    index = _encoder.encode(change.listed)
    if not change.changed and index == _index_bytes(folder):
        return
    folder.mkdir(exist_ok=True)
    for incident in change.changed:
        write_whole(folder / incident.id, (_encoder.encode(incident),), durable=True)
    write_whole(folder / _INDEX_NAME, (index,), durable=True)
    _remove_all_but(folder, (each.id for each in change.listed))
    keep_names(folder)


def has_archive(folder: Path) -> bool:
    return (folder / _INDEX_NAME).exists()


def read_index(folder: Path) -> tuple[Listed, ...]:
    """What the archive holds, newest first; nothing when it has not been written."""
    encoded = _index_bytes(folder)
    return _index_decoder.decode(encoded) if encoded is not None else ()


def read_incident(folder: Path, incident_id: str) -> Incident | None:
    """One archived incident; None for text that is no id, or one that is not there."""
    if _INCIDENT_ID.fullmatch(incident_id) is None:
        return None
    try:
        return _incident_decoder.decode(read_whole(folder / incident_id))
    except FileNotFoundError:
        return None


def _index_bytes(folder: Path) -> bytes | None:
    try:
        return read_whole(folder / _INDEX_NAME)
    except FileNotFoundError:
        return None


def _remove_all_but(folder: Path, ids: Iterable[str]) -> None:
    kept = {_INDEX_NAME, *ids}
    for found in folder.iterdir():
        if found.name not in kept:
            found.unlink(missing_ok=True)
