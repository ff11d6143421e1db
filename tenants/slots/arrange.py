"""Putting pages where they belong after the plan or a slot has changed, in the transaction of that change."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.db.direct import row_of, run_many
from ledger.models import Slot
from ledger.slots import ENDED, LAPSED
from tenants.pages.change import Change
from tenants.pages.models import Page
from tenants.slots.calendar import plan_forgetting
from tenants.slots.seats import HELD_FOR_SLOT, Seat, seat_on, seating_of, seats_for

_SHOWN = "UPDATE page SET expires_at = ?, held_for = ? WHERE id = ?"


async def arrange(changing: Change, *, pull: bool = False) -> bool:
    """Seat every page of the account anew; with `pull` the plan takes pages off their slots.

    Says whether anything moved. The caller has locked the account and every page that may move.
    """
    seating = await seating_of(changing.account_id, changing.db)
    seats = seats_for(seating, changing.at, pull=pull)
    moved = [page for page in seating.pages if await _seat(page, seats[page.id], changing)]
    left = [slot for page_id, slot in seating.on_slots.items() if seats[page_id].slot is not slot]
    await _leave(left, changing.db)
    for page_id, seat in seats.items():
        if seat.slot is not None and seat.slot.page_id != page_id:
            seat.slot.page_id = page_id
            await seat.slot.save(using_db=changing.db, update_fields=["page_id"])
        if seat.slot is not None and seat.held_for == HELD_FOR_SLOT:
            await plan_forgetting(seat.slot, changing.db)
    return bool(moved or left)


async def follow(changing: Change, slot: Slot) -> None:
    """Let the page of a slot that was paid be shown as long as that pays for. The page is locked."""
    await follow_all([(changing, slot)], changing.db)


async def follow_all(paid: Iterable[tuple[Change, Slot]], db: BaseDBAsyncClient) -> None:
    """The same of many, each in its own change."""
    rows: list[tuple[int | None, str | None, UUID]] = []
    for changing, slot in paid:
        for page in changing.pages:
            if page.id == slot.page_id:
                seat = seat_on(slot)
                page.expires_at, page.held_for = seat.expires_at, seat.held_for
                rows.append((page.expires_at, page.held_for, page.id))
    await run_many(db, _SHOWN, rows)


async def pages_in_doubt(account_id: UUID, db: BaseDBAsyncClient) -> list[UUID]:
    """Pages that another slot would move: they wait, or stand where the plan has no place for them."""
    seating = await seating_of(account_id, db)
    room = seating.tenure.plan.pages
    over = [] if room is None else seating.on_plan[room:]
    return [page.id for page in seating.pages if page.held_for or page in over]


async def page_of_slot(slot_id: UUID, db: BaseDBAsyncClient) -> list[UUID]:
    """The page that stands on a slot, if one does."""
    slot = await row_of(Slot, slot_id, db)
    return [] if slot is None or slot.page_id is None else [slot.page_id]


async def _seat(page: Page, seat: Seat, changing: Change) -> bool:
    if (page.expires_at, page.held_for) == (seat.expires_at, seat.held_for):
        return False
    assert page.id in {locked.id for locked in changing.pages}, "a page that moves is locked before"
    page.expires_at, page.held_for = seat.expires_at, seat.held_for
    await page.save(using_db=changing.db, update_fields=["expires_at", "held_for"])
    return True


async def _leave(slots: Sequence[Slot], db: BaseDBAsyncClient) -> None:
    """A slot that loses its page is not renewed; it may be used until its end, or be given back."""
    for slot in slots:
        slot.page_id, slot.auto_renew = None, False
        slot.state = ENDED if slot.state == LAPSED else slot.state
        await slot.save(using_db=db, update_fields=["page_id", "auto_renew", "state"])
