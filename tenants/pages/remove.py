"""Deleting a page with everything on it."""

from uuid import UUID

from tenants.domains.mount import release_hosts
from tenants.pages.change import change, page_target
from tenants.scope import Permission, Scope


async def delete_page(scope: Scope, page_id: UUID) -> None:
    """Delete the page with its tree, incidents and keys; the audit trail stays, its hosts are kept back."""
    async with change(scope, page_id, "page.delete", Permission.PAGE_DELETE) as changing:
        page = changing.page
        changing.target, changing.detail = page_target(page), {"name": page.name, "slug": page.slug}
        await release_hosts(page, changing.at, changing.db)
        await page.delete(using_db=changing.db)
