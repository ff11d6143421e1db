"""What Stripe is asked, to the letter, and what its refusals mean to us."""

import logging
from collections.abc import Iterator

import pytest
import stripe

from app.core.errors import Unavailable
from app.core.ids import new_id
from ledger.models import Payment
from ledger.providers import Checkout, NotPaidBack, Returns, provider
from tests.stripe_desk import FakeTransport, stripe_plugged

RETURNS = Returns("https://console.example/paid", "https://console.example/cancelled")
SILENT = "The payment provider does not answer."


@pytest.fixture
def transport() -> Iterator[FakeTransport]:
    """Stripe, as far as its library can tell."""
    with stripe_plugged() as transport:
        yield transport


@pytest.fixture
def payment() -> Payment:
    """1,500 tokens for 12.90 EUR."""
    return Payment(id=new_id(), owner_id=new_id(), tokens=1500, amount_minor=1290, currency="EUR")


async def test_a_session_is_asked_for_with_our_price_and_no_word_about_a_person(
    transport: FakeTransport, payment: Payment
) -> None:
    begun = await provider().begin(payment, RETURNS)
    assert begun == Checkout("cs_test_1", "https://checkout.invalid/cs_test_1")
    assert transport.sessions == {f"payment:{payment.id}": "cs_test_1"}
    price = "line_items[0][price_data]"
    assert {name: value for name, (value,) in transport.asked[0].items()} == {
        "mode": "payment",
        "client_reference_id": str(payment.id),
        "line_items[0][quantity]": "1",
        f"{price}[currency]": "eur",
        f"{price}[unit_amount]": "1290",
        f"{price}[product_data][name]": "1,500 tokens",
        "metadata[payment]": str(payment.id),
        "payment_intent_data[metadata][payment]": str(payment.id),
        "success_url": "https://console.example/paid",
        "cancel_url": "https://console.example/cancelled",
    }


async def test_a_session_that_cannot_be_had_charged_nobody(
    transport: FakeTransport, payment: Payment, caplog: pytest.LogCaptureFixture
) -> None:
    transport.broken = stripe.StripeError("no route")
    with caplog.at_level(logging.WARNING), pytest.raises(Unavailable) as refused:
        await provider().begin(payment, RETURNS)
    assert refused.value.sentence == f"{SILENT} Nothing was charged."
    assert f"Stripe began no session for payment {payment.id}" in caplog.text
    assert "no route" in caplog.text


@pytest.mark.parametrize(("status", "code"), [(400, "resource_missing"), (403, "forbidden")])
async def test_what_stripe_will_not_pay_back_is_for_a_person(
    transport: FakeTransport, status: int, code: str
) -> None:
    transport.status, transport.code = status, code
    with pytest.raises(NotPaidBack) as refused:
        await provider().pay_back("pi_1", 400, "key")
    assert refused.value.sentence == "Stripe says: No."


async def test_what_stripe_paid_back_before_is_done(transport: FakeTransport) -> None:
    transport.status, transport.code = 400, "charge_already_refunded"
    await provider().pay_back("pi_1", 400, "key")
    assert len(transport.asked) == 1


async def test_a_refund_without_an_answer_is_asked_for_again_later(transport: FakeTransport) -> None:
    transport.broken = stripe.StripeError("no route")
    with pytest.raises(Unavailable) as refused:
        await provider().pay_back("pi_1", 400, "key")
    assert refused.value.sentence == SILENT


async def test_events_that_cannot_be_had_are_asked_for_again_later(
    transport: FakeTransport, caplog: pytest.LogCaptureFixture
) -> None:
    transport.broken = stripe.StripeError("no route")
    with caplog.at_level(logging.WARNING), pytest.raises(Unavailable) as refused:
        await provider().told_since(0)
    assert refused.value.sentence == SILENT
    assert "Stripe tells no events: no route" in caplog.text
