"""Beginning a top-up: our row first, then the provider's session; the same key finds the same ones."""

import asyncio
import threading

import pytest
import stripe

from app.core.errors import Conflict, Forbidden, Invalid, NotFound, NotYours, TooMany, Unavailable
from app.core.ids import new_id, public_id
from ledger.chain import seal_of
from ledger.dev_checkout import DevProvider
from ledger.models import LedgerAccount, LedgerTx, Payment
from ledger.packs import PACKS
from ledger.payments import payment_facts, payments_of
from ledger.wallets import wallet_of
from tenants.billing.topups import Begun, begin_topup, pretend_payment, pretended_topup, topup_of
from tenants.pages.models import AuditEntry
from tests.cast import Cast
from tests.fakes import FakeClock
from tests.stripe_desk import FakeTransport, session_told, taking_money


async def begun(cast: Cast, pack: str = "small", key: str = "one") -> Begun:
    return await begin_topup(cast.owner.scope, cast.owner.account.id, pack, key)


async def test_a_top_up_is_written_down_and_leads_to_the_provider(
    cast: Cast, transport: FakeTransport
) -> None:
    topup = await begun(cast)
    assert topup.url == "https://checkout.invalid/cs_test_1"
    row = await Payment.get(id=topup.payment.id)
    assert (row.state, row.provider, row.session_id) == ("pending", "stripe", "cs_test_1")
    assert (row.pack, row.tokens, row.amount_minor, row.currency) == ("small", 480, 490, "EUR")
    assert row.seal == seal_of(payment_facts(row))


async def test_stripe_is_asked_for_our_price_and_told_no_person(cast: Cast, transport: FakeTransport) -> None:
    payment = (await begun(cast, "large")).payment
    (asked,) = transport.asked
    assert asked["line_items[0][price_data][unit_amount]"] == [str(PACKS["large"].amount_minor)]
    assert asked["line_items[0][price_data][currency]"] == ["eur"]
    assert (
        asked["client_reference_id"] == asked["payment_intent_data[metadata][payment]"] == [str(payment.id)]
    )
    shown = f"/account/billing/{public_id('a', cast.owner.account.id)}/payments/{public_id('t', payment.id)}"
    assert asked["success_url"] == [f"http://localhost:8000{shown}"]
    assert cast.owner.email not in str(asked)


async def test_beginning_is_audited_once_however_often_it_is_asked(
    cast: Cast, transport: FakeTransport
) -> None:
    first = await begun(cast)
    again = await begun(cast)
    assert (again.url, again.payment.id) == (first.url, first.payment.id)
    entry = await AuditEntry.get(act="topup.begin")
    assert (entry.target, entry.detail["pack"]) == (public_id("t", first.payment.id), "small")


async def test_twenty_at_once_with_one_key_are_one(cast: Cast, transport: FakeTransport) -> None:
    topups = await asyncio.gather(*(begun(cast) for _ in range(20)))
    assert len({topup.payment.id for topup in topups}) == 1
    assert len({topup.url for topup in topups}) == 1


async def test_a_key_stands_for_one_pack(cast: Cast, transport: FakeTransport) -> None:
    await begun(cast, "small")
    with pytest.raises(Invalid, match="another pack"):
        await begun(cast, "large")


@pytest.mark.parametrize("key", ["", "k" * 256])
async def test_a_key_has_1_to_255_characters(cast: Cast, transport: FakeTransport, key: str) -> None:
    with pytest.raises(Invalid):
        await begun(cast, key=key)
    assert await payments_of(cast.owner.account.id) == []


async def test_the_longest_key_fits(cast: Cast, transport: FakeTransport) -> None:
    assert (await begun(cast, key="é" * 255)).payment.key.endswith("é")


async def test_two_accounts_may_use_the_same_key(cast: Cast, transport: FakeTransport) -> None:
    ours = await begun(cast)
    theirs = await begin_topup(cast.rival.scope, cast.rival.account.id, "small", "one")
    assert theirs.payment.id != ours.payment.id


async def test_a_pack_that_is_not_sold_is_refused(cast: Cast, transport: FakeTransport) -> None:
    with pytest.raises(Invalid, match="small, medium, large"):
        await begun(cast, "huge")


async def test_twenty_may_be_begun_in_an_hour(cast: Cast, transport: FakeTransport, clock: FakeClock) -> None:
    for number in range(20):
        await begun(cast, key=str(number))
    clock.forward(minutes=59)
    with pytest.raises(TooMany) as refused:
        await begun(cast, key="20")
    assert refused.value.retry_after_seconds == 3600
    clock.forward(minutes=1)
    assert (await begun(cast, key="20")).payment.state == "pending"


async def test_a_key_whose_payment_has_ended_begins_nothing(cast: Cast, transport: FakeTransport) -> None:
    topup = await begun(cast)
    await session_told(topup.payment).sent()
    with pytest.raises(Conflict):
        await begun(cast)


