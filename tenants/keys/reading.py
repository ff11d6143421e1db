"""Finding a key by its own id."""

from uuid import UUID

from app.core.errors import NotFound, NotYours
from tenants.keys.models import PageKey
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope


async def key_called(scope: Scope, key_id: UUID) -> PageKey:
    """The key, on whatever page it is; raises NotFound, NotYours, Forbidden."""
    row = await PageKey.get_or_none(id=key_id)
    if row is None:
        raise NotFound("key")
    try:
        await page_of(scope, row.page_id, Permission.KEY_READ)
    except NotFound:
        raise NotYours("key") from None
    return row
