"""Plain twins of the hot answers, for nginx and Caddy: replaced by rename, each a second later than before.

Those servers make their ETag from whole seconds and size, so a file that changed within a second would never
be fetched again by a poller that holds the older one (design §2).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from public_site.disk.durable import write_whole
from public_site.disk.encodings import GZIP, IDENTITY
from public_site.disk.pack import NOT_FOUND, Content
from public_site.disk.places import ARCHIVE_NAME, NOTE_NAME, PACK_NAME

VERSION_PATH = "/status-version.json"
_NS_PER_S = 1_000_000_000
_NAMES = {"/": "index.html", NOT_FOUND: "404.html"}
_NEVER_TOUCHED = frozenset({PACK_NAME, ARCHIVE_NAME, NOTE_NAME})


def plain_name(path: str) -> str:
    """The file that stands for an answer's path."""
    return _NAMES.get(path) or path.removeprefix("/")


def sync_plain_files(folder: Path, contents: Mapping[str, Content], now_s: int) -> dict[str, Content]:
    """Make the twins agree with `contents`, the version last; the contents with the times their twins have.

    A twin that is already there with the time and size its content names is left alone. Raises OSError.
    """
    stale = [path for path, content in contents.items() if not is_written(folder, path, content)]
    mtime_s = max([now_s, *(_last_time(folder, path, contents[path]) + 1 for path in stale)])
    settled = dict(contents)
    for path in sorted(stale, key=lambda each: each == VERSION_PATH):
        settled[path] = replace(contents[path], mtime_s=mtime_s)
        _write_twins(folder / plain_name(path), settled[path])
    _remove_all_but(folder, _twin_names(settled))
    return settled


def is_written(folder: Path, path: str, content: Content) -> bool:
    """Whether the twins of one answer are on disk as the content says."""
    target = folder / plain_name(path)
    packed = content.bodies.get(GZIP)
    whole = _is(target, content.mtime_s, len(content.bodies[IDENTITY]))
    return whole and (packed is None or _is(_packed_name(target), content.mtime_s, len(packed)))


def remove_plain_files(folder: Path) -> None:
    """Leave nothing that another web server could serve. Raises OSError."""
    _remove_all_but(folder, ())


def _write_twins(target: Path, content: Content) -> None:
    mtime_ns = content.mtime_s * _NS_PER_S
    packed = content.bodies.get(GZIP)
    if packed is None:
        _packed_name(target).unlink(missing_ok=True)
    else:
        write_whole(_packed_name(target), (packed,), mtime_ns=mtime_ns)
    write_whole(target, (content.bodies[IDENTITY],), mtime_ns=mtime_ns)


def _twin_names(contents: Mapping[str, Content]) -> set[str]:
    names = {plain_name(path) for path in contents}
    return names | {f"{plain_name(path)}.gz" for path, each in contents.items() if GZIP in each.bodies}


def _remove_all_but(folder: Path, names: Iterable[str]) -> None:
    kept = _NEVER_TOUCHED.union(names)
    for found in folder.iterdir():
        if found.name not in kept:
            found.unlink(missing_ok=True)


def _packed_name(target: Path) -> Path:
    return target.with_name(f"{target.name}.gz")


def _last_time(folder: Path, path: str, content: Content) -> int:
    target = folder / plain_name(path)
    return max(content.mtime_s, _mtime_s(target), _mtime_s(_packed_name(target)))


def _mtime_s(path: Path) -> int:
    try:
        return int(path.stat().st_mtime)
    except OSError:
        return 0


def _is(path: Path, mtime_s: int, size: int) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    return found.st_mtime_ns == mtime_s * _NS_PER_S and found.st_size == size
