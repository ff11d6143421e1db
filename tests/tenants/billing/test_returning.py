"""Money that goes back: Stripe is asked once, again while it is silent, and a person where it says no."""

import pytest
import stripe

from ledger.dev_checkout import DevProvider
from ledger.models import Finding, Payment
from ledger.posting import By, open_book
from ledger.suspended import pay_back
from tenants.billing.returning import AGAIN_MS, RETURN_JOB, return_money
from tenants.jobs.models import Job
from tests.cast import Cast
from tests.fakes import FakeClock
from tests.ledger.books import STAFF, stray
from tests.stripe_desk import FakeTransport, intent_of, session_told, taking_money
from tests.tenants.billing.paying import begin_small

WHY = "they had paid twice elsewhere"


@pytest.fixture
async def wrong(cast: Cast, transport: FakeTransport) -> Payment:
    """4.00 EUR came instead of 4.90, and are given up in the books by transaction 2."""
    payment = await begin_small(cast.owner, "first")
    await session_told(payment, amount_total=400).sent()
    async with open_book() as book:
        await pay_back(book, 1, WHY, "one", STAFF)
    return payment


async def test_stripe_is_asked_for_the_sum_that_came(wrong: Payment, transport: FakeTransport) -> None:
    for _ in range(2):
        await return_money({"seq": 2})
    assert transport.refunds == {"payback:2": {"payment_intent": [intent_of(wrong)], "amount": ["400"]}}
    assert await Finding.filter(closed_at=None).count() == 0


async def test_money_of_nobody_goes_back_by_the_intent_that_it_came_with(
    cast: Cast, transport: FakeTransport
) -> None:
    payment = await begin_small(cast.owner, "first")
    await session_told(payment, id="cs_x", client_reference_id=None, payment_intent="pi_x").sent()
    async with open_book() as book:
        await pay_back(book, 1, WHY, "one", STAFF)
    await return_money({"seq": 2})
    assert transport.refunds["payback:2"]["payment_intent"] == ["pi_x"]


@pytest.mark.parametrize("trouble", [stripe.StripeError("gone"), None])
async def test_a_silent_provider_is_asked_again_an_hour_later(
    wrong: Payment, transport: FakeTransport, clock: FakeClock, trouble: Exception | None
) -> None:
    transport.broken, transport.status = trouble, 500
    await return_money({"seq": 2})
    job = await Job.get(kind=RETURN_JOB)
    assert (job.payload, job.run_at) == ({"seq": 2}, clock.at + AGAIN_MS)


@pytest.mark.parametrize("status", [400, 403])
async def test_what_stripe_refuses_is_for_a_person(
    wrong: Payment, transport: FakeTransport, status: int
) -> None:
    transport.status = status
    await return_money({"seq": 2})
    finding = await Finding.get(kind="payback")
    assert finding.sentence == (
        "4.00 EUR of #2 did not go back by itself. Stripe says: No. Pay it back at the provider."
    )
    assert (finding.tx_seq, finding.owner_id) == (2, wrong.owner_id)


async def test_what_stripe_has_sent_back_before_is_done(wrong: Payment, transport: FakeTransport) -> None:
    transport.status, transport.code = 400, "charge_already_refunded"
    await return_money({"seq": 2})
    assert await Finding.filter(closed_at=None).count() == 0


async def test_without_stripe_and_without_an_intent_it_is_for_a_person(cast: Cast) -> None:
    seq = await stray()
    async with open_book() as book:
        await pay_back(book, seq, WHY, "one", By("staff"))
    with taking_money(DevProvider()):
        await return_money({"seq": seq + 1})
    assert "Stripe is not set up here." in (await Finding.get(kind="payback")).sentence


async def test_a_transaction_that_gives_nothing_up_sends_nothing(
    wrong: Payment, transport: FakeTransport
) -> None:
    for seq in (1, 99):
        await return_money({"seq": seq})
    assert transport.refunds == {}
