"""Taking a page that was offered: it moves with all that is on it, in one act on both accounts."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.errors import Forbidden, NotFound
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.links import offer_of_link
from tenants.accounts.models import Account
from tenants.accounts.sessions import SignedIn
from tenants.domains.models import Host
from tenants.incidents.models import Incident
from tenants.pages.change import Change, account_change, lock_account, page_target
from tenants.pages.create import place_for_page
from tenants.pages.models import AuditEntry, Page, PageOffer
from tenants.pages.remove import free_its_slot
from tenants.scope import Actor, Permission, Role
from tenants.slots.seats import seat_on


async def offer_for(signed_in: SignedIn, token: str) -> PageOffer:
    """The offer behind a link, for the person it was sent to; raises NotFound, Forbidden."""
    offer = await offer_of_link(token)
    if offer is None:
        raise NotFound("offer")
    if offer.email != signed_in.account.email:
        raise Forbidden("This page was offered to another address. Sign in with that one.")
    return offer


async def take_page(signed_in: SignedIn, token: str) -> Page:
    """Make the page one's own: components, incidents, uptime, keys and domains come with it.

    It needs a place, under the plan or on a slot; the slot it stood on stays behind, for another page.
    Raises NotFound, Forbidden, LimitReached.
    """
    offer = await offer_for(signed_in, token)
    before, after = offer.page.account_id, signed_in.account.id
    first, second = sorted((before, after))
    lent = replace(signed_in.scope, roles={before: Role.OWNER, after: Role.OWNER})

    async def both_locked(db: BaseDBAsyncClient) -> Sequence[UUID]:
        await lock_account(second, db)
        return [offer.page_id]

    needs = Permission.PAGE_CREATE
    async with account_change(lent, first, "page.transfer", needs, touched=both_locked) as changing:
        changing.account_id, page = after, changing.page
        if not await PageOffer.filter(id=offer.id, page__account_id=before).using_db(changing.db).exists():
            raise NotFound("offer")
        giver = await Account.get(id=before, using_db=changing.db)
        if giver.is_suspended:
            raise Forbidden("The account that offers this page is suspended.")
        changing.target = page_target(page)
        changing.detail = {"name": page.name, "from": offer.offered_by, "to": offer.email}
        await _move(page, after, changing)
        await _tell_giver(giver, lent.actor, changing)
    return page


async def _move(page: Page, after: UUID, changing: Change) -> None:
    """Give the page its place in the other account, and let what names the account follow."""
    db = changing.db
    slot = await place_for_page(after, db)
    await free_its_slot(page.id, db)
    if slot is not None:
        slot.page_id = page.id
        await slot.save(using_db=db, update_fields=["page_id"])
    page.account_id, page.held_for = after, None
    page.expires_at = seat_on(slot).expires_at if slot else None
    await page.save(using_db=db, update_fields=["account_id", "held_for", "expires_at"])
    for follower in (Host, Incident):
        await follower.filter(page_id=page.id).using_db(db).update(account_id=after)
    await PageOffer.filter(page_id=page.id).using_db(db).delete()


async def _tell_giver(giver: Account, by: Actor, changing: Change) -> None:
    """The same line in the trail of the account that gave it, and a letter."""
    await AuditEntry.create(
        account_id=giver.id,
        at=changing.at,
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name,
        act=changing.act,
        target=changing.target,
        detail=changing.detail,
        using_db=changing.db,
    )
    await ask_for_letter("page-taken", giver.email, str(changing.detail["name"]), changing.db)
