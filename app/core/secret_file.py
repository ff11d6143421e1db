"""The secret that a machine makes for itself when nobody gave it one."""

import os
import secrets
from pathlib import Path

NAME = "secret-key"
_BYTES = 48


def secret_in(folder: Path) -> str:
    """The secret kept in `folder`, made on first use; programs that start together agree on one."""
    path = folder / NAME
    if not path.exists():
        _offer(path)
    return path.read_text("utf-8").strip()


def _offer(path: Path) -> None:
    draft = path.with_name(f"{NAME}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
