"""Which pages there are, and at which version."""

from uuid import UUID

from app.db.reading import read
from public_site.rows import uuid_of


async def load_versions() -> dict[UUID, int]:
    """Every page's version, hidden pages included. Raises Unavailable."""
    [found] = await read(("SELECT id, version FROM page", ()))
    return {uuid_of(row[0]): row[1] for row in found}
