"""Money for a session that is not ours: held for a person, and gone from suspense when it goes back."""

from typing import Any

import pytest

from ledger.models import Finding, Payment
from tests.cast import Cast
from tests.stripe_desk import FakeTransport, Told, dispute_told, refund_told, session_told
from tests.tenants.billing.paying import balances, begin_small


@pytest.fixture
async def pending(cast: Cast, transport: FakeTransport) -> Payment:
    """What the strays are told like, and are not."""
    return await begin_small(cast.owner, "first")


def stray_of(pending: Payment) -> Told:
    """Money for a session that is not ours."""
    nobodys: dict[str, Any] = {
        "id": "cs_of_nobody",
        "client_reference_id": None,
        "payment_intent": "pi_of_nobody",
    }
    return session_told(pending, **nobodys)


@pytest.mark.parametrize("first", ["the money", "the refund"])
async def test_money_of_nobody_that_goes_back_leaves_suspense(
    cast: Cast, pending: Payment, first: str
) -> None:
    told = [stray_of(pending), refund_told(pending, payment_intent="pi_of_nobody")]
    for each in told if first == "the money" else reversed(told):
        await each.sent()
    assert await balances() == {}
    assert await Finding.filter(closed_at=None).count() == 0


async def test_a_part_of_money_of_nobody_goes_back_once(cast: Cast, pending: Payment) -> None:
    await stray_of(pending).sent()
    for refunded in (100, 100, 250, 100):
        await refund_told(pending, refunded, payment_intent="pi_of_nobody").sent()
    assert await balances() == {"cash": 240, "suspense": -240}
    assert await Finding.filter(closed_at=None).count() == 1


async def test_a_dispute_over_money_of_nobody_is_for_a_person(cast: Cast, pending: Payment) -> None:
    await stray_of(pending).sent()
    await dispute_told(pending, payment_intent="pi_of_nobody").sent()
    assert await balances() == {"cash": 490, "suspense": -490}
    assert {each.kind for each in await Finding.filter(closed_at=None)} == {"stray", "waiting"}


async def test_a_dispute_that_comes_before_the_money_of_nobody_waits_on(cast: Cast, pending: Payment) -> None:
    await dispute_told(pending, payment_intent="pi_of_nobody").sent()
    await stray_of(pending).sent()
    assert await balances() == {"cash": 490, "suspense": -490}
    assert {each.kind for each in await Finding.filter(closed_at=None)} == {"stray", "waiting"}
