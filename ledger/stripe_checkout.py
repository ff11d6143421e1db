"""Stripe Checkout by Stripe's own library: its HTTP runs in a thread, and in no transaction."""

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import stripe

from app.core.errors import Unavailable
from ledger.models import Payment
from ledger.providers import STRIPE, Checkout, Returns

if TYPE_CHECKING:
    from stripe.checkout import Session
    from stripe.params.checkout import SessionCreateParams

TIMEOUT_SECONDS = 5
RETRIES = 1

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
