"""What Stripe's events do: one top-up each, suspense for what is odd, and back again when money goes back."""

from typing import Any
from uuid import UUID

import pytest

from app.core.clock import now_ms
from app.core.errors import Invalid, NotFound, Unavailable
from app.core.ids import new_id, public_id
from ledger.models import Finding, LedgerTx, Payment, PaymentEvent
from ledger.posting import open_book
from ledger.stripe_events import Charge, StripeEvent, read_event
from ledger.stripe_settling import settle_event
from ledger.wallets import wallet_of
from tenants.billing.events import take_event
from tenants.pages.models import AuditEntry
from tenants.scope import Scope
from tests.cast import Cast
from tests.fakes import FakeClock
from tests.mailbox import Mailbox
from tests.stripe_desk import (
    ENDPOINT,
    FakeTransport,
    Told,
    dispute_told,
    lost,
    refund_told,
    session_told,
    signed,
    taking_money,
    won,
)
from tests.tenants.billing.paying import balances, begin_small, now_is


@pytest.fixture
async def pending(cast: Cast, transport: FakeTransport) -> Payment:
    """Ada's small pack, not paid yet."""
    return await begin_small(cast.owner, "first")


async def test_a_paid_session_is_a_top_up(cast: Cast, pending: Payment) -> None:
    told = session_told(pending)
    await told.sent()
    assert await balances() == {"wallet": 480, "issued": -480, "cash": 490, "sales": -490}
    paid = await now_is(pending)
    assert (paid.state, paid.event_id, paid.tx_seq) == ("paid", told.id, 1)
    tx = await LedgerTx.get(seq=1)
    assert (tx.kind, tx.key, tx.owner_id) == ("topup", "topup:stripe:cs_test_1", cast.owner.account.id)
    assert (tx.actor_kind, tx.actor_id, tx.ref_id) == ("webhook", told.id, str(pending.id))


async def test_the_owner_reads_it_in_the_audit_and_in_a_letter(
    cast: Cast, pending: Payment, mailbox: Mailbox
) -> None:
    await session_told(pending).sent()
    entry = await AuditEntry.get(act="topup.paid")
    assert (entry.account_id, entry.target) == (cast.owner.account.id, public_id("t", pending.id))
    assert (entry.actor_name, entry.detail["tokens"], entry.detail["amount"]) == ("Stripe", 480, 490)
    (letter,) = await mailbox.delivered()
    assert (letter.to, letter.subject) == (cast.owner.email, "480 tokens are in your account")
    assert "4.90 EUR" in letter.text


async def test_letters_about_money_are_never_held_back(
    cast: Cast, transport: FakeTransport, mailbox: Mailbox
) -> None:
    for number in range(7):
        await session_told(await begin_small(cast.owner, str(number))).sent()
    assert len(await mailbox.delivered()) == 7


async def test_the_same_event_again_and_a_second_event_of_the_session_do_nothing(
    cast: Cast, pending: Payment, mailbox: Mailbox
) -> None:
    told = session_told(pending)
    for each in (told, told, session_told(pending, "async_payment_succeeded"), session_told(pending)):
        await each.sent()
    assert (await wallet_of(cast.owner.account.id)).balance == 480
    assert await LedgerTx.all().count() == await AuditEntry.filter(act="topup.paid").count() == 1
    assert len(await mailbox.delivered()) == 1


async def test_the_session_may_be_paid_before_we_know_its_name(cast: Cast, pending: Payment) -> None:
    await Payment.filter(id=pending.id).update(session_id=None)
    await session_told(pending, id="cs_test_9").sent()
    assert ((await now_is(pending)).state, (await now_is(pending)).session_id) == ("paid", "cs_test_9")


async def test_money_that_is_still_on_its_way_comes_with_a_later_event(cast: Cast, pending: Payment) -> None:
    await session_told(pending, payment_status="unpaid").sent()
    assert (await now_is(pending)).state == "pending"
    await session_told(pending, "async_payment_succeeded").sent()
    assert (await now_is(pending)).state == "paid"


