"""Stripe by its own library: sessions, refunds, events. Its HTTP runs in a thread, and in no transaction."""

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import stripe

from app.core.clock import MS_PER_SECOND
from app.core.errors import Unavailable
from ledger.models import Payment
from ledger.providers import STRIPE, Checkout, NotPaidBack, Returns
from ledger.stripe_events import KINDS

if TYPE_CHECKING:
    from stripe.checkout import Session
    from stripe.params import EventListParams, RefundCreateParams
    from stripe.params.checkout import SessionCreateParams

TIMEOUT_SECONDS = 5
RETRIES = 1
EVENTS_A_PAGE = 100
EVENTS_AT_ONCE_MAX = 10_000
_BACK_ALREADY = "charge_already_refunded"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StripeProvider:
    """Checkout sessions over a client that holds the secret key."""

    client: stripe.StripeClient

    name = STRIPE
    is_real = True

    async def begin(self, payment: Payment, returns: Returns) -> Checkout:
        """Open a session; the payment's id is Stripe's idempotency key, so a retry finds the first one."""
        try:
            session = await asyncio.to_thread(self._create, payment, returns)
        except stripe.StripeError as trouble:
            _log.warning("Stripe began no session for payment %s", payment.id, exc_info=trouble)
            raise Unavailable("The payment provider does not answer. Nothing was charged.") from trouble
        return Checkout(session.id, session.url or "")

    async def pay_back(self, intent_id: str, amount_minor: int, key: str) -> None:
        """Ask for a refund under `key`; one that Stripe has made before is done."""
        try:
            await asyncio.to_thread(self._refund, intent_id, amount_minor, key)
        except (stripe.InvalidRequestError, stripe.PermissionError) as refusal:
            if refusal.code != _BACK_ALREADY:
                raise NotPaidBack(f"Stripe says: {refusal.user_message or refusal.code}") from refusal
        except stripe.StripeError as trouble:
            raise Unavailable("The payment provider does not answer.") from trouble

    async def told_since(self, at: int) -> Sequence[bytes]:
        """The events of the kinds that we have use for; Stripe keeps them for 30 days."""
        try:
            return await asyncio.to_thread(self._events, at // MS_PER_SECOND)
        except stripe.StripeError as trouble:
            _log.warning("Stripe tells no events: %s", trouble)
            raise Unavailable("The payment provider does not answer.") from trouble

    def _refund(self, intent_id: str, amount_minor: int, key: str) -> None:
        wanted: RefundCreateParams = {"payment_intent": intent_id, "amount": amount_minor}
        self.client.v1.refunds.create(wanted, {"idempotency_key": key})

    def _events(self, since: int) -> Sequence[bytes]:
        asked: EventListParams = {"types": list(KINDS), "created": {"gte": since}, "limit": EVENTS_A_PAGE}
        listed = islice(self.client.v1.events.list(asked).auto_paging_iter(), EVENTS_AT_ONCE_MAX)
        return [json.dumps(event.to_dict(recursive=True)).encode() for event in listed][::-1]

    def _create(self, payment: Payment, returns: Returns) -> "Session":
        return self.client.v1.checkout.sessions.create(
            _params(payment, returns), {"idempotency_key": f"payment:{payment.id}"}
        )


def stripe_provider(secret_key: str, http: stripe.HTTPClient | None = None) -> StripeProvider:
    """The provider behind one secret key; `http` for tests, else Stripe's own with a bound on its time."""
    transport = http or stripe.RequestsClient(timeout=TIMEOUT_SECONDS)
    return StripeProvider(stripe.StripeClient(secret_key, http_client=transport, max_network_retries=RETRIES))


def _params(payment: Payment, returns: Returns) -> "SessionCreateParams":
    """What Stripe is asked: our price, our payment's id in every place that comes back to us, no person."""
    named = {"payment": str(payment.id)}
    return {
        "mode": "payment",
        "client_reference_id": str(payment.id),
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": payment.currency.lower(),
                    "unit_amount": payment.amount_minor,
                    "product_data": {"name": f"{payment.tokens:,} tokens"},
                },
            }
        ],
        "metadata": named,
        "payment_intent_data": {"metadata": named},
        "success_url": returns.paid,
        "cancel_url": returns.cancelled,
    }
