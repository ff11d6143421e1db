"""Page slots: bought and given back, 30 days at a time, in step with their money.

Whoever calls holds the row of the owner's account, so a slot changes by one act at a time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict
from app.db.direct import marks, records_of, rows_of, run_many
from ledger.accounts import BREAKAGE, DEFERRED, EARNED, AccountSpec
from ledger.chain import seal_of
from ledger.debts import settle_owed
from ledger.legs import legs_of
from ledger.models import Slot, SlotPeriod
from ledger.plans import SLOT_DAYS, SLOT_PRICE_TOKENS
from ledger.posting import Book, By, Leg, Order, Posted, done_before, post
from ledger.wallets import balance_after, spending, wallet_in

SLOT_MS = SLOT_DAYS * MS_PER_DAY
GRACE_MS = 7 * MS_PER_DAY
DATA_KEPT_MS = 90 * MS_PER_DAY

PERIOD_FACTS = ("slot_id", "n", "starts_at", "ends_at", "tx_seq", "settled_seq")
ACTIVE, GRACE, LAPSED, ENDED = "active", "grace", "lapsed", "ended"

_SLOTS_NAMED = "SELECT * FROM slot WHERE id IN ({ids})"
_SLOTS = "SELECT * FROM slot WHERE owner_id = ? ORDER BY opened_at, id"
_LAST = (
    "SELECT p.* FROM slot_period p WHERE p.slot_id IN ({ids})"
    " AND p.n = (SELECT MAX(l.n) FROM slot_period l WHERE l.slot_id = p.slot_id)"
)
_PAID_BY = "SELECT * FROM slot_period WHERE tx_seq = ?"
_OPEN = "SELECT * FROM slot_period WHERE slot_id = ? AND settled_seq IS NULL ORDER BY n"
_COSTS = (
    "SELECT e.tx_id, e.amount FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id"
    " WHERE a.code = ? AND e.tx_id IN ({seqs})"
)
_PERIOD = (
    "INSERT INTO slot_period (id, slot_id, n, starts_at, ends_at, tx_seq, seal) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
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
    legs = price(await spending(book, owner_id, SLOT_PRICE_TOKENS))
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
    period = paid_period(slot, 1, book.now, posted)
    await keep_periods(book, [period])
    return Purchase(slot, period, posted, (await wallet_in(book, owner_id)).balance)


async def refund_slot(book: Book, slot: Slot, by: By, reason: str) -> Posted:
    """Give a slot back: its whole unused days to the lots they were paid from, the rest is earned.

    What came from a lot that has expired since goes to breakage. Raises Conflict when nothing is left of it.
    """
    slot, last = await slot_in(book.db, slot.id), await last_period(book.db, slot.id)
    if last.settled_seq is not None or last.ends_at <= book.now or slot.state == ENDED:
        raise Conflict("Nothing of this slot is left to refund.")
    cost = (await costs_of(book, [last.tx_seq]))[last.tx_seq]
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
    await settle_all(book, [(period, posted)])


async def settle_all(book: Book, settled: Sequence[tuple[SlotPeriod, Posted]]) -> None:
    """The same of many."""
    for period, posted in settled:
        period.settled_seq = posted.seq
        period.seal = seal_of(period_facts(period))
    rows = [(period.settled_seq, period.seal, period.id) for period, _ in settled]
    await run_many(book.db, _SETTLE, rows)


def days_left(period: SlotPeriod, now: int) -> int:
    """Whole unused days of a period at `now` (ms), what a refund counts."""
    left: int = period.ends_at - max(now, period.starts_at)
    return left // MS_PER_DAY


def period_facts(period: SlotPeriod) -> dict[str, object]:
    """What the seal of a period covers."""
    return {name: getattr(period, name) for name in PERIOD_FACTS}


async def slot_in(db: BaseDBAsyncClient, slot_id: UUID) -> Slot:
    """The slot as it stands now; an id that is not there is a defect of the caller."""
    (found,) = (await slots_in(db, [slot_id])).values()
    return found


async def slots_in(db: BaseDBAsyncClient, slot_ids: Sequence[UUID]) -> dict[UUID, Slot]:
    """The same of many, by id; what is not there is left out."""
    found = await rows_of(db, Slot, _SLOTS_NAMED.format(ids=marks(slot_ids)), slot_ids)
    return {slot.id: slot for slot in found}


async def slots_of(owner_id: UUID, db: BaseDBAsyncClient | None = None) -> list[Slot]:
    """Every slot an owner ever had, oldest first."""
    return await rows_of(db or get_connection("default"), Slot, _SLOTS, [owner_id])


async def last_period(db: BaseDBAsyncClient, slot_id: UUID) -> SlotPeriod:
    """The period that was paid last; every slot has one."""
    (found,) = (await last_periods(db, [slot_id])).values()
    return found


async def last_periods(db: BaseDBAsyncClient, slot_ids: Sequence[UUID]) -> dict[UUID, SlotPeriod]:
    """The same of many, by slot."""
    found = await rows_of(db, SlotPeriod, _LAST.format(ids=marks(slot_ids)), slot_ids)
    return {period.slot_id: period for period in found}


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


def price(taken: Iterable[Leg]) -> list[Leg]:
    """What `taken` out of a wallet buys: a period, which is served by and by."""
    return [*taken, Leg(DEFERRED, SLOT_PRICE_TOKENS)]


def paid_period(slot: Slot, n: int, starts_at: int, posted: Posted) -> SlotPeriod:
    """The 30 days from `starts_at` (ms) that a posting has just paid, sealed."""
    period = SlotPeriod(
        id=posted.seq,
        slot_id=slot.id,
        n=n,
        starts_at=starts_at,
        ends_at=starts_at + SLOT_MS,
        tx_seq=posted.seq,
        settled_seq=None,
    )
    period.seal = seal_of(period_facts(period))
    return period


async def keep_periods(book: Book, periods: Iterable[SlotPeriod]) -> None:
    """Write down periods that were just paid."""
    names = ("id", "slot_id", "n", "starts_at", "ends_at", "tx_seq", "seal")
    await run_many(book.db, _PERIOD, [[getattr(period, name) for name in names] for period in periods])


async def costs_of(book: Book, seqs: Sequence[int]) -> dict[int, int]:
    """What was paid for the periods of these transactions, each at the price of its time."""
    found = await records_of(book.db, _COSTS.format(seqs=marks(seqs)), [DEFERRED.code, *seqs])
    return {row["tx_id"]: row["amount"] for row in found}


async def _bought_before(book: Book, posted: Posted) -> Purchase:
    period = await _period_in(book.db, posted.seq)
    slot = await slot_in(book.db, period.slot_id)
    return Purchase(slot, period, posted, await balance_after(slot.owner_id, posted.at, period.starts_at))


async def _period_in(db: BaseDBAsyncClient, tx_seq: int) -> SlotPeriod:
    (found,) = await rows_of(db, SlotPeriod, _PAID_BY, [tx_seq])
    return found


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
