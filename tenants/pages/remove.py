"""Deleting a page with everything on it."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.db.direct import run_many
from tenants.domains.mount import release_hosts
from tenants.pages.change import Change, change, page_target
from tenants.scope import Permission, Scope

_FREE_ITS_SLOT = (
    "UPDATE slot SET page_id = NULL, auto_renew = ?,"
    " state = CASE state WHEN 'lapsed' THEN 'ended' ELSE state END WHERE page_id = ?"
)


async def delete_page(scope: Scope, page_id: UUID) -> None:
    """Delete the page with its tree, incidents and keys; the audit trail stays, its hosts are kept back."""
    async with change(scope, page_id, "page.delete", Permission.PAGE_DELETE) as changing:
        page = changing.page
        changing.target, changing.detail = page_target(page), {"name": page.name, "slug": page.slug}
        await erase(changing)


async def erase(changing: Change) -> None:
    """Delete the page of a change. Its slot may carry another one until its end; it is not renewed."""
    await release_hosts(changing.page, changing.at, changing.db)
    await free_its_slot(changing.page.id, changing.db)
    await changing.page.delete(using_db=changing.db)


async def free_its_slot(page_id: UUID, db: BaseDBAsyncClient) -> None:
    """Let the slot of a page that goes carry another one until its end."""
    await run_many(db, _FREE_ITS_SLOT, [(False, page_id)])
