"""Stripe is asked for what its webhooks never brought; what they brought is not taken twice."""

from typing import Any

import pytest
import stripe

from app.core.clock import now_ms
from app.core.errors import Unavailable
from ledger.dev_checkout import DevProvider
from ledger.models import LedgerTx, Payment, PaymentEvent
from ledger.providers import provider
from ledger.stripe_checkout import EVENTS_A_PAGE
from ledger.wallets import wallet_of
from tenants.billing.missed import ASK_JOB, ask_for_missed
from tenants.jobs.models import Job
from tenants.jobs.run import enqueue_periodic, run_due
from tests.cast import Cast
from tests.fakes import FakeClock
from tests.stripe_desk import FakeTransport, Told, dispute_told, refund_told, session_told, taking_money
from tests.tenants.billing.paying import begin_small

HOUR = 3_600


@pytest.fixture
async def pending(cast: Cast, transport: FakeTransport) -> Payment:
    """Ada's small pack, which is paid without a word to us."""
    return await begin_small(cast.owner, "first")


async def held(cast: Cast) -> int:
    return (await wallet_of(cast.owner.account.id)).balance


async def test_a_payment_whose_webhook_was_lost_is_a_top_up(
    cast: Cast, pending: Payment, transport: FakeTransport
) -> None:
    transport.told = [session_told(pending)]
    await ask_for_missed({})
    assert await held(cast) == 480
    assert (await LedgerTx.get()).actor_id == transport.told[0].id


async def test_refunds_and_disputes_are_taken_in_the_order_of_their_times(
    cast: Cast, pending: Payment, transport: FakeTransport
) -> None:
    transport.told = [session_told(pending), refund_told(pending, 245), dispute_told(pending)]
    await ask_for_missed({})
    assert await held(cast) == 0
    kinds = [tx.kind for tx in await LedgerTx.all().order_by("seq")]
    assert kinds == ["topup", "refund", "chargeback"]


async def test_what_a_webhook_brought_is_not_taken_again(
    cast: Cast, pending: Payment, transport: FakeTransport, caplog: pytest.LogCaptureFixture
) -> None:
    transport.told = [session_told(pending)]
    await transport.told[0].sent()
    await ask_for_missed({})
    assert (await held(cast), await LedgerTx.all().count()) == (480, 1)
    assert "no webhook brought" not in caplog.text


async def test_a_webhook_that_comes_after_all_does_nothing(
    cast: Cast, pending: Payment, transport: FakeTransport
) -> None:
    transport.told = [session_told(pending)]
    await ask_for_missed({})
    await transport.told[0].sent()
    assert (await held(cast), await LedgerTx.all().count()) == (480, 1)


async def test_whoever_runs_it_reads_that_webhooks_are_missing(
    pending: Payment, transport: FakeTransport, caplog: pytest.LogCaptureFixture
) -> None:
    transport.told = [session_told(pending)]
    await ask_for_missed({})
    assert "asked Stripe for 1 events that no webhook brought" in caplog.text


async def test_an_event_that_cannot_be_read_keeps_no_other_away(
    cast: Cast, pending: Payment, transport: FakeTransport
) -> None:
    broken = session_told(pending, amount_total="much")
    other_mode = Told("charge.refunded", {}, live=True)
    transport.told = [broken, other_mode, Told("charge.succeeded", {}), session_told(pending)]
    await ask_for_missed({})
    assert (await held(cast), await PaymentEvent.all().count()) == (480, 1)


async def test_every_page_of_the_list_is_read(cast: Cast, pending: Payment, transport: FakeTransport) -> None:
    strays: dict[str, Any] = {
        "id": "cs_x",
        "client_reference_id": None,
        "payment_intent": "pi_x",
        "payment_status": "unpaid",
    }
    transport.told = [session_told(pending)]
    transport.told += [session_told(pending, **strays) for _ in range(EVENTS_A_PAGE + 20)]
    await ask_for_missed({})
    assert await held(cast) == 480
    assert await PaymentEvent.all().count() == EVENTS_A_PAGE + 21


async def test_it_is_asked_for_30_days_at_first_and_then_since_the_last_answer(
    pending: Payment, transport: FakeTransport, clock: FakeClock
) -> None:
    since = []
    for at in (None, now_ms()):
        if at is not None:
            await Job.create(key="a", kind=ASK_JOB, run_at=at, done_at=at + 5)
            await Job.create(key="b", kind=ASK_JOB, run_at=at + 900_000)
        await ask_for_missed({})
        since.append(int(transport.asked[-1]["created[gte]"][0]))
    now = clock.at // 1000
    assert since == [now - 30 * 24 * HOUR - HOUR, now - HOUR]


@pytest.mark.parametrize("trouble", [stripe.StripeError("gone"), None])
async def test_a_silent_provider_is_asked_again_later(
    pending: Payment, transport: FakeTransport, trouble: Exception | None
) -> None:
    transport.broken, transport.status = trouble, 500
    with pytest.raises(Unavailable):
        await ask_for_missed({})


@pytest.mark.parametrize("provider", [None, DevProvider()])
async def test_without_stripe_nobody_is_asked(
    cast: Cast, transport: FakeTransport, provider: DevProvider | None
) -> None:
    with taking_money(provider):
        await ask_for_missed({})
    assert transport.asked == []


async def test_the_job_asks_every_hour(cast: Cast, pending: Payment, transport: FakeTransport) -> None:
    await enqueue_periodic()
    transport.told = [session_told(pending)]
    while await run_due(lambda *_: None):
        pass
    assert await held(cast) == 480
    assert (await Job.get(kind=ASK_JOB)).done_at is not None


async def test_stripe_pays_back_once_a_key(transport: FakeTransport) -> None:
    for _ in range(2):
        await provider().pay_back("pi_1", 400, "payback:7")
    assert transport.refunds == {"payback:7": {"payment_intent": ["pi_1"], "amount": ["400"]}}
