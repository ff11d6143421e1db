"""Many periods that are over at once, in one transaction: what `renew_due` does to each of their slots."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from tortoise.connection import get_connection

from app.core.clock import now_ms
from ledger.models import Slot
from ledger.posting import open_book
from ledger.renewing import renew_slots
from ledger.slots import Purchase, slots_in
from tenants.jobs.enqueue import enqueue_all
from tenants.pages.change import Change
from tenants.pages.change_many import Act, Changes, accounts_change
from tenants.scope import Scope
from tenants.slots.arrange import follow_all
from tenants.slots.calendar import RENEW_JOB, RENEWED, letter, work_of
from tenants.slots.renew import JOB, renewed, unpaid
from tenants.slots.seats import LIVE


async def renew_many(payloads: Sequence[Mapping[str, Any]]) -> None:
    """Job: renew the slots, or begin their graces, or end those that carry nothing; all or, raising, none."""
    ids = list({UUID(payload["slot"]) for payload in payloads})
    found = await slots_in(get_connection("default"), ids)
    due = [slot for slot in found.values() if _is_due(slot)]
    if not due:
        return
    async with accounts_change(Scope.system(), {slot.owner_id for slot in due}) as changes:
        slots = await slots_in(changes.db, [slot.id for slot in due])
        await _renew(changes, [slot for slot in slots.values() if _is_due(slot)])


async def _renew(changes: Changes, slots: Sequence[Slot]) -> None:
    acts = [Act(slot.owner_id, RENEW_JOB, f"slot:{slot.id}", slot.page_id) for slot in slots]
    begun = dict(zip((slot.id for slot in slots), await changes.begin(acts), strict=True))
    async with open_book() as book:
        paid = await renew_slots(book, [slot for slot in slots if slot.auto_renew], JOB)
    await _follow(changes, [(begun[slot_id], each) for slot_id, each in paid.items()])
    for slot in slots:
        if slot.id not in paid:
            await unpaid(begun[slot.id], slot)


async def _follow(changes: Changes, paid: Sequence[tuple[Change, Purchase]]) -> None:
    """What comes with periods that were paid: their calendar, their letters, and pages shown for longer."""
    for changing, each in paid:
        renewed(changing, each)
    await enqueue_all((work for _, each in paid for work in work_of(each.period)), changes.db)
    letters = (letter(each.period, RENEWED, changing.at) for changing, each in paid)
    await enqueue_all(letters, changes.db)
    await follow_all(((changing, each.slot) for changing, each in paid), changes.db)


def _is_due(slot: Slot) -> bool:
    return slot.state in LIVE and slot.ends_at <= now_ms()
