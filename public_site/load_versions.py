"""Which pages there are, and at which version."""

from uuid import UUID

from app.db.reading import read


async def load_versions() -> dict[UUID, int]:
    """Every page's version, hidden pages included. Raises Unavailable."""
    [found] = await read(("SELECT id, version FROM page", ()))
    return {UUID(row[0]): row[1] for row in found}
