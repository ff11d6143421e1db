"""Corrections: reversed once and never into the red, adjusted with a reason, closed to nothing."""

import pytest

from app.core.errors import Conflict, Invalid
from app.core.ids import new_id
from ledger.accounts import ISSUED_PAID, cash, paid_wallet, sales
from ledger.models import LedgerAccount, LedgerTx, SlotPeriod
from ledger.posting import By, Leg, Order, Posted, open_book, post
from ledger.reversing import ADJUST_MAX, adjust, close_account, reverse
from ledger.slots import Purchase, buy_slot, recognise, refund_slot, renew_slot, slots_of
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
    row = await LedgerTx.get(seq=reversal.seq)
    assert (row.kind, row.reverses, row.reason, row.owner_id) == ("reverse", posted.seq, WHY, OWNER)


async def test_the_same_reversal_again_answers_with_the_first(database: Database) -> None:
    posted = await granted(OWNER, 100)
    first, again = await taken_back(posted.seq), await taken_back(posted.seq)
    assert (again.seq, again.replayed) == (first.seq, True)


async def test_nothing_is_reversed_twice(database: Database) -> None:
    posted = await granted(OWNER, 100)
    first = await taken_back(posted.seq)
    with pytest.raises(Conflict, match=str(first.seq)):
        await taken_back(posted.seq, "for another reason")


async def test_what_is_not_there_cannot_be_reversed(database: Database) -> None:
    with pytest.raises(Invalid, match="99"):
        await taken_back(99)


async def test_a_reversal_is_not_reversed(database: Database) -> None:
    reversal = await taken_back((await granted(OWNER, 100)).seq)
    with pytest.raises(Invalid, match="reverse"):
        await taken_back(reversal.seq)


async def test_a_reversal_needs_a_reason(database: Database) -> None:
    posted = await granted(OWNER, 100)
    with pytest.raises(Invalid, match="10 characters"):
        await taken_back(posted.seq, "oops     ")


async def test_spent_tokens_are_not_taken_back_silently(database: Database) -> None:
    posted = await bought(OWNER, 500)
    await buy()
    with pytest.raises(Conflict, match="480"):
        await taken_back(posted.seq)
    assert await balance_of(OWNER) == 20


async def test_spent_tokens_become_a_debt_when_that_is_chosen(database: Database) -> None:
    posted = await bought(OWNER, 500)
    await buy()
    await taken_back(posted.seq, to_owed=True)
    assert (await balance_of(OWNER), await balance(f"owed:{OWNER}")) == (0, -480)


async def test_a_debt_that_other_tokens_cover_is_settled_at_once(database: Database) -> None:
    posted = await granted(OWNER, 480)
    await buy()
    await bought(OWNER, 300)
    await taken_back(posted.seq, to_owed=True)
    assert (await balance_of(OWNER), await balance(f"owed:{OWNER}")) == (0, -180)
    assert await LedgerTx.filter(kind="settle_owed").count() == 1


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
    for seq in (sold.posted.seq, paid.posted.seq):
        with pytest.raises(Conflict, match="served or refunded"):
            await taken_back(seq)


async def test_what_returns_to_an_expired_lot_goes_on_to_breakage(
    database: Database, clock: FakeClock
) -> None:
    await granted(OWNER, 300, expires_at=clock.at + 1)
    await granted(OWNER, 180)
    sold = await buy()
    clock.at += 1
    await taken_back(sold.posted.seq)
    assert (await balance("breakage:promo"), await balance_of(OWNER)) == (300, 180)


@pytest.mark.parametrize(("amount", "left"), [(40, 140), (-40, 60)])
async def test_an_adjustment_moves_tokens_against_what_is_written_off(
    database: Database, amount: int, left: int
) -> None:
    await bought(OWNER, 100)
    await adjusted(amount)
    assert (await balance_of(OWNER), await balance("writeoff")) == (left, -amount)


@pytest.mark.parametrize("amount", [0, ADJUST_MAX + 1, -ADJUST_MAX - 1])
async def test_an_adjustment_has_bounds(database: Database, amount: int) -> None:
    with pytest.raises(Invalid, match="1,000,000"):
        await adjusted(amount)


async def test_an_adjustment_needs_a_long_reason(database: Database) -> None:
    with pytest.raises(Invalid, match="20 characters"):
        await adjusted(1, "nineteen characters")


async def test_an_adjustment_is_posted_once_a_key(database: Database) -> None:
    first, again = await adjusted(40), await adjusted(40)
    assert (again.seq, again.replayed, await balance_of(OWNER)) == (first.seq, True, 40)
    with pytest.raises(Invalid, match="amount"):
        await adjusted(41)


async def test_an_adjustment_takes_no_more_than_there_is(database: Database) -> None:
    await bought(OWNER, 39)
    with pytest.raises(TooFewTokens):
        await adjusted(-40)


async def test_an_adjustment_forgives_a_debt(database: Database) -> None:
    await in_debt(OWNER, 100)
    await adjusted(100)
    assert (await balance(f"owed:{OWNER}"), await balance("writeoff")) == (0, -100)


async def test_an_account_is_closed_to_nothing(database: Database) -> None:
    await granted(OWNER, 100)
    await bought(OWNER, 50)
    first, again = await closed(), await closed()
    assert first is not None
    assert again is not None
    assert (again.seq, await balance_of(OWNER), await balance("breakage:promo")) == (first.seq, 0, 150)


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
