"""Page slots: bought, renewed, served and given back, 30 days at a time, in step with their money.

Whoever calls holds the row of the owner's account, so a slot changes by one act at a time.
"""

from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict
from app.db.direct import rows_of, run_many
from ledger.accounts import BREAKAGE, DEFERRED, EARNED, AccountSpec
from ledger.chain import seal_of
from ledger.debts import settle_owed
from ledger.legs import legs_of
from ledger.models import Slot, SlotPeriod
from ledger.plans import SLOT_DAYS, SLOT_PRICE_TOKENS
from ledger.posting import Book, By, Leg, Order, Posted, done_before, post
from ledger.wallets import balance_after, spending, wallet_of

SLOT_MS = SLOT_DAYS * MS_PER_DAY
GRACE_MS = 7 * MS_PER_DAY
DATA_KEPT_MS = 90 * MS_PER_DAY

PERIOD_FACTS = ("slot_id", "n", "starts_at", "ends_at", "tx_seq", "settled_seq")
ACTIVE, GRACE, LAPSED, ENDED = "active", "grace", "lapsed", "ended"

_SLOT = "SELECT * FROM slot WHERE id = ?"
_SLOTS = "SELECT * FROM slot WHERE owner_id = ? ORDER BY opened_at, id"
_LAST = "SELECT * FROM slot_period WHERE slot_id = ? ORDER BY n DESC LIMIT 1"
_PAID_BY = "SELECT * FROM slot_period WHERE tx_seq = ?"
_OPEN = "SELECT * FROM slot_period WHERE slot_id = ? AND settled_seq IS NULL ORDER BY n"
_SETTLE = "UPDATE slot_period SET settled_seq = ?, seal = ? WHERE id = ?"
_STORY = "SELECT * FROM slot_period WHERE slot_id = ? ORDER BY n"


@dataclass(frozen=True, slots=True)
class Purchase:
    """A slot, the period that was paid, its posting, and what the wallet held right after."""

    slot: Slot
    period: SlotPeriod
    posted: Posted
    balance: int


async def buy_slot(
    book: Book, owner_id: UUID, *, key: str, by: By, auto_renew: bool, slot_id: UUID, of: int = 1
) -> Purchase:
    """Sell one slot, one `of` so many, for 30 days from now. The same `key` again answers with the first.

    Raises TooFewTokens, and then nothing is written; Invalid when `key` stood for another choice.
    """
    key = f"buy:{owner_id}:{key}"
    asked = {"owner": owner_id, "autoRenew": auto_renew, "pages": of}
    before = await done_before(book, key, asked)
    if before is not None:
        return await _bought_before(book, before)
    legs = await _price(book, owner_id)
    posted = await post(book, Order("buy_slot", key, asked, legs, by, owner_id, ref=("slot", str(slot_id))))
    slot = Slot(
        id=slot_id,
        owner_id=owner_id,
        page_id=None,
        state=ACTIVE,
        auto_renew=auto_renew,
        opened_at=book.now,
        ends_at=book.now + SLOT_MS,
        lapsed_at=None,
    )
    await slot.save(using_db=book.db, force_create=True)
    return await _purchase(book, slot, 1, book.now, posted)


async def renew_slot(book: Book, slot: Slot, by: By) -> Purchase | None:
    """Pay a slot's next period once the last one is over, or was given back; None while it runs.

    Within the grace the period starts where the last one ended, later (a revival) now. Raises TooFewTokens,
    Conflict for a slot that was given back.
    """
    slot, last = await slot_in(book.db, slot.id), await last_period(book.db, slot.id)
    if slot.state == ENDED:
        raise Conflict("This slot was given back. Buy another one.")
    if last.ends_at > book.now and last.settled_seq is None:
        return None
    is_late = book.now >= last.ends_at + GRACE_MS
    starts_at = book.now if is_late else min(last.ends_at, book.now)
    key = f"renew:{slot.id}:{last.n + 1}"
    legs = await _price(book, slot.owner_id)
    ref = ("slot", str(slot.id))
    order = Order("renew_slot", key, {}, legs, by, slot.owner_id, ref=ref, effective_at=starts_at)
    posted = await post(book, order)
    slot.state, slot.ends_at, slot.lapsed_at = ACTIVE, starts_at + SLOT_MS, None
    await slot.save(using_db=book.db, update_fields=["state", "ends_at", "lapsed_at"])
    return await _purchase(book, slot, last.n + 1, starts_at, posted)


async def recognise(book: Book, period: SlotPeriod, by: By) -> Posted | None:
    """What a period cost is earned once it has been served; None while it has not, and when it is settled."""
    period = await _period_in(book.db, period.tx_seq)
    if period.settled_seq is not None or period.ends_at > book.now:
        return None
    slot = await slot_in(book.db, period.slot_id)
    cost = await _cost(book, period)
    key = f"earn:{slot.id}:{period.n}"
    legs = [Leg(DEFERRED, -cost), Leg(EARNED, cost)]
    ref = ("slot", str(slot.id))
    order = Order("recognise", key, {}, legs, by, slot.owner_id, ref=ref, effective_at=period.ends_at)
    posted = await post(book, order)
    await settle(book, period, posted)
    return posted


