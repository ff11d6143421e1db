"""Top-ups: bought tokens come into a wallet once their payment is proven, and only at our own price."""

from dataclasses import dataclass

from ledger.accounts import ISSUED_PAID, cash, paid_wallet, sales, suspense
from ledger.debts import settle_owed
from ledger.findings import Odd, note, wrong_amount
from ledger.models import Payment, Slot
from ledger.packs import in_words
from ledger.payments import FAILED, PAID, PENDING, SUSPENSE, store
from ledger.posting import Book, By, Leg, Order, Posted, post

UNSETTLED = frozenset({PENDING, FAILED})


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a provider says was paid, in minor units; its names for session, intent and event."""

    provider: str
    session_id: str
    intent_id: str | None
    event_id: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """What an event did to a payment: the act to record, tokens it moved, slots it put into grace."""

    act: str
    payment: Payment
    tokens: int = 0
    posted: Posted | None = None
    doubted: tuple[Slot, ...] = ()


async def settle_payment(book: Book, payment: Payment, receipt: Receipt, by: By) -> Settlement | None:
    """Credit what was paid for, once; money that is not our price goes to suspense. None: settled before."""
    if payment.state not in UNSETTLED:
        return None
    if (receipt.amount_minor, receipt.currency) != (payment.amount_minor, payment.currency):
        return await _hold(book, payment, receipt, by)
    posted = await post(book, _topup(payment, receipt, by))
    await _settled(book, payment, receipt, PAID, posted)
    await settle_owed(book, payment.owner_id, posted, by)
    return Settlement("topup.paid", payment, payment.tokens, posted)


async def fail_payment(book: Book, payment: Payment) -> Settlement | None:
    """The provider's session ended without money. None when it was paid, or had failed before."""
    if payment.state != PENDING:
        return None
    payment.state = FAILED
    await store(book.db, payment)
    return Settlement("topup.failed", payment)


async def hold_stray(book: Book, receipt: Receipt, by: By) -> None:
    """Money for a session that we never asked for: into suspense, and to a person."""
    key = f"stray:{receipt.session_id}"
    posted = await post(book, _held(receipt, key, by))
    sentence = f"{_money(receipt)} came for session {receipt.session_id}, which no payment of ours knows."
    await note(book, Odd(key, "stray", sentence, tx_seq=posted.seq, amount=receipt.amount_minor))


async def _hold(book: Book, payment: Payment, receipt: Receipt, by: By) -> Settlement:
    key = f"suspense:{receipt.provider}:{receipt.session_id}"
    posted = await post(book, _held(receipt, key, by, payment))
    await _settled(book, payment, receipt, SUSPENSE, posted)
    price = in_words(payment.amount_minor, payment.currency)
    sentence = f"{_money(receipt)} came for a pack that costs {price}. No tokens were given."
    about = (payment.owner_id, posted.seq, receipt.amount_minor)
    await note(book, Odd(wrong_amount(payment), "amount", sentence, *about))
    return Settlement("topup.suspense", payment, posted=posted)


async def _settled(book: Book, payment: Payment, receipt: Receipt, state: str, posted: Posted) -> None:
    payment.state, payment.settled_at = state, book.now
    payment.tx_seq = posted.seq
    payment.session_id, payment.intent_id = receipt.session_id, receipt.intent_id
    payment.event_id = receipt.event_id
    await store(book.db, payment)


def _topup(payment: Payment, receipt: Receipt, by: By) -> Order:
    """The tokens and, in the same transaction, the money they were sold for."""
    unit = payment.currency
    legs = [
        Leg(ISSUED_PAID, -payment.tokens),
        Leg(paid_wallet(payment.owner_id), payment.tokens),
        Leg(cash(unit, receipt.provider), payment.amount_minor),
        Leg(sales(unit), -payment.amount_minor),
    ]
    asked: dict[str, object] = {"payment": payment.id, "tokens": payment.tokens}
    asked |= {"amountMinor": payment.amount_minor, "currency": unit}
    key = f"topup:{receipt.provider}:{receipt.session_id}"
    ref = ("payment", str(payment.id))
    return Order("topup", key, asked, legs, by, payment.owner_id, ref=ref)


def _held(receipt: Receipt, key: str, by: By, payment: Payment | None = None) -> Order:
    unit = receipt.currency
    legs = [
        Leg(cash(unit, receipt.provider), receipt.amount_minor),
        Leg(suspense(unit), -receipt.amount_minor),
    ]
    asked = {"session": receipt.session_id, "amountMinor": receipt.amount_minor, "currency": unit}
    ref = ("payment", str(payment.id)) if payment else ("event", receipt.event_id)
    owner_id = payment.owner_id if payment else None
    return Order("suspense", key, asked, legs, by, owner_id, ref=ref)


def _money(receipt: Receipt) -> str:
    return in_words(receipt.amount_minor, receipt.currency)
