"""What being ready takes: a database that answers, and a place where pages can be published."""

import os
from pathlib import Path

from app.core.errors import Unavailable
from app.db.reading import read


async def database_answers() -> None:
    """Raises Unavailable when the database does not."""
    await read(("SELECT 1", ()))


async def published_can_change(folder: Path) -> None:
    """Raises Unavailable when pages cannot be written."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Unavailable("Published pages cannot be written.")
