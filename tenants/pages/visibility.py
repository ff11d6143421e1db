"""Who gets to see a page: publishing by its people, suspension by the operator."""

from uuid import UUID

from tenants.pages.change import change, page_target
from tenants.pages.models import Page
from tenants.scope import Permission, Scope


async def publish_page(scope: Scope, page_id: UUID) -> Page:
    """Show the page to visitors."""
    return await _set(scope, page_id, "page.publish", Permission.PAGE_WRITE, is_public=True)


async def unpublish_page(scope: Scope, page_id: UUID) -> Page:
    """Hide the page from visitors; it can still be driven."""
    return await _set(scope, page_id, "page.unpublish", Permission.PAGE_WRITE, is_public=False)


async def suspend_page(scope: Scope, page_id: UUID, reason: str = "") -> Page:
    """Hide the page and refuse its keys; the operator's and support's alone."""
    return await _set(scope, page_id, "page.suspend", Permission.STANDING_WRITE, reason, suspended=True)


async def restore_page(scope: Scope, page_id: UUID, reason: str = "") -> Page:
    """End a suspension."""
    return await _set(scope, page_id, "page.restore", Permission.STANDING_WRITE, reason, suspended=False)


async def _set(
    scope: Scope, page_id: UUID, act: str, needs: Permission, reason: str = "", **flag: bool
) -> Page:
    async with change(scope, page_id, act, needs) as changing:
        page = changing.page
        changing.target = page_target(page)
        changing.detail.update({"reason": reason} if reason else {})
        if all(getattr(page, name) == value for name, value in flag.items()):
            changing.nothing_changed()
            return page
        page.update_from_dict(flag)
        await page.save(using_db=changing.db, update_fields=list(flag))
    return page
