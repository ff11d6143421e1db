"""Putting a new file in an old one's place without paying for its writeback."""

import ctypes
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def take_place(new: Path, target: Path) -> None:
    """`new` becomes `target` atomically; what was there is gone. Raises OSError.

    ext4 starts to write a file out the moment it is renamed over another (auto_da_alloc), which costs a
    publish of ten small files several times their writing. Names that are exchanged do not pay that.
    """
    if (
        _renameat2 is None
        or _renameat2(_AT_FDCWD, bytes(new), _AT_FDCWD, bytes(target), _RENAME_EXCHANGE) != 0
    ):
        new.replace(target)
    else:
        new.unlink()


def _found_renameat2() -> Callable[..., int] | None:
    """Linux has it; elsewhere, and where a file system cannot, a plain rename does the same."""
    found = getattr(ctypes.CDLL(None), "renameat2", None)
    if found is not None:
        found.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return found


_renameat2 = _found_renameat2()