@pytest.mark.parametrize("kind", ["expired", "async_payment_failed"])
async def test_a_session_that_ends_without_money_fails_once(cast: Cast, pending: Payment, kind: str) -> None:
    for _ in range(2):
        await session_told(pending, kind).sent()
    assert (await now_is(pending)).state == "failed"
    assert await AuditEntry.filter(act="topup.failed").count() == 1
    assert await LedgerTx.all().count() == 0


async def test_money_counts_whatever_was_said_before_or_is_said_after(cast: Cast, pending: Payment) -> None:
    for kind in ("expired", "completed", "expired", "async_payment_failed"):
        await session_told(pending, kind).sent()
    assert (await now_is(pending)).state == "paid"
    assert await balances() == {"wallet": 480, "issued": -480, "cash": 490, "sales": -490}


@pytest.mark.parametrize("odd", [{"amount_total": 489}, {"amount_total": 491}, {"currency": "usd"}])
async def test_a_wrong_amount_or_currency_gives_no_tokens_and_goes_to_a_person(
    cast: Cast, pending: Payment, mailbox: Mailbox, odd: dict[str, Any]
) -> None:
    for _ in range(2):
        await session_told(pending, **odd).sent()
    received = odd.get("amount_total", 490)
    assert await balances() == {"cash": received, "suspense": -received}
    assert (await now_is(pending)).state == "suspense"
    finding = await Finding.get(kind="amount")
    assert (finding.owner_id, finding.tx_seq, finding.amount) == (cast.owner.account.id, 1, received)
    assert await mailbox.delivered() == []


@pytest.mark.parametrize(
    "odd",
    [
        {"id": "cs_of_nobody", "client_reference_id": None},
        {"id": "cs_of_nobody", "client_reference_id": "not-an-id"},
        {"id": "cs_of_nobody", "client_reference_id": str(new_id())},
        {"id": "cs_another"},
    ],
    ids=["no hint", "no id", "an unknown payment", "another session of a payment that has one"],
)
async def test_money_for_a_session_that_is_not_ours_belongs_to_nobody_yet(
    cast: Cast, pending: Payment, odd: dict[str, Any]
) -> None:
    for _ in range(2):
        await session_told(pending, **odd).sent()
    assert await balances() == {"cash": 490, "suspense": -490}
    assert (await now_is(pending)).state == "pending"
    assert (await Finding.get(kind="stray")).owner_id is None


async def test_metadata_cannot_name_another_owner(cast: Cast, pending: Payment) -> None:
    theirs = {"owner": str(cast.rival.account.id), "payment": str(new_id())}
    await session_told(pending, metadata=theirs).sent()
    assert (await wallet_of(cast.owner.account.id)).balance == 480
    assert (await wallet_of(cast.rival.account.id)).balance == 0


async def test_a_session_of_nobody_that_ends_without_money_is_nothing(
    cast: Cast, transport: FakeTransport
) -> None:
    await Told("checkout.session.expired", {"id": "cs_x", "payment_status": "unpaid"}).sent()
    assert await LedgerTx.all().count() == await Finding.all().count() == 0


async def test_a_free_session_is_no_payment(cast: Cast, pending: Payment) -> None:
    await session_told(pending, amount_total=0).sent()
    assert (await now_is(pending)).state == "pending"


async def test_a_kind_that_is_not_ours_is_taken_and_leaves_nothing(
    cast: Cast, transport: FakeTransport
) -> None:
    await Told("customer.created", {"id": "cus_1"}).sent()
    assert await PaymentEvent.all().count() == 0


async def test_without_stripe_there_is_no_endpoint(cast: Cast) -> None:
    with taking_money(None), pytest.raises(NotFound):
        await Told("customer.created", {}).sent()


async def test_a_forged_event_changes_nothing(cast: Cast, pending: Payment) -> None:
    with pytest.raises(Invalid):
        await take_event(Scope.system("Stripe"), session_told(pending).raw, "t=1,v1=00")
    assert (await now_is(pending)).state == "pending"


