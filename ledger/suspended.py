"""Money in suspense: a person finds whose it is and what it shall buy, or it goes back to its payer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Conflict, Invalid
from app.db.direct import rows_of
from ledger.accounts import ISSUED_PAID, AccountSpec, paid_wallet, sales, suspense
from ledger.debts import settle_owed
from ledger.findings import Odd, clear, note, wrong_amount
from ledger.grants import GRANT_MAX
from ledger.legs import legs_of
from ledger.models import LedgerTx, Payment, PaymentEvent
from ledger.packs import PACKS
from ledger.payments import PAID, REFUNDED, SUSPENSE, payment_named, store
from ledger.posting import Book, By, Leg, Order, Posted, done_before, open_book, post
from ledger.reasons import require_reason
from ledger.remains import held_in, moved_under

PLACE, PAY_BACK = "place", "pay_back"
_TX = "SELECT * FROM ledger_tx WHERE seq = ?"
_STRAYS = (
    "SELECT t.* FROM ledger_tx t JOIN payment_event e ON t.ref_kind = 'event' AND t.ref_id = e.id"
    " WHERE e.intent_id = ? AND t.kind = 'suspense' ORDER BY t.seq"
)
_EVENT = "SELECT * FROM payment_event WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Held:
    """What `tx` put into suspense: `amount` minor units of it lie there still; `payment` if one is known."""

    tx: LedgerTx
    cash: AccountSpec
    amount: int
    payment: Payment | None

    @property
    def ref(self) -> tuple[str, str]:
        return self.tx.ref_kind, self.tx.ref_id

    @property
    def worth(self) -> int:
        """Tokens at the price of its payment, else of the smallest pack; 0 in another currency."""
        pack = self.payment or min(PACKS.values(), key=lambda each: each.tokens)
        same = pack.currency == self.cash.unit
        return self.amount * int(pack.tokens) // int(pack.amount_minor) if same else 0

    @property
    def finding(self) -> str:
        """The key of the finding that asked for a person."""
        return wrong_amount(self.payment) if self.payment else self.tx.key


@dataclass(frozen=True, slots=True)
class PaidBack:
    """Money that the books say goes back: `provider` has it, under its name for the payment's intent."""

    provider: str
    intent_id: str | None
    amount_minor: int
    currency: str
    owner_id: UUID | None


async def held_by(book: Book, seq: int) -> Held:
    """What transaction `seq` holds; raises Invalid(seq) for one that never held anything."""
    found = await rows_of(book.db, LedgerTx, _TX, [seq])
    if not found or found[0].kind != SUSPENSE:
        raise Invalid("seq", f"Transaction {seq} holds no money of anybody.")
    return await _held(book, found[0])


async def strays_of(book: Book, intent_id: str) -> Sequence[Held]:
    """Money that came for an intent of the provider and belongs to no payment of ours."""
    return [await _held(book, tx) for tx in await rows_of(book.db, LedgerTx, _STRAYS, [intent_id])]


async def place(book: Book, seq: int, owner_id: UUID, tokens: int, reason: str, key: str, by: By) -> Posted:
    """Let held money buy `tokens` for an owner.

    Raises Conflict if none is held, Invalid(seq, amount, reason), Invalid(customer) for money that came with
    a payment of somebody else.
    """
    if not 1 <= tokens <= GRANT_MAX:
        raise Invalid("amount", f"Money buys 1 to {GRANT_MAX:,} tokens.")
    require_reason(reason)
    key = f"{PLACE}:{key}"
    asked: dict[str, object] = {"seq": seq, "owner": owner_id, "tokens": tokens, "reason": reason}
    before = await done_before(book, key, asked)
    if before is not None:
        return before
    held = await _still_held(book, seq)
    if held.payment is not None and held.payment.owner_id != owner_id:
        raise Invalid("customer", "This money came with a payment of somebody else.")
    unit = held.cash.unit
    legs = [
        Leg(suspense(unit), held.amount),
        Leg(sales(unit), -held.amount),
        Leg(ISSUED_PAID, -tokens),
        Leg(paid_wallet(owner_id), tokens),
    ]
    posted = await post(book, Order(PLACE, key, asked, legs, by, owner_id, reason, held.ref))
    await _ended(book, held, PAID, f"Placed by #{posted.seq}.")
    await settle_owed(book, owner_id, posted, by)
    return posted


