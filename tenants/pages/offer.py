"""Giving a page to somebody else: offered by letter, nothing moves before it is accepted."""

from uuid import UUID

from app.core.email_address import one_address
from app.core.errors import Conflict, NotFound
from app.core.ids import new_id
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import Account
from tenants.pages.change import change, page_target
from tenants.pages.models import PageOffer
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope


async def offer_page(scope: Scope, page_id: UUID, email: str) -> PageOffer:
    """Offer the page to an address; a second offer replaces the first.

    Says nothing of whether the address has an account. Raises Invalid("email"), Conflict("email").
    """
    email = one_address(email)
    async with change(scope, page_id, "page.offer", Permission.PAGE_DELETE) as changing:
        page = changing.page
        changing.target, changing.detail = page_target(page), {"email": email}
        if await Account.filter(id=page.account_id, email=email).using_db(changing.db).exists():
            raise Conflict("The page belongs to this address already.", field="email")
        await PageOffer.filter(page_id=page_id).using_db(changing.db).delete()
        offer = PageOffer(id=new_id(), page_id=page_id, email=email, created_at=changing.at)
        offer.offered_by = scope.actor.name
        await offer.save(using_db=changing.db, force_create=True)
        await ask_for_letter("page-offer", email, str(offer.id), changing.db)
    return offer


async def offer_of(scope: Scope, page_id: UUID) -> PageOffer | None:
    """The open offer, if there is one; owners only."""
    await page_of(scope, page_id, Permission.PAGE_DELETE)
    return await PageOffer.get_or_none(page_id=page_id)


async def take_back_offer(scope: Scope, page_id: UUID) -> None:
    """Make the link worthless; raises NotFound without an offer."""
    async with change(scope, page_id, "page.unoffer", Permission.PAGE_DELETE) as changing:
        changing.target = page_target(changing.page)
        if not await PageOffer.filter(page_id=page_id).using_db(changing.db).delete():
            raise NotFound("offer")