async def test_a_full_refund_takes_the_tokens_back(cast: Cast, pending: Payment) -> None:
    await session_told(pending).sent()
    for _ in range(2):
        await refund_told(pending).sent()
    assert await balances() == {}
    assert (await now_is(pending)).state == "refunded"
    assert await AuditEntry.filter(act="topup.refunded").count() == 1


async def test_refunds_in_parts_take_tokens_in_step_and_in_any_order(cast: Cast, pending: Payment) -> None:
    await session_told(pending).sent()
    await refund_told(pending, 245).sent()
    assert (await wallet_of(cast.owner.account.id)).balance == 240
    await refund_told(pending, 100).sent()
    assert (await wallet_of(cast.owner.account.id)).balance == 240
    assert (await now_is(pending)).state == "paid"
    await refund_told(pending, 490).sent()
    assert ((await now_is(pending)).state, await balances()) == ("refunded", {})


async def test_a_refund_of_one_cent_takes_the_token_it_touches(cast: Cast, pending: Payment) -> None:
    await session_told(pending).sent()
    await refund_told(pending, 1).sent()
    assert await balances() == {"wallet": 479, "issued": -479, "cash": 489, "sales": -489}


async def test_a_refund_or_dispute_that_comes_first_waits_for_its_payment(
    cast: Cast, pending: Payment
) -> None:
    for _ in range(2):
        await dispute_told(pending).sent()
        await refund_told(pending, 100).sent()
    assert await Finding.filter(kind="waiting", closed_at=None).count() == 4
    await session_told(pending).sent()
    assert await balances() == {}
    assert (await now_is(pending)).state == "disputed"
    assert await Finding.filter(closed_at=None).count() == 0
    assert await PaymentEvent.filter(done_at=None).count() == 0


async def test_a_refund_of_a_charge_without_an_intent_waits_for_a_person(
    cast: Cast, pending: Payment
) -> None:
    await session_told(pending).sent()
    await refund_told(pending, payment_intent=None).sent()
    assert await Finding.filter(kind="waiting").count() == 1
    assert (await now_is(pending)).state == "paid"


async def test_money_in_suspense_goes_back_without_tokens(cast: Cast, pending: Payment) -> None:
    await session_told(pending, amount_total=400).sent()
    await dispute_told(pending, amount=400).sent()
    assert ((await now_is(pending)).state, await balances()) == ("disputed", {})
    await won(pending, amount=400).sent()
    assert (await now_is(pending)).state == "suspense"
    await refund_told(pending, 400).sent()
    assert ((await now_is(pending)).state, await balances()) == ("refunded", {})


async def test_a_payment_that_turns_up_meanwhile_is_asked_for_again(cast: Cast, pending: Payment) -> None:
    await session_told(pending).sent()
    event = StripeEvent("evt_x", "charge.refunded", 1, Charge("ch_1", 490, "eur", f"pi_{pending.id.hex}"))
    with pytest.raises(Unavailable, match="Send it again"):
        async with open_book() as book:
            await settle_event(book, event, None)
    assert (await now_is(pending)).state == "paid"


async def test_a_dispute_takes_the_tokens_and_a_letter_says_so(
    cast: Cast, pending: Payment, mailbox: Mailbox
) -> None:
    await session_told(pending).sent()
    for kind in ("created", "funds_withdrawn"):
        await dispute_told(pending, kind).sent()
    assert ((await now_is(pending)).state, await balances()) == ("disputed", {})
    assert [mail.subject for mail in (await mailbox.delivered())[1:]] == ["A payment of 4.90 EUR is disputed"]


async def test_a_question_of_a_bank_moves_nothing(cast: Cast, pending: Payment) -> None:
    await session_told(pending).sent()
    await dispute_told(pending, status="warning_needs_response").sent()
    await dispute_told(pending, "closed", "warning_closed").sent()
    assert (await now_is(pending)).state == "paid"


