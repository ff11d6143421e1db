"""Giving a slot back that nothing needs: its whole unused days return to the wallet."""

from uuid import UUID

from app.core.errors import Conflict, NotFound
from ledger.models import Slot
from ledger.posting import open_book
from ledger.slots import refund_slot
from ledger.wallets import wallet_in
from tenants.pages.change import Change, account_change
from tenants.scope import Permission, Scope
from tenants.slots.arrange import arrange
from tenants.slots.buy import by_of
from tenants.slots.seats import Seating, seating_of

REASON = "given back by its owner"


async def refund_page_slot(scope: Scope, account_id: UUID, slot_id: UUID) -> int:
    """Refund a slot whose page has another place, or that carries none; answers the balance after it.

    Raises NotFound, Conflict when its page needs it or nothing of it is left.
    """
    needs, target = Permission.BILLING_WRITE, f"slot:{slot_id}"
    refunding = account_change(scope, account_id, "slot.refund", needs, target=target, every_page=True)
    async with refunding as changing:
        seating = await seating_of(account_id, changing.db)
        slot = next((each for each in seating.slots if each.id == slot_id), None)
        if slot is None:
            raise NotFound("slot")
        await _clear(changing, slot, seating)
        async with open_book() as book:
            posted = await refund_slot(book, slot, by_of(scope), REASON)
            balance = (await wallet_in(book, account_id)).balance
        await arrange(changing)
        changing.detail["transaction"] = posted.seq
    return balance


async def _clear(changing: Change, slot: Slot, seating: Seating) -> None:
    """Take the page off the slot; it is seated elsewhere afterwards."""
    if slot.page_id is None:
        return
    if not seating.plan_has_room and not seating.free:
        name = next((page.name for page in seating.pages if page.id == slot.page_id), "A page")
        raise Conflict(f"{name} stands on this slot, and there is no other place for it.")
    slot.page_id = None
    await slot.save(using_db=changing.db, update_fields=["page_id"])
