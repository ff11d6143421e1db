"""Corrections: a transaction taken back by its opposite, once; and the last resort, an adjustment."""

from uuid import UUID

from app.core.errors import Conflict, Invalid
from app.db.direct import rows_of
from ledger.accounts import BREAKAGE, WRITEOFF, owed, paid_wallet
from ledger.debts import settle_owed
from ledger.grants import expire_lot
from ledger.legs import legs_of
from ledger.models import LedgerTx
from ledger.posting import Book, By, Leg, Order, Posted, done_before, post
from ledger.reasons import require_reason
from ledger.remains import gone_from, moved_under
from ledger.slots import end_slot, last_period, period_paid_by, settle, slot_in
from ledger.suspended import PLACE, hold_again
from ledger.wallets import accounts_of, spec_of, spending

REVERSIBLE = frozenset({"topup", PLACE, "grant", "buy_slot", "renew_slot", "adjust"})
ADJUST_REASON_LENGTH_MIN = 20
ADJUST_MAX = 1_000_000
_ADJUSTED = range(1, ADJUST_MAX + 1)
_TX = "SELECT * FROM ledger_tx WHERE seq = ?"
_REVERSAL = "SELECT * FROM ledger_tx WHERE reverses = ?"


async def reverse(book: Book, seq: int, reason: str, by: By, *, to_owed: bool = False) -> Posted:
    """Post the opposite of transaction `seq`, once. With `to_owed` tokens that are spent become a debt.

    Raises Invalid(reason, seq), Conflict when it would overdraw, was reversed before, was served, or when its
    money went back. A slot whose last period `seq` paid ends; what an expired lot gets goes on to breakage.
    """
    tx = await _reversible(book, seq, reason)
    asked = {"seq": seq, "toOwed": to_owed, "reason": reason}
    before = await _reversed_before(book, seq, asked)
    if before is not None:
        return before
    await _require_unserved(book, tx)
    await _require_money(book, tx)
    assert tx.owner_id is not None  # whatever is REVERSIBLE has an owner
    legs = await _opposite(book, tx.owner_id, seq, to_owed=to_owed)
    order = Order("reverse", f"rev:{seq}", asked, legs, by, tx.owner_id, reason, ("tx", str(seq)), seq)
    posted = await post(book, order)
    await _take_back_slot(book, tx, posted)
    if tx.kind == PLACE:
        await hold_again(book, tx, posted)
    for leg in legs:
        if leg.account.kind == "lot":
            await expire_lot(book, leg.account.code, by)
    await settle_owed(book, tx.owner_id, posted, by)
    return posted


async def adjust(book: Book, owner_id: UUID, amount: int, reason: str, key: str, by: By) -> Posted:
    """Put `amount` tokens into a wallet, below zero: take them out, against what is written off.

    Raises Invalid(amount, reason), TooFewTokens. The second person is the caller's matter.
    """
    if abs(amount) not in _ADJUSTED:
        raise Invalid("amount", f"An adjustment moves 1 to {ADJUST_MAX:,} tokens.")
    require_reason(reason, ADJUST_REASON_LENGTH_MIN)
    key = f"adj:{key}"
    asked: dict[str, object] = {"owner": owner_id, "amount": amount, "reason": reason}
    before = await done_before(book, key, asked)
    if before is not None:
        return before
    given = [Leg(paid_wallet(owner_id), amount)]
    moved = given if amount in _ADJUSTED else await spending(book, owner_id, -amount)
    legs = [*moved, Leg(WRITEOFF, -amount)]
    posted = await post(book, Order("adjust", key, asked, legs, by, owner_id, reason))
    await settle_owed(book, owner_id, posted, by)
    return posted


async def close_account(book: Book, owner_id: UUID, by: By, reason: str) -> Posted | None:
    """Give up all that an owner who leaves has: tokens to breakage, a debt to what is written off.

    None when there is nothing. Raises Invalid(reason). Periods that are paid are served and earned as ever.
    """
    require_reason(reason)
    key, asked = f"close:{owner_id}", {"reason": reason}
    before = await done_before(book, key, asked)
    if before is not None:
        return before
    rows = [row for row in await accounts_of(owner_id) if row.balance]
    if not rows:
        return None
    legs = [Leg(spec_of(row), -row.balance) for row in rows]
    held = sum(max(0, row.balance) for row in rows)
    debt = sum(min(0, row.balance) for row in rows)
    legs += [Leg(account, units) for account, units in ((BREAKAGE, held), (WRITEOFF, debt)) if units]
    return await post(book, Order("close_account", key, asked, legs, by, owner_id, reason))


async def _reversible(book: Book, seq: int, reason: str) -> LedgerTx:
    require_reason(reason)
    found = await rows_of(book.db, LedgerTx, _TX, [seq])
    if not found:
        raise Invalid("seq", f"There is no transaction {seq}.")
    if found[0].kind not in REVERSIBLE:
        raise Invalid("seq", f"Transaction {seq} ({found[0].kind}) is not one that can be reversed.")
    return found[0]


async def _reversed_before(book: Book, seq: int, asked: dict[str, object]) -> Posted | None:
    found = await rows_of(book.db, LedgerTx, _REVERSAL, [seq])
    try:
        return await done_before(book, f"rev:{seq}", asked)
    except Invalid:
        raise Conflict(f"Transaction {seq} was reversed before, by {found[0].seq}.") from None


async def _opposite(book: Book, owner_id: UUID, seq: int, *, to_owed: bool) -> list[Leg]:
    """The legs turned round; what a wallet no longer has is owed, or refused."""
    held = {row.code: row.balance for row in await accounts_of(owner_id)}
    legs = []
    short = 0
    for leg in await legs_of(book, seq):
        amount = -leg.amount
        if leg.account.code in held:
            missing = max(0, -amount - held[leg.account.code])
            short, amount = short + missing, amount + missing
        if amount:
            legs.append(Leg(leg.account, amount))
    if short and not to_owed:
        raise Conflict(f"{short:,} of these tokens are spent already; they can only be owed.")
    return [*legs, Leg(owed(owner_id), -short)] if short else legs


async def _require_unserved(book: Book, tx: LedgerTx) -> None:
    period = await period_paid_by(book.db, tx.seq)
    if period is not None and period.settled_seq is not None:
        raise Conflict(f"What transaction {tx.seq} paid was served or refunded, by {period.settled_seq}.")


async def _require_money(book: Book, tx: LedgerTx) -> None:
    """What a bank or a provider took back cannot be taken back again."""
    sold = tx.kind in {"topup", PLACE}
    if sold and gone_from(await moved_under(book.db, (tx.ref_kind, tx.ref_id))):
        raise Conflict(f"The money of transaction {tx.seq} went back already, and its tokens with it.")


async def _take_back_slot(book: Book, tx: LedgerTx, posted: Posted) -> None:
    period = await period_paid_by(book.db, tx.seq)
    if period is None:
        return
    await settle(book, period, posted)
    if (await last_period(book.db, period.slot_id)).n == period.n:
        await end_slot(book, await slot_in(book.db, period.slot_id))
