"""Every incident of a page as a value beside its pack, one file each, an index, and which ones were deleted.

Values, not HTML: a renamed word or a new theme shows in old incidents at once and costs no rewriting.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from public_site.disk.durable import keep_names, read_whole, write_whole
from public_site.snapshot import Incident

_INDEX_NAME, _GONE_NAME = "index", "gone"
_INCIDENT_ID = re.compile(r"i_[a-z2-7]{26}")


class Listed(msgspec.Struct, frozen=True, array_like=True):
    """An incident's id, when it started (None while its window has not begun) and was resolved, in ms."""

    id: str
    started_at: int | None
    resolved_at: int | None


@dataclass(frozen=True, slots=True)
class ArchiveChange:
    """Every incident that the page has, newest first, and in full those that changed.

    `gone` are ids of deleted ones; those that the archive notes already, or held, need not be among them.
    """

    listed: tuple[Listed, ...]
    changed: tuple[Incident, ...]
    gone: tuple[str, ...] = ()


_encoder = msgspec.msgpack.Encoder()
_incident_decoder = msgspec.msgpack.Decoder(Incident)
_index_decoder = msgspec.msgpack.Decoder(tuple[Listed, ...])


def write_archive(folder: Path, change: ArchiveChange) -> None:
    """Bring the folder up to date, durably, touching only what changed. Raises OSError."""
    index = _encoder.encode(change.listed)
    if not change.changed and index == _bytes_of(folder, _INDEX_NAME) and has_archive(folder):
        return
    folder.mkdir(exist_ok=True)
    for incident in change.changed:
        write_whole(folder / incident.id, (_encoder.encode(incident),), durable=True)
    leaving = _others_than(folder, {each.id for each in change.listed})
    _note_gone(folder, {found.name for found in leaving}.union(change.gone))
    write_whole(folder / _INDEX_NAME, (index,), durable=True)
    for found in leaving:
        found.unlink(missing_ok=True)
    keep_names(folder)


def has_archive(folder: Path) -> bool:
    """Whether the archive was written whole, deleted incidents included."""
    return (folder / _INDEX_NAME).exists() and (folder / _GONE_NAME).exists()


def was_deleted(folder: Path, incident_id: str) -> bool:
    """Whether the page once had this incident and has it no more."""
    return incident_id in _gone(folder)


def read_index(folder: Path) -> tuple[Listed, ...]:
    """What the archive holds, newest first; nothing when it has not been written."""
    encoded = _bytes_of(folder, _INDEX_NAME)
    return _index_decoder.decode(encoded) if encoded is not None else ()


def read_incident(folder: Path, incident_id: str) -> Incident | None:
    """One archived incident; None for text that is no id, or one that is not there."""
    if _INCIDENT_ID.fullmatch(incident_id) is None:
        return None
    encoded = _bytes_of(folder, incident_id)
    return _incident_decoder.decode(encoded) if encoded is not None else None


def _bytes_of(folder: Path, name: str) -> bytes | None:
    try:
        return read_whole(folder / name)
    except FileNotFoundError:
        return None


def _gone(folder: Path) -> set[str]:
    return set((_bytes_of(folder, _GONE_NAME) or b"").decode().split())


def _note_gone(folder: Path, ids: set[str]) -> None:
    noted = _gone(folder)
    if not ids <= noted or not (folder / _GONE_NAME).exists():
        write_whole(folder / _GONE_NAME, ("\n".join(sorted(noted | ids)).encode(),), durable=True)


def _others_than(folder: Path, ids: Iterable[str]) -> list[Path]:
    kept = {_INDEX_NAME, _GONE_NAME, *ids}
    return [found for found in folder.iterdir() if found.name not in kept]