async def test_a_key_of_yesterday_begins_nothing(
    cast: Cast, transport: FakeTransport, clock: FakeClock
) -> None:
    await begun(cast)
    clock.forward(hours=23, seconds=1)
    with pytest.raises(Conflict):
        await begun(cast)
    assert len(transport.asked) == 1


@pytest.mark.parametrize("trouble", [stripe.RateLimitError, stripe.APIConnectionError])
async def test_a_provider_that_is_away_charges_nothing_and_may_be_asked_again(
    cast: Cast, transport: FakeTransport, trouble: type[Exception]
) -> None:
    transport.broken = trouble("away")
    with pytest.raises(Unavailable, match="Nothing was charged"):
        await begun(cast)
    transport.broken = None
    assert (await begun(cast)).payment.session_id == "cs_test_1"
    assert await Payment.all().count() == 1


async def test_what_stripe_refuses_is_told_without_its_words(cast: Cast, transport: FakeTransport) -> None:
    transport.status = 400
    with pytest.raises(Unavailable, match="does not answer"):
        await begun(cast)


async def test_the_loop_does_not_wait_for_stripe(cast: Cast, transport: FakeTransport) -> None:
    await begun(cast)
    assert transport.threads != [threading.main_thread()]


@pytest.mark.parametrize("who", ["editor", "viewer"])
async def test_members_buy_nothing(cast: Cast, transport: FakeTransport, who: str) -> None:
    with pytest.raises(Forbidden):
        await begin_topup(getattr(cast, who).scope, cast.owner.account.id, "small", "one")
    assert transport.asked == []


async def test_strangers_do_not_find_the_account(cast: Cast, transport: FakeTransport) -> None:
    with pytest.raises(NotYours):
        await begin_topup(cast.rival.scope, cast.owner.account.id, "small", "one")


async def test_without_a_provider_nothing_is_sold(cast: Cast) -> None:
    with taking_money(None), pytest.raises(Unavailable, match="no payment provider"):
        await begun(cast)
    assert await Payment.all().count() == 0


async def test_a_payment_is_found_by_its_owner_alone(cast: Cast, transport: FakeTransport) -> None:
    payment = (await begun(cast)).payment
    assert (await topup_of(cast.owner.scope, cast.owner.account.id, payment.id)).id == payment.id
    for owner_id, payment_id in [(cast.owner.account.id, new_id()), (cast.rival.account.id, payment.id)]:
        person = cast.owner if owner_id == cast.owner.account.id else cast.rival
        with pytest.raises(NotFound):
            await topup_of(person.scope, owner_id, payment_id)


async def test_pretending_to_pay_brings_tokens_and_no_money_of_stripe(cast: Cast) -> None:
    with taking_money(DevProvider()):
        topup = await begun(cast)
        account_id = cast.owner.account.id
        payment = await pretend_payment(cast.owner.scope, account_id, topup.payment.id, paid=True)
        await pretend_payment(cast.owner.scope, account_id, topup.payment.id, paid=True)
    assert topup.url.endswith(f"/dev/{public_id('t', payment.id)}")
    assert (payment.state, (await wallet_of(account_id)).balance) == ("paid", 480)
    assert (await LedgerAccount.get(kind="cash")).code == "cash:dev:EUR"
    assert await LedgerTx.all().count() == 1


async def test_a_pretended_payment_may_be_given_up_and_paid_after_all(cast: Cast) -> None:
    with taking_money(DevProvider()):
        payment_id = (await begun(cast)).payment.id
        given_up = await pretend_payment(cast.owner.scope, cast.owner.account.id, payment_id, paid=False)
        paid = await pretend_payment(cast.owner.scope, cast.owner.account.id, payment_id, paid=True)
    assert (given_up.state, paid.state) == ("failed", "paid")


async def test_nobody_pretends_where_money_is_real(cast: Cast, transport: FakeTransport) -> None:
    with taking_money(DevProvider()):
        pretended = (await begun(cast)).payment
    real = (await begun(cast, key="two")).payment
    for payment in (pretended, real):
        with pytest.raises(NotFound):
            await pretended_topup(cast.owner.scope, cast.owner.account.id, payment.id)
    with taking_money(DevProvider()), pytest.raises(NotFound):
        await pretended_topup(cast.owner.scope, cast.owner.account.id, real.id)


async def test_members_pretend_nothing(cast: Cast) -> None:
    with taking_money(DevProvider()):
        payment = (await begun(cast)).payment
        with pytest.raises(Forbidden):
            await pretend_payment(cast.editor.scope, cast.owner.account.id, payment.id, paid=True)


async def test_a_payment_begun_elsewhere_is_not_continued_here(cast: Cast, transport: FakeTransport) -> None:
    with taking_money(DevProvider()):
        await begun(cast)
    with pytest.raises(Conflict):
        await begun(cast)
