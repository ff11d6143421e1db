"""The end of a slot's period: paid again by itself or by its owner, or else a week of grace."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Conflict, NotFound
from app.db.direct import row_of
from ledger.head import Frozen
from ledger.models import Slot
from ledger.posting import By, open_book
from ledger.renewing import renew_slot
from ledger.slots import ACTIVE, ENDED, GRACE, Purchase, last_period, slot_in
from ledger.wallets import TooFewTokens
from tenants.pages.change import Change, account_change
from tenants.scope import Permission, Scope
from tenants.slots.arrange import follow, page_of_slot
from tenants.slots.buy import by_of
from tenants.slots.calendar import (
    AFTER_END,
    RENEW_JOB,
    RENEWED,
    RETRY_MS,
    end_of_grace,
    plan_lapse,
    plan_period,
    plan_renewal,
    write_letter,
)
from tenants.slots.seats import LIVE

WHEN_FROZEN_MS = 3600 * MS_PER_SECOND
_SYSTEM = Scope.system()
JOB = By("job")


async def pay_slot(scope: Scope, account_id: UUID, slot_id: UUID) -> Slot:
    """Pay the next period of a slot that is over, in its grace or lapsed; its page is shown again.

    Does nothing to a slot that is paid for. Raises NotFound, TooFewTokens, Conflict for one given back.
    """
    async with _changing(scope, account_id, slot_id, "slot.pay") as changing:
        slot = await _own(changing, slot_id)
        async with open_book() as book:
            paid = await renew_slot(book, slot, by_of(scope))
        if paid is None:
            changing.nothing_changed()
            return slot
        await _renewed(changing, paid)
    return paid.slot


async def set_auto_renew(scope: Scope, account_id: UUID, slot_id: UUID, *, auto_renew: bool) -> Slot:
    """Let a slot renew itself or not. Raises NotFound, Conflict for one that is over."""
    async with _changing(scope, account_id, slot_id, "slot.auto_renew") as changing:
        slot = await _own(changing, slot_id)
        if slot.state not in LIVE:
            raise Conflict("This slot is over. Pay for it first.")
        if slot.auto_renew == auto_renew:
            changing.nothing_changed()
            return slot
        slot.auto_renew = auto_renew
        await slot.save(using_db=changing.db, update_fields=["auto_renew"])
        changing.detail["auto_renew"] = auto_renew
        if auto_renew and slot.state == GRACE:
            await plan_renewal(await last_period(changing.db, slot.id), changing.at, changing.db)
    return slot


async def renew_due(payload: Mapping[str, Any]) -> None:
    """Job: a period is over. Renew the slot, or begin its grace, or end it when it carries nothing."""
    slot = await row_of(Slot, payload["slot"])
    if slot is None or slot.state not in LIVE or slot.ends_at > now_ms():
        return
    try:
        await _renew(slot)
    except Frozen:
        async with in_transaction() as db:
            await plan_renewal(await last_period(db, slot.id), now_ms() + WHEN_FROZEN_MS, db)


async def _renew(slot: Slot) -> None:
    async with _changing(_SYSTEM, slot.owner_id, slot.id, RENEW_JOB) as changing:
        slot = await slot_in(changing.db, slot.id)
        if slot.state not in LIVE or slot.ends_at > changing.at:
            changing.nothing_changed()
            return
        paid = await _paid(slot) if slot.auto_renew else None
        if paid is not None:
            await _renewed(changing, paid)
            await write_letter(paid.period, RENEWED, changing.at, changing.db)
        else:
            await unpaid(changing, slot)


async def _paid(slot: Slot) -> Purchase | None:
    try:
        async with open_book() as book:
            return await renew_slot(book, slot, JOB)
    except TooFewTokens:
        return None


async def _renewed(changing: Change, paid: Purchase) -> None:
    await plan_period(paid.period, changing.db)
    await follow(changing, paid.slot)
    renewed(changing, paid)


def renewed(changing: Change, paid: Purchase) -> None:
    """What the audit says of a period that was paid."""
    changing.detail.update(period=paid.period.n, transaction=paid.posted.seq, ends_at=paid.slot.ends_at)


async def unpaid(changing: Change, slot: Slot) -> None:
    """Grace begins, or goes on; a slot without a page that is not to be renewed just ends."""
    began, period = slot.state == ACTIVE, await last_period(changing.db, slot.id)
    changing.act = "slot.grace" if began else "slot.short"
    if slot.page_id is None and not slot.auto_renew:
        changing.act, slot.state = "slot.end", ENDED
    else:
        slot.state = GRACE
        if slot.auto_renew:
            await plan_renewal(period, changing.at + RETRY_MS, changing.db)
        if began:
            await plan_lapse(slot, end_of_grace(slot), changing.db)
            await write_letter(period, str(AFTER_END[0]), changing.at, changing.db)
    await slot.save(using_db=changing.db, update_fields=["state"])


def _changing(scope: Scope, account_id: UUID, slot_id: UUID, act: str) -> AbstractAsyncContextManager[Change]:
    return account_change(
        scope,
        account_id,
        act,
        Permission.BILLING_WRITE,
        target=f"slot:{slot_id}",
        touched=lambda db: page_of_slot(slot_id, db),
    )


async def _own(changing: Change, slot_id: UUID) -> Slot:
    slot = await Slot.get_or_none(id=slot_id, owner_id=changing.account_id, using_db=changing.db)
    if slot is None:
        raise NotFound("slot")
    return slot
