"""Corrections: reversed once and never into the red, adjusted with a reason, closed to nothing."""

import json
from typing import Any

import pytest

from app.core.errors import Conflict, Invalid
from app.core.ids import new_id
from ledger.accounts import ISSUED_PAID, cash, paid_wallet, sales
from ledger.earning import recognise
from ledger.models import LedgerAccount, LedgerTx, SlotPeriod
from ledger.posting import By, Leg, Order, Posted, open_book, post
from ledger.renewing import renew_slot
from ledger.reversing import ADJUST_MAX, adjust, close_account, reverse
from ledger.slots import Purchase, buy_slot, refund_slot, slots_of
from ledger.wallets import TooFewTokens
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.books import STAFF, balance_of, bought, granted, in_debt

OWNER = new_id()
WHY = "posted by mistake"
WHY_AT_LENGTH = "what the lost order had cost them"
JOB = By("job")


async def taken_back(seq: int, why: str = WHY, *, to_owed: bool = False) -> Posted:
    async with open_book() as book:
        return await reverse(book, seq, why, STAFF, to_owed=to_owed)


async def adjusted(amount: int, why: str = WHY_AT_LENGTH, key: str = "one") -> Posted:
    async with open_book() as book:
        return await adjust(book, OWNER, amount, why, key, STAFF)


async def closed(why: str = WHY) -> Posted | None:
    async with open_book() as book:
        return await close_account(book, OWNER, STAFF, why)


async def buy() -> Purchase:
    async with open_book() as book:
        return await buy_slot(
            book, OWNER, key=str(new_id()), by=By("owner"), auto_renew=True, slot_id=new_id()
        )


async def renew(sold: Purchase) -> Purchase:
    async with open_book() as book:
        paid = await renew_slot(book, sold.slot, JOB)
    assert paid is not None
    return paid


async def said(posted: Posted) -> tuple[Any, ...]:
    """What stands in the books about an act: whose, by whom, why, about what, and what was asked."""
    row = await LedgerTx.get(seq=posted.seq)
    who = (row.kind, row.key, row.owner_id, row.actor_kind, row.actor_id, row.reason)
    return (*who, row.ref_kind, row.ref_id, row.reverses, json.loads(row.asked))


async def balance(code: str) -> int:
    found = await LedgerAccount.get_or_none(code=code)
    return found.balance if found else 0


async def test_a_reversal_is_the_exact_opposite(database: Database) -> None:
    money = [Leg(cash("EUR"), 490), Leg(sales("EUR"), -490)]
    legs = [Leg(ISSUED_PAID, -480), Leg(paid_wallet(OWNER), 480), *money]
    async with open_book() as book:
        posted = await post(book, Order("topup", "t", {}, legs, By("webhook"), OWNER))
    reversal = await taken_back(posted.seq)
    assert {row.balance for row in await LedgerAccount.all()} == {0}
    asked = {"seq": 1, "toOwed": False, "reason": WHY}
    act = ("reverse", "rev:1", OWNER, "staff", "sam", WHY, "tx", "1", posted.seq)
    assert await said(reversal) == (*act, asked)


async def test_the_same_reversal_again_answers_with_the_first(database: Database) -> None:
    posted = await granted(OWNER, 100)
    first, again = await taken_back(posted.seq), await taken_back(posted.seq)
    assert (again.seq, again.replayed) == (first.seq, True)


async def test_nothing_is_reversed_twice(database: Database) -> None:
    posted = await granted(OWNER, 100)
    await taken_back(posted.seq)
    with pytest.raises(Conflict) as refused:
        await taken_back(posted.seq, "for another reason")
    assert refused.value.sentence == "Transaction 1 was reversed before, by 2."


async def test_what_is_not_there_cannot_be_reversed(database: Database) -> None:
    with pytest.raises(Invalid) as refused:
        await taken_back(99)
    assert (refused.value.field, refused.value.sentence) == ("seq", "There is no transaction 99.")


async def test_a_reversal_is_not_reversed(database: Database) -> None:
    reversal = await taken_back((await granted(OWNER, 100)).seq)
    with pytest.raises(Invalid) as refused:
        await taken_back(reversal.seq)
    assert refused.value.field == "seq"
    assert refused.value.sentence == "Transaction 2 (reverse) is not one that can be reversed."


async def test_a_reversal_needs_a_reason(database: Database) -> None:
    posted = await granted(OWNER, 100)
    with pytest.raises(Invalid) as refused:
        await taken_back(posted.seq, "oops, sry    ")
    assert refused.value.field == "reason"
    assert refused.value.sentence == "Say why, in 10 characters or more."
    await taken_back(posted.seq, "oops sorry")


