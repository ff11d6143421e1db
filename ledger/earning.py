"""Earning what page slots cost, once their periods have been served."""

from collections.abc import Sequence

from app.db.direct import marks, rows_of
from ledger.accounts import DEFERRED, EARNED
from ledger.models import Slot, SlotPeriod
from ledger.posting import Book, By, Leg, Order, Posted, post_all
from ledger.slots import costs_of, settle_all, slots_in

_SERVED = (
    "SELECT * FROM slot_period WHERE tx_seq IN ({seqs}) AND settled_seq IS NULL AND ends_at <= ? ORDER BY id"
)


async def recognise(book: Book, period: SlotPeriod, by: By) -> Posted | None:
    """What a period cost is earned once it has been served; None while it has not, and when it is settled."""
    return next(iter(await recognise_all(book, [period.tx_seq], by)), None)


async def recognise_all(book: Book, seqs: Sequence[int], by: By) -> list[Posted]:
    """The same of the periods that these transactions paid."""
    periods = await rows_of(book.db, SlotPeriod, _SERVED.format(seqs=marks(seqs)), [*seqs, book.now])
    slots = await slots_in(book.db, list({period.slot_id for period in periods}))
    costs = await costs_of(book, [period.tx_seq for period in periods])
    orders = [_order(period, slots[period.slot_id], costs[period.tx_seq], by) for period in periods]
    posted = await post_all(book, orders)
    await settle_all(book, list(zip(periods, posted, strict=True)))
    return posted


def _order(period: SlotPeriod, slot: Slot, cost: int, by: By) -> Order:
    key, ref = f"earn:{slot.id}:{period.n}", ("slot", str(slot.id))
    legs = [Leg(DEFERRED, -cost), Leg(EARNED, cost)]
    return Order("recognise", key, {}, legs, by, slot.owner_id, ref=ref, effective_at=period.ends_at)
