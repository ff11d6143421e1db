"""Renewing page slots: the next 30 days of one or of many, each paid by its owner alone.

Whoever calls holds the rows of the owners' accounts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Conflict
from app.db.direct import run_many
from ledger.models import Slot, SlotPeriod
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.posting import Book, By, Leg, Order, post_all
from ledger.slots import (
    ACTIVE,
    ENDED,
    GRACE_MS,
    SLOT_MS,
    Purchase,
    keep_periods,
    last_periods,
    paid_period,
    price,
    slot_in,
)
from ledger.wallets import TooFewTokens, Wallet, spend, taking, wallet_in, wallets_in

_RENEWED = "UPDATE slot SET state = ?, ends_at = ?, lapsed_at = NULL WHERE id = ?"


@dataclass(frozen=True, slots=True)
class _Renewal:
    """A period about to be paid, what its price is taken from, and the balance that leaves."""

    slot: Slot
    n: int
    starts_at: int
    legs: Sequence[Leg]
    balance: int

    def order(self, by: By) -> Order:
        key, ref = f"renew:{self.slot.id}:{self.n}", ("slot", str(self.slot.id))
        return Order(
            "renew_slot", key, {}, self.legs, by, self.slot.owner_id, ref=ref, effective_at=self.starts_at
        )


async def renew_slot(book: Book, slot: Slot, by: By) -> Purchase | None:
    """Pay a slot's next period once the last one is over, or was given back; None while it runs.

    Raises TooFewTokens, Conflict for a slot that was given back.
    """
    slot = await slot_in(book.db, slot.id)
    if slot.state == ENDED:
        raise Conflict("This slot was given back. Buy another one.")
    if _runs((await last_periods(book.db, [slot.id]))[slot.id], book.now):
        return None
    paid = await renew_slots(book, [slot], by)
    if not paid:
        held = (await wallet_in(book, slot.owner_id)).spendable
        raise TooFewTokens(SLOT_PRICE_TOKENS, held)
    return paid[slot.id]


async def renew_slots(book: Book, slots: Sequence[Slot], by: By) -> dict[UUID, Purchase]:
    """Pay the next period of each slot; what that bought, by slot. Without those that run or cannot be paid.

    `slots` are as they stand now. Slots of one owner are paid in the order given, as far as the tokens go.
    """
    lasts = await last_periods(book.db, [slot.id for slot in slots])
    wallets = await wallets_in(book, {slot.owner_id for slot in slots})
    over = [slot for slot in slots if not _runs(lasts[slot.id], book.now)]
    found = [_renewal(slot, lasts[slot.id], wallets[slot.owner_id], book.now) for slot in over]
    renewals = [renewal for renewal in found if renewal is not None]
    posted = await post_all(book, [renewal.order(by) for renewal in renewals])
    paid: dict[UUID, Purchase] = {}
    for renewal, done in zip(renewals, posted, strict=True):
        slot = renewal.slot
        slot.state, slot.ends_at, slot.lapsed_at = ACTIVE, renewal.starts_at + SLOT_MS, None
        period = paid_period(slot, renewal.n, renewal.starts_at, done)
        paid[slot.id] = Purchase(slot, period, done, renewal.balance)
    await run_many(
        book.db, _RENEWED, [(each.slot.state, each.slot.ends_at, key) for key, each in paid.items()]
    )
    await keep_periods(book, [each.period for each in paid.values()])
    return paid


def _renewal(slot: Slot, last: SlotPeriod, wallet: Wallet, now: int) -> _Renewal | None:
    """Within the grace a period starts where the last one ended, later (a revival) now.

    None when the wallet holds too little; else it stands as after the price was paid.
    """
    if wallet.spendable < SLOT_PRICE_TOKENS:
        return None
    legs = taking(wallet, SLOT_PRICE_TOKENS)
    spend(wallet, legs)
    is_late = now >= last.ends_at + GRACE_MS
    starts_at = now if is_late else min(last.ends_at, now)
    return _Renewal(slot, last.n + 1, starts_at, price(legs), wallet.balance)


def _runs(last: SlotPeriod, now: int) -> bool:
    return last.ends_at > now and last.settled_seq is None
