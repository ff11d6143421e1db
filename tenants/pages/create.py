"""Founding a page: a name, a slug, and the subdomain that comes with it."""

from dataclasses import dataclass
from uuid import UUID

from app.core.ids import new_id
from tenants.domains.mount import give_subdomain, taken_means_conflict
from tenants.domains.names import checked_slug
from tenants.pages.change import account_change, page_target
from tenants.pages.models import Page
from tenants.scope import Permission, Scope
from tenants.text import NAME_LENGTH_MAX, checked_line


@dataclass(frozen=True, slots=True)
class PageDraft:
    """What a new page needs: a name to show and the first label of its host."""

    name: str
    slug: str


async def create_page(scope: Scope, account_id: UUID, draft: PageDraft) -> Page:
    """A new, unpublished page. Raises Invalid(name or slug), Conflict(slug) when the address is taken."""
    name = checked_line("name", draft.name, NAME_LENGTH_MAX)
    slug = checked_slug(draft.slug)
    async with account_change(scope, account_id, "page.create", Permission.PAGE_CREATE) as changing:
        page = Page(id=new_id(), account_id=account_id, name=name, slug=slug, created_at=changing.at)
        with taken_means_conflict("slug"):
            await page.save(using_db=changing.db, force_create=True)
        await give_subdomain(page, changing.at, changing.db)
        changing.pages.append(page)
        changing.target, changing.detail = page_target(page), {"name": name, "slug": slug}
    return page
