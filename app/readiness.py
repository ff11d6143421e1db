"""What being ready takes: a database that answers, and a place where pages can be published."""

import os
from pathlib import Path

from app.core.clock import MS_PER_SECOND, iso_ms, now_ms
from app.core.errors import Unavailable
from app.db.reading import read
from ledger.standing import standing


async def database_answers() -> None:
    """Raises Unavailable when the database does not."""
    await read(("SELECT 1", ()))


async def books_stand() -> dict[str, object]:
    """What /healthz/ledger says; not `ok` while the books are stopped. Raises Unavailable."""
    now = await standing()
    clean_at, age = None, None
    if now.clean_at is not None:
        clean_at, age = iso_ms(now.clean_at), (now_ms() - now.clean_at) // MS_PER_SECOND
    whole = {"cleanSeq": now.clean_seq, "cleanAt": clean_at, "ageSeconds": age}
    return {"ok": not now.stopped, "seq": now.seq, "head": now.head, **whole}


async def published_can_change(folder: Path) -> None:
    """Raises Unavailable when pages cannot be written."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Unavailable("Published pages cannot be written.")