async def test_spent_tokens_are_not_taken_back_silently(database: Database) -> None:
    posted = await bought(OWNER, 2020)
    for _ in range(4):
        await buy()
    with pytest.raises(Conflict) as refused:
        async with open_book() as book:
            await reverse(book, posted.seq, WHY, STAFF)
    assert refused.value.sentence == "1,920 of these tokens are spent already; they can only be owed."
    assert await balance_of(OWNER) == 100


async def test_spent_tokens_become_a_debt_when_that_is_chosen(database: Database) -> None:
    posted = await bought(OWNER, 500)
    await buy()
    reversal = await taken_back(posted.seq, to_owed=True)
    assert (await balance_of(OWNER), await balance(f"owed:{OWNER}")) == (0, -480)
    assert (await said(reversal))[-1] == {"seq": posted.seq, "toOwed": True, "reason": WHY}


async def test_a_lot_that_is_spent_in_part_is_owed_in_part(database: Database) -> None:
    first, second = await granted(OWNER, 400), await granted(OWNER, 100)
    await buy()
    await taken_back(first.seq, to_owed=True)
    assert await balance(f"owed:{OWNER}") == -380
    await taken_back(second.seq, to_owed=True)
    assert (await balance(f"owed:{OWNER}"), await balance_of(OWNER)) == (-480, 0)


async def test_a_debt_that_other_tokens_cover_is_settled_at_once(database: Database) -> None:
    posted = await granted(OWNER, 480)
    await buy()
    await bought(OWNER, 300)
    await taken_back(posted.seq, to_owed=True)
    assert (await balance_of(OWNER), await balance(f"owed:{OWNER}")) == (0, -180)
    settled = await LedgerTx.get(kind="settle_owed")
    assert (settled.owner_id, settled.actor_kind, settled.actor_id) == (OWNER, "staff", "sam")


async def test_tokens_that_all_were_spent_leave_no_empty_leg(database: Database) -> None:
    posted = await bought(OWNER, 480)
    await buy()
    await taken_back(posted.seq, to_owed=True)
    assert (await LedgerTx.get(reverses=posted.seq)).legs == 2


async def test_reversing_a_purchase_ends_the_slot_and_returns_all(database: Database) -> None:
    await bought(OWNER, 480)
    sold = await buy()
    reversal = await taken_back(sold.posted.seq)
    [slot] = await slots_of(OWNER)
    assert (slot.state, await balance_of(OWNER), await balance("deferred:slots")) == ("ended", 480, 0)
    assert (await SlotPeriod.get(tx_seq=sold.posted.seq)).settled_seq == reversal.seq


async def test_reversing_an_earlier_period_leaves_the_slot(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 960)
    sold = await buy()
    clock.at = sold.period.ends_at
    await renew(sold)
    await taken_back(sold.posted.seq)
    [slot] = await slots_of(OWNER)
    assert (slot.state, await balance_of(OWNER)) == ("active", 480)


async def test_what_was_earned_or_refunded_is_not_reversed(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 960)
    sold = await buy()
    clock.at = sold.period.ends_at
    async with open_book() as book:
        await recognise(book, sold.period, JOB)
    paid = await renew(sold)
    async with open_book() as book:
        await refund_slot(book, sold.slot, STAFF, WHY)
    for seq, settled in ((sold.posted.seq, 3), (paid.posted.seq, 5)):
        with pytest.raises(Conflict) as refused:
            await taken_back(seq)
        told = f"What transaction {seq} paid was served or refunded, by {settled}."
        assert refused.value.sentence == told


async def test_what_returns_to_an_expired_lot_goes_on_to_breakage(
    database: Database, clock: FakeClock
) -> None:
    await granted(OWNER, 300, expires_at=clock.at + 1)
    await granted(OWNER, 180)
    sold = await buy()
    clock.at += 1
    await taken_back(sold.posted.seq)
    assert (await balance("breakage:promo"), await balance_of(OWNER)) == (300, 180)
    expired = await LedgerTx.get(kind="expire_lot")
    assert (expired.actor_kind, expired.actor_id) == ("staff", "sam")


@pytest.mark.parametrize(("amount", "left"), [(40, 140), (-40, 60)])
async def test_an_adjustment_moves_tokens_against_what_is_written_off(
    database: Database, amount: int, left: int
) -> None:
    await bought(OWNER, 100)
    posted = await adjusted(amount)
    assert (await balance_of(OWNER), await balance("writeoff")) == (left, -amount)
    asked = {"owner": str(OWNER), "amount": amount, "reason": WHY_AT_LENGTH}
    act = ("adjust", "adj:one", OWNER, "staff", "sam", WHY_AT_LENGTH, "", "", None)
    assert await said(posted) == (*act, asked)


