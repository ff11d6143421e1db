"""What a verified event of Stripe does to the books: any number of times, in any order, with one outcome."""

from uuid import UUID

from app.core.errors import Unavailable
from app.db.direct import rows_of
from ledger.chargebacks import Claim, give_back, give_up, take_back
from ledger.findings import Odd, clear, note
from ledger.models import Payment, PaymentEvent
from ledger.payments import payment_named, payment_of_intent, payment_of_session
from ledger.posting import Book, By
from ledger.providers import STRIPE
from ledger.stripe_events import Charge, Dispute, Session, StripeEvent, plain, told_again
from ledger.suspended import return_stray, strays_of
from ledger.topups import Receipt, Settlement, fail_payment, hold_stray, settle_payment

_PAYING = frozenset({"checkout.session.completed", "checkout.session.async_payment_succeeded"})
_FAILING = frozenset({"checkout.session.async_payment_failed", "checkout.session.expired"})
_KNOWN = "SELECT * FROM payment_event WHERE id = ?"
_WAITING = "SELECT * FROM payment_event WHERE intent_id = ? AND done_at IS NULL ORDER BY created_at, id"


async def payment_of_event(event: StripeEvent, book: Book | None = None) -> Payment | None:
    """The payment of ours that an event is about; what it carries is a hint to our own row, no more."""
    db = book.db if book else None
    if not isinstance(event.told, Session):
        return await payment_of_intent(event.intent_id, db) if event.intent_id else None
    found = await payment_of_session(event.told.id, db)
    if found is not None:
        return found
    hint = _uuid(event.told.client_reference_id or "")
    hinted = await payment_named(hint, db) if hint else None
    if hinted is None or hinted.provider != STRIPE or hinted.session_id is not None:
        return None
    return hinted


async def settle_event(book: Book, event: StripeEvent, owner_id: UUID | None) -> list[Settlement]:
    """Take one event in; nothing for one that was taken before. `owner_id` is whose account the caller holds.

    Raises Unavailable when the event turned out to be about an account that the caller does not hold.
    """
    kept = await _kept(book, event)
    payment = await payment_of_event(event, book)
    if kept.done_at is not None:
        return []
    if (payment.owner_id if payment else None) != owner_id:
        raise Unavailable("This event's payment has just come to be known. Send it again.")
    if payment is None:
        await _without_payment(book, event, kept)
        return []
    settled = await _apply(book, event, payment)
    await _done(book, kept, payment)
    return [*settled, *await _those_waiting(book, payment, settled)]


async def _apply(book: Book, event: StripeEvent, payment: Payment) -> list[Settlement]:
    by = By("webhook", event.id)
    if isinstance(event.told, Session):
        outcome = await _session(book, event, event.told, payment, by)
        return [outcome] if outcome else []
    if isinstance(event.told, Charge):
        outcome = await take_back(book, payment, _refund(event.told), by)
        return [outcome] if outcome else []
    return await _dispute(book, event, event.told, payment, by)


async def _session(
    book: Book, event: StripeEvent, told: Session, payment: Payment, by: By
) -> Settlement | None:
    if event.kind in _FAILING:
        return await fail_payment(book, payment)
    if not _is_paid(event, told):
        return None
    return await settle_payment(book, payment, _receipt(event, told), by)


async def _dispute(
    book: Book, event: StripeEvent, told: Dispute, payment: Payment, by: By
) -> list[Settlement]:
    if told.status.startswith("warning_"):
        return []
    claim = Claim("chargeback", told.id, told.amount, told.currency.upper())
    if event.kind != "charge.dispute.closed":
        outcome = await take_back(book, payment, claim, by)
    elif told.status == "won":
        outcome = await give_back(book, payment, claim, by)
    else:
        return await give_up(book, payment, claim, by)
    return [outcome] if outcome else []


async def _without_payment(book: Book, event: StripeEvent, kept: PaymentEvent) -> None:
    """Money of nobody is held; a refund or dispute waits for its payment, and a person may look at it."""
    if isinstance(event.told, Session):
        if _is_paid(event, event.told):
            await hold_stray(book, _receipt(event, event.told), By("webhook", event.id))
        await _done(book, kept, None)
        await _refunds_of_stray(book, event)
        return
    if await _is_of_stray(book, event, kept):
        return
    sentence = f"{event.kind} {event.told.id} is about a charge that no payment of ours knows, so far."
    await note(book, Odd(f"waiting:{event.id}", "waiting", sentence))


async def _is_of_stray(book: Book, event: StripeEvent, kept: PaymentEvent) -> bool:
    """Whether money of nobody went back, which is then written down."""
    strays = await strays_of(book, event.intent_id) if event.intent_id else ()
    if not strays or not isinstance(event.told, Charge):
        return False
    by = By("webhook", event.id)
    await return_stray(book, strays[0], event.told.amount_refunded, event.told.id, by)
    await _done(book, kept, None)
    return True


async def _refunds_of_stray(book: Book, session: StripeEvent) -> None:
    """Those that came before the money they are about."""
    for kept in await _waiting_for(book, session.intent_id):
        if await _is_of_stray(book, _again(kept), kept):
            await clear(book, f"waiting:{kept.id}", "Its money came later, and it was applied then.")


async def _waiting_for(book: Book, intent_id: str | None) -> list[PaymentEvent]:
    return await rows_of(book.db, PaymentEvent, _WAITING, [intent_id]) if intent_id else []


def _again(kept: PaymentEvent) -> StripeEvent:
    return StripeEvent(kept.id, kept.kind, kept.created_at, told_again(kept.kind, kept.told))


async def _those_waiting(book: Book, payment: Payment, settled: list[Settlement]) -> list[Settlement]:
    """Refunds and disputes that came before the payment they are about."""
    followed: list[Settlement] = []
    for kept in await _waiting_for(book, payment.intent_id) if settled else ():
        followed += await _apply(book, _again(kept), payment)
        await _done(book, kept, payment)
        await clear(book, f"waiting:{kept.id}", "Its payment came later, and it was applied then.")
    return followed


async def _kept(book: Book, event: StripeEvent) -> PaymentEvent:
    found = await rows_of(book.db, PaymentEvent, _KNOWN, [event.id])
    if found:
        return found[0]
    return await PaymentEvent.create(
        id=event.id,
        kind=event.kind,
        intent_id=event.intent_id,
        told=plain(event.told),
        created_at=event.created_at,
        received_at=book.now,
        using_db=book.db,
    )


async def _done(book: Book, kept: PaymentEvent, payment: Payment | None) -> None:
    kept.payment_id, kept.done_at = payment.id if payment else None, book.now
    await kept.save(using_db=book.db, update_fields=["payment_id", "done_at"])


def _is_paid(event: StripeEvent, told: Session) -> bool:
    return (
        event.kind in _PAYING and told.payment_status == "paid" and bool(told.currency and told.amount_total)
    )


def _receipt(event: StripeEvent, told: Session) -> Receipt:
    currency = (told.currency or "").upper()
    return Receipt(STRIPE, told.id, told.payment_intent, event.id, told.amount_total or 0, currency)


def _refund(told: Charge) -> Claim:
    return Claim("refund", told.id, told.amount_refunded, told.currency.upper())


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