async def pay_back(book: Book, seq: int, reason: str, key: str, by: By) -> Posted:
    """Write down that held money goes back to its payer; the provider is the caller's matter.

    Raises Invalid(seq, reason), Conflict if none is held.
    """
    require_reason(reason)
    key = f"{PAY_BACK}:{key}"
    asked: dict[str, object] = {"seq": seq, "reason": reason}
    before = await done_before(book, key, asked)
    if before is not None:
        return before
    held = await _still_held(book, seq)
    legs = [Leg(held.cash, -held.amount), Leg(suspense(held.cash.unit), held.amount)]
    owner_id = held.payment.owner_id if held.payment else None
    posted = await post(book, Order(PAY_BACK, key, asked, legs, by, owner_id, reason, held.ref))
    await _ended(book, held, REFUNDED, f"Paid back by #{posted.seq}.")
    return posted


async def paid_back_by(seq: int) -> PaidBack | None:
    """What transaction `seq` says is to go back; None when it is not of that kind."""
    async with open_book() as book:
        found = await rows_of(book.db, LedgerTx, _TX, [seq])
        if not found or found[0].kind != PAY_BACK:
            return None
        tx = found[0]
        cash = next(leg for leg in await legs_of(book, seq) if leg.account.kind == "cash")
        payment = await _payment_of(book, tx)
        intent_id = payment.intent_id if payment else await _intent_of(book, tx)
    provider = cash.account.code.split(":")[1]
    return PaidBack(provider, intent_id, -cash.amount, cash.account.unit, tx.owner_id)


async def return_stray(book: Book, held: Held, amount_minor: int, charge_id: str, by: By) -> None:
    """The provider says that `amount_minor` in all went back to the payer of a stray; post what is new."""
    gone = -(await moved_under(book.db, held.ref)).get((PAY_BACK, "cash"), 0)
    money = min(held.amount, amount_minor - gone)
    if money <= 0:
        return
    key = f"{PAY_BACK}:{charge_id}:{amount_minor}"
    legs = [Leg(held.cash, -money), Leg(suspense(held.cash.unit), money)]
    posted = await post(book, Order(PAY_BACK, key, {}, legs, by, ref=held.ref))
    if money == held.amount:
        await clear(book, held.finding, f"Paid back by #{posted.seq}.")


async def hold_again(book: Book, placed: LedgerTx, posted: Posted) -> None:
    """A placing was taken back: the money is nobody's again, and a person has to look at it again."""
    payment = await _payment_of(book, placed)
    if payment is not None:
        payment.state = SUSPENSE
        await store(book.db, payment)
    sentence = f"#{placed.seq} was taken back, so its money lies in suspense again."
    odd = Odd(f"held:{posted.seq}", "amount" if payment else "stray", sentence, placed.owner_id, posted.seq)
    await note(book, odd)


async def _held(book: Book, tx: LedgerTx) -> Held:
    cash = next(leg.account for leg in await legs_of(book, tx.seq) if leg.account.kind == "cash")
    payment = await _payment_of(book, tx)
    amount = held_in(await moved_under(book.db, (tx.ref_kind, tx.ref_id)))
    return Held(tx, cash, amount, payment)


async def _still_held(book: Book, seq: int) -> Held:
    held = await held_by(book, seq)
    if held.amount <= 0:
        raise Conflict(f"Nothing of what #{seq} held is there any more.")
    return held


async def _payment_of(book: Book, tx: LedgerTx) -> Payment | None:
    return await payment_named(UUID(tx.ref_id), book.db) if tx.ref_kind == "payment" else None


async def _intent_of(book: Book, tx: LedgerTx) -> str | None:
    found = await rows_of(book.db, PaymentEvent, _EVENT, [tx.ref_id])
    return found[0].intent_id if found else None


async def _ended(book: Book, held: Held, state: str, why: str) -> None:
    if held.payment is not None:
        held.payment.state = state
        await store(book.db, held.payment)
    await clear(book, held.finding, why)