@pytest.mark.parametrize("amount", [0, ADJUST_MAX + 1, -ADJUST_MAX - 1])
async def test_an_adjustment_has_bounds(database: Database, amount: int) -> None:
    with pytest.raises(Invalid) as refused:
        await adjusted(amount)
    assert refused.value.field == "amount"
    assert refused.value.sentence == "An adjustment moves 1 to 1,000,000 tokens."


@pytest.mark.parametrize("amount", [1, ADJUST_MAX])
async def test_an_adjustment_goes_to_its_bounds(database: Database, amount: int) -> None:
    await adjusted(amount, key="in")
    assert await balance_of(OWNER) == amount
    await adjusted(-amount, key="out")
    assert (await balance_of(OWNER), await balance("writeoff")) == (0, 0)


async def test_an_adjustment_needs_a_long_reason(database: Database) -> None:
    with pytest.raises(Invalid) as refused:
        await adjusted(1, "nineteen characters")
    assert refused.value.field == "reason"
    assert refused.value.sentence == "Say why, in 20 characters or more."
    await adjusted(1, "of twenty characters")


async def test_an_adjustment_is_posted_once_a_key(database: Database) -> None:
    first, again = await adjusted(40), await adjusted(40)
    assert (again.seq, again.replayed, await balance_of(OWNER)) == (first.seq, True, 40)
    with pytest.raises(Invalid, match="amount"):
        await adjusted(41)


async def test_an_adjustment_that_took_everything_answers_again_with_the_first(database: Database) -> None:
    await bought(OWNER, 40)
    first, again = await adjusted(-40), await adjusted(-40)
    assert (again.seq, again.replayed) == (first.seq, True)


async def test_an_adjustment_takes_no_more_than_there_is(database: Database) -> None:
    await bought(OWNER, 39)
    with pytest.raises(TooFewTokens):
        await adjusted(-40)


async def test_an_adjustment_forgives_a_debt(database: Database) -> None:
    await in_debt(OWNER, 100)
    await adjusted(100)
    assert (await balance(f"owed:{OWNER}"), await balance("writeoff")) == (0, -100)
    settled = await LedgerTx.get(kind="settle_owed")
    assert (settled.ref_id, settled.owner_id, settled.actor_id) == ("2", OWNER, "sam")


async def test_an_account_is_closed_to_nothing(database: Database) -> None:
    await granted(OWNER, 100)
    await bought(OWNER, 50)
    first, again = await closed(), await closed()
    assert first is not None
    assert again is not None
    assert (again.seq, await balance_of(OWNER), await balance("breakage:promo")) == (first.seq, 0, 150)
    act = ("close_account", f"close:{OWNER}", OWNER, "staff", "sam", WHY, "", "", None, {"reason": WHY})
    assert await said(first) == act


async def test_a_single_token_and_a_single_debt_are_given_up_too(database: Database) -> None:
    await bought(OWNER, 1)
    await in_debt(OWNER, 1)
    await bought(new_id(), 5)
    await closed()
    assert (await balance("breakage:promo"), await balance("writeoff")) == (1, -1)
    assert (await balance(f"wallet:{OWNER}:paid"), await balance(f"owed:{OWNER}")) == (0, 0)


async def test_what_was_spent_is_not_given_up_again(database: Database) -> None:
    await granted(OWNER, 480)
    await buy()
    assert await closed() is None
    await bought(OWNER, 7)
    posted = await closed()
    assert posted is not None
    assert (await LedgerTx.get(seq=posted.seq)).legs == 2


async def test_a_debt_is_written_off_with_the_account(database: Database) -> None:
    await in_debt(OWNER, 100)
    await closed()
    assert (await balance(f"owed:{OWNER}"), await balance("writeoff")) == (0, -100)


async def test_there_may_be_nothing_to_close(database: Database) -> None:
    assert await closed() is None
    with pytest.raises(Invalid, match="10 characters"):
        await closed("bye")


async def test_a_grant_settles_a_debt(database: Database) -> None:
    await in_debt(OWNER, 100)
    await granted(OWNER, 60)
    assert (await balance(f"owed:{OWNER}"), await balance_of(OWNER)) == (-40, 0)


async def test_a_grant_that_has_not_begun_settles_nothing_yet(database: Database, clock: FakeClock) -> None:
    await in_debt(OWNER, 100)
    await granted(OWNER, 60, starts_at=clock.at + 1)
    assert await balance(f"owed:{OWNER}") == -100
