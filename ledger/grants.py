"""Promotional tokens: given by staff with a reason, in lots that may expire."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.connection import get_connection

from app.core.clock import now_ms
from app.core.errors import Conflict, Invalid
from app.db.direct import marks, rows_of
from ledger.accounts import BREAKAGE, ISSUED_PROMO, lot
from ledger.debts import settle_owed
from ledger.models import LedgerAccount
from ledger.posting import Book, By, Leg, Order, Posted, done_before, post, post_all
from ledger.reasons import require_reason
from ledger.wallets import LOTS_MAX, spec_of

GRANT_MAX = 1_000_000
_EXPIRED = "SELECT * FROM ledger_account WHERE kind = 'lot' AND balance > 0 AND expires_at <= ? ORDER BY id"
_OVER = "SELECT * FROM ledger_account WHERE code IN ({codes}) AND balance > 0 AND expires_at <= ? ORDER BY id"
_LOTS = "SELECT * FROM ledger_account WHERE owner_id = ? AND kind = 'lot' ORDER BY id"


@dataclass(frozen=True, slots=True)
class Grant:
    """So many tokens for an owner. Lower priorities are spent first; times in ms, no expiry: never."""

    owner_id: UUID
    amount: int
    reason: str
    expires_at: int | None = None
    effective_at: int | None = None
    priority: int = 50


async def grant(book: Book, given: Grant, key: str, by: By) -> Posted:
    """Bring promotional tokens into being. Raises Invalid(amount, reason), Conflict at 100 open lots."""
    _require_sound(given)
    asked: dict[str, object] = {"owner": given.owner_id, "amount": given.amount, "reason": given.reason}
    asked["expiresAt"] = given.expires_at
    key = f"grant:{key}"
    before = await done_before(book, key, asked)
    if before is not None:
        return before
    lots = await rows_of(book.db, LedgerAccount, _LOTS, [given.owner_id])
    if sum(1 for each in lots if each.balance > 0) >= LOTS_MAX:
        raise Conflict(f"This account has {LOTS_MAX} open grants; spend or let expire some first.")
    into = lot(
        given.owner_id,
        len(lots) + 1,
        priority=given.priority,
        effective_at=book.now if given.effective_at is None else given.effective_at,
        expires_at=given.expires_at,
    )
    legs = [Leg(ISSUED_PROMO, -given.amount), Leg(into, given.amount)]
    order = Order("grant", key, asked, legs, by, given.owner_id, given.reason, ("lot", into.code))
    posted = await post(book, order)
    await settle_owed(book, given.owner_id, posted, by)
    return posted


async def expire_lot(book: Book, code: str, by: By) -> Posted | None:
    """Take what is left of a lot whose time is over; None when nothing is."""
    return next(iter(await expire_lots(book, [code], by)), None)


async def expire_lots(book: Book, codes: Sequence[str], by: By) -> list[Posted]:
    """The same of many."""
    lots = await rows_of(book.db, LedgerAccount, _OVER.format(codes=marks(codes)), [*codes, book.now])
    return await post_all(book, [_expiry(held, by) for held in lots])


async def expired_lots() -> list[str]:
    """The codes of lots with something left whose time is over."""
    rows = await rows_of(get_connection("default"), LedgerAccount, _EXPIRED, [now_ms()])
    return [row.code for row in rows]


def _expiry(held: LedgerAccount, by: By) -> Order:
    legs = [Leg(spec_of(held), -held.balance), Leg(BREAKAGE, held.balance)]
    key, ref = f"expire:{held.code}:{held.last_seq}", ("lot", held.code)
    return Order("expire_lot", key, {}, legs, by, held.owner_id, ref=ref, effective_at=held.expires_at)


def _require_sound(given: Grant) -> None:
    if not 1 <= given.amount <= GRANT_MAX:
        raise Invalid("amount", f"A grant is 1 to {GRANT_MAX:,} tokens.")
    require_reason(given.reason)