async def test_a_dispute_that_is_won_is_as_if_it_had_never_been(cast: Cast, pending: Payment) -> None:
    for told in (
        session_told(pending),
        dispute_told(pending),
        won(pending),
        won(pending),
        dispute_told(pending),
    ):
        await told.sent()
    assert await balances() == {"wallet": 480, "issued": -480, "cash": 490, "sales": -490}
    assert (await now_is(pending)).state == "paid"


async def test_the_end_of_a_dispute_may_come_before_its_beginning(cast: Cast, pending: Payment) -> None:
    await session_told(pending).sent()
    for told in (won(pending), dispute_told(pending)):
        await told.sent()
    assert (await now_is(pending)).state == "paid"
    assert (await wallet_of(cast.owner.account.id)).balance == 480


async def test_a_lost_dispute_stays_taken(cast: Cast, pending: Payment) -> None:
    for told in (session_told(pending), lost(pending), dispute_told(pending), lost(pending)):
        await told.sent()
    assert ((await now_is(pending)).state, await balances()) == ("lost", {})
    assert await AuditEntry.filter(act__in=["topup.disputed", "topup.dispute_lost"]).count() == 1


async def test_a_dispute_over_what_is_refunded_finds_nothing_more(cast: Cast, pending: Payment) -> None:
    for told in (
        session_told(pending),
        refund_told(pending),
        dispute_told(pending),
        won(pending),
        lost(pending),
    ):
        await told.sent()
    assert ((await now_is(pending)).state, await balances()) == ("refunded", {})


async def test_a_dispute_over_a_part_takes_that_part(cast: Cast, pending: Payment) -> None:
    await session_told(pending).sent()
    await dispute_told(pending, amount=49).sent()
    assert (await wallet_of(cast.owner.account.id)).balance == 432


async def test_a_dispute_in_another_currency_takes_all_that_is_left(cast: Cast, pending: Payment) -> None:
    await session_told(pending).sent()
    await dispute_told(pending, amount=10, currency="usd").sent()
    assert await balances() == {}


async def test_one_of_two_disputes_won_leaves_the_other_standing(cast: Cast, pending: Payment) -> None:
    await session_told(pending).sent()
    await dispute_told(pending, id="dp_a", amount=245).sent()
    await dispute_told(pending, id="dp_b", amount=245).sent()
    await won(pending, id="dp_a", amount=245).sent()
    assert ((await now_is(pending)).state, (await wallet_of(cast.owner.account.id)).balance) == (
        "disputed",
        240,
    )


async def settled(told: Told, owner_id: UUID) -> list[tuple[str, int]]:
    """What an event does, said by the ledger itself."""
    event = read_event(told.raw, signed(told.raw), ENDPOINT, now_ms())
    assert event is not None
    async with open_book() as book:
        return [(each.act, each.tokens) for each in await settle_event(book, event, owner_id)]


async def test_settlements_say_which_way_tokens_went(cast: Cast, pending: Payment) -> None:
    owner_id = cast.owner.account.id
    assert await settled(session_told(pending), owner_id) == [("topup.paid", 480)]
    assert await settled(dispute_told(pending), owner_id) == [("topup.disputed", -480)]
    assert await settled(won(pending), owner_id) == [("topup.dispute_won", 480)]
    assert await settled(refund_told(pending), owner_id) == [("topup.refunded", -480)]


async def test_an_event_is_kept_with_its_payment_once_it_is_done(
    cast: Cast, pending: Payment, clock: FakeClock
) -> None:
    told, stray = session_told(pending), session_told(pending, id="cs_x", client_reference_id=None)
    for each in (told, stray):
        await each.sent()
    kept, nobodys = await PaymentEvent.get(id=told.id), await PaymentEvent.get(id=stray.id)
    assert (kept.payment_id, kept.done_at, kept.kind) == (pending.id, clock.at, told.kind)
    assert (nobodys.payment_id, nobodys.done_at) == (None, clock.at)


async def test_a_failed_payment_moved_nothing(cast: Cast, pending: Payment) -> None:
    await session_told(pending, "expired").sent()
    assert (await AuditEntry.get(act="topup.failed")).detail["tokens"] == 0
