"""Founding a page: a name, a slug, and the subdomain that comes with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.ids import new_id
from ledger.models import Slot
from tenants.components.add import place_outline
from tenants.components.outline import OutlineLine
from tenants.domains.mount import give_subdomain, taken_means_conflict
from tenants.domains.names import checked_slug, slug_of
from tenants.pages.allowance import Noun, require_room
from tenants.pages.change import account_change, page_target
from tenants.pages.models import Page
from tenants.scope import Permission, Scope
from tenants.slots.seats import seat_on, seating_of
from tenants.templates.defaults import give_defaults
from tenants.text import NAME_LENGTH_MAX, checked_line


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A name to show, and the first label of the page's host; an empty one is made of the name."""

    name: str
    slug: str = ""
    components: Sequence[OutlineLine] = ()
    is_public: bool = False

    def wanted_slug(self) -> str:
        """The slug that was typed, else the one that the name suggests. Raises Invalid("slug")."""
        return checked_slug(self.slug.strip() or slug_of(self.name))


async def create_page(scope: Scope, account_id: UUID, draft: PageDraft) -> Page:
    """A new page, hidden unless the draft says otherwise, under the plan or on the oldest free slot.

    Raises Invalid(name, slug or names), LimitReached, Conflict(slug) when the address is taken.
    """
    name, slug = checked_line("name", draft.name, NAME_LENGTH_MAX), draft.wanted_slug()
    async with account_change(scope, account_id, "page.create", Permission.PAGE_CREATE) as changing:
        slot = await place_for_page(account_id, changing.db)
        page = Page(id=new_id(), account_id=account_id, name=name, slug=slug, created_at=changing.at)
        page.is_public = draft.is_public
        page.expires_at = seat_on(slot).expires_at if slot else None
        with taken_means_conflict("slug"):
            await page.save(using_db=changing.db, force_create=True)
        await give_subdomain(page, changing.at, changing.db)
        await give_defaults(page.id, changing.at, changing.db)
        if slot is not None:
            slot.page_id = page.id
            await slot.save(using_db=changing.db, update_fields=["page_id"])
        changing.pages.append(page)
        if draft.components:
            await place_outline(changing, draft.components)
        changing.target, changing.detail = page_target(page), {"name": name, "slug": slug}
        changing.detail |= {"published": True} if draft.is_public else {}
        changing.keep(changing.target)
    return page


async def place_for_page(account_id: UUID, db: BaseDBAsyncClient) -> Slot | None:
    """The slot a new page stands on; None: under the plan. Raises LimitReached."""
    await require_room(db, account_id, Noun.PAGES)
    seating = await seating_of(account_id, db)
    return None if seating.plan_has_room else seating.free[0]