async def refund_slot(book: Book, slot: Slot, by: By, reason: str) -> Posted:
    """Give a slot back: its whole unused days to the lots they were paid from, the rest is earned.

    What came from a lot that has expired since goes to breakage. Raises Conflict when nothing is left of it.
    """
    slot, last = await slot_in(book.db, slot.id), await last_period(book.db, slot.id)
    if last.settled_seq is not None or last.ends_at <= book.now or slot.state == ENDED:
        raise Conflict("Nothing of this slot is left to refund.")
    cost = await _cost(book, last)
    back = cost // SLOT_DAYS * days_left(last, book.now)
    legs = [Leg(DEFERRED, -cost), *await _returned(book, last, back)]
    if cost > back:
        legs.append(Leg(EARNED, cost - back))
    key = f"refund:{slot.id}:{last.n}"
    ref = ("slot", str(slot.id))
    posted = await post(book, Order("refund_slot", key, {}, legs, by, slot.owner_id, reason, ref))
    await settle(book, last, posted)
    await end_slot(book, slot)
    await settle_owed(book, slot.owner_id, posted, by)
    return posted


async def end_slot(book: Book, slot: Slot) -> None:
    """The slot carries nothing from now on. One with a page on it has lapsed: paying brings that back."""
    slot.state, slot.auto_renew, slot.ends_at = ENDED, False, book.now
    if slot.page_id is not None:
        slot.state, slot.lapsed_at = LAPSED, book.now
    await slot.save(using_db=book.db, update_fields=["state", "auto_renew", "ends_at", "lapsed_at"])


async def settle(book: Book, period: SlotPeriod, posted: Posted) -> None:
    """Say which posting served, refunded or took back a period; this happens once."""
    period.settled_seq = posted.seq
    period.seal = seal_of(period_facts(period))
    await run_many(book.db, _SETTLE, [(period.settled_seq, period.seal, period.id)])


def days_left(period: SlotPeriod, now: int) -> int:
    """Whole unused days of a period at `now` (ms), what a refund counts."""
    left: int = period.ends_at - max(now, period.starts_at)
    return left // MS_PER_DAY


def period_facts(period: SlotPeriod) -> dict[str, object]:
    """What the seal of a period covers."""
    return {name: getattr(period, name) for name in PERIOD_FACTS}


async def slot_in(db: BaseDBAsyncClient, slot_id: UUID) -> Slot:
    """The slot as it stands now; an id that is not there is a defect of the caller."""
    (found,) = await rows_of(db, Slot, _SLOT, [slot_id])
    return found


async def slots_of(owner_id: UUID, db: BaseDBAsyncClient | None = None) -> list[Slot]:
    """Every slot an owner ever had, oldest first."""
    return await rows_of(db or get_connection("default"), Slot, _SLOTS, [owner_id])


async def last_period(db: BaseDBAsyncClient, slot_id: UUID) -> SlotPeriod:
    """The period that was paid last; every slot has one."""
    (found,) = await rows_of(db, SlotPeriod, _LAST, [slot_id])
    return found


async def periods_of(slot_id: UUID) -> list[SlotPeriod]:
    """A slot's paid periods, oldest first."""
    return await rows_of(get_connection("default"), SlotPeriod, _STORY, [slot_id])


async def unserved(db: BaseDBAsyncClient, slot_id: UUID) -> list[SlotPeriod]:
    """Periods that are paid and neither served nor refunded, oldest first."""
    return await rows_of(db, SlotPeriod, _OPEN, [slot_id])


async def period_paid_by(db: BaseDBAsyncClient, seq: int) -> SlotPeriod | None:
    """The period that transaction `seq` paid, if it paid one."""
    found = await rows_of(db, SlotPeriod, _PAID_BY, [seq])
    return found[0] if found else None


async def _price(book: Book, owner_id: UUID) -> list[Leg]:
    return [*await spending(book, owner_id, SLOT_PRICE_TOKENS), Leg(DEFERRED, SLOT_PRICE_TOKENS)]


async def _purchase(book: Book, slot: Slot, n: int, starts_at: int, posted: Posted) -> Purchase:
    ends_at = starts_at + SLOT_MS
    period = SlotPeriod(
        id=posted.seq,
        slot_id=slot.id,
        n=n,
        starts_at=starts_at,
        ends_at=ends_at,
        tx_seq=posted.seq,
        settled_seq=None,
    )
    period.seal = seal_of(period_facts(period))
    await period.save(using_db=book.db, force_create=True)
    wallet = await wallet_of(slot.owner_id, book.db, book.now)
    return Purchase(slot, period, posted, wallet.balance)


async def _bought_before(book: Book, posted: Posted) -> Purchase:
    period = await _period_in(book.db, posted.seq)
    slot = await slot_in(book.db, period.slot_id)
    return Purchase(slot, period, posted, await balance_after(slot.owner_id, posted.at, period.starts_at))


async def _period_in(db: BaseDBAsyncClient, tx_seq: int) -> SlotPeriod:
    (found,) = await rows_of(db, SlotPeriod, _PAID_BY, [tx_seq])
    return found


async def _cost(book: Book, period: SlotPeriod) -> int:
    """What was paid for a period, at the price of its time."""
    return sum(leg.amount for leg in await legs_of(book, period.tx_seq) if leg.account == DEFERRED)


async def _returned(book: Book, period: SlotPeriod, tokens: int) -> list[Leg]:
    """`tokens` back to where a period's price came from, what was taken last first."""
    back: dict[str, tuple[AccountSpec, int]] = {}
    for leg in reversed(await legs_of(book, period.tx_seq)):
        part = min(tokens, -leg.amount)
        if part > 0:
            tokens -= part
            account = BREAKAGE if _has_expired(leg.account, book.now) else leg.account
            back[account.code] = (account, part + back.get(account.code, (account, 0))[1])
    return [Leg(account, part) for account, part in back.values()]


def _has_expired(account: AccountSpec, now: int) -> bool:
    return account.expires_at is not None and account.expires_at <= now
