"""Slots: bought once a key, renewed without drift, served and earned, given back by whole days."""

from uuid import UUID

import pytest
from tortoise.connection import get_connection

from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict, Invalid
from app.core.ids import new_id
from ledger.audit import verify
from ledger.chain import seal_of
from ledger.earning import recognise
from ledger.models import LedgerAccount, LedgerTx, Slot, SlotPeriod
from ledger.posting import By, Posted, open_book
from ledger.renewing import renew_slot
from ledger.slots import (
    GRACE_MS,
    SLOT_MS,
    Purchase,
    buy_slot,
    days_left,
    last_period,
    period_facts,
    periods_of,
    refund_slot,
    slots_of,
    unserved,
)
from ledger.wallets import TooFewTokens
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.books import balance_of, bought, granted, in_debt

OWNER = new_id()
ADA = By("owner", "ada")
JOB = By("job")


async def buy(key: str = "one", *, auto_renew: bool = True, owner: UUID = OWNER) -> Purchase:
    async with open_book() as book:
        return await buy_slot(book, owner, key=key, by=ADA, auto_renew=auto_renew, slot_id=new_id())


async def renew(slot: Slot) -> Purchase | None:
    async with open_book() as book:
        return await renew_slot(book, slot, JOB)


async def earn(period: SlotPeriod) -> Posted | None:
    async with open_book() as book:
        return await recognise(book, period, JOB)


async def refund(slot: Slot) -> Posted:
    async with open_book() as book:
        return await refund_slot(book, slot, ADA, "covered by the plan now")


async def balance(code: str) -> int:
    found = await LedgerAccount.get_or_none(code=code)
    return found.balance if found else 0


async def test_a_slot_costs_480_tokens_for_exactly_30_days(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 500)
    sold = await buy()
    assert (sold.balance, await balance("deferred:slots")) == (20, 480)
    assert (sold.slot.state, sold.slot.ends_at, sold.slot.page_id) == ("active", clock.at + SLOT_MS, None)
    assert (sold.period.n, sold.period.starts_at, sold.period.ends_at) == (1, clock.at, clock.at + SLOT_MS)
    assert (await LedgerTx.get(seq=sold.posted.seq)).ref_id == str(sold.slot.id)


async def test_with_too_few_tokens_nothing_is_written(database: Database) -> None:
    await bought(OWNER, 479)
    with pytest.raises(TooFewTokens) as refused:
        await buy()
    assert (refused.value.needed, refused.value.held, refused.value.gap) == (480, 479, 1)
    assert (await Slot.all().count(), await LedgerTx.all().count()) == (0, 1)


async def test_a_key_buys_once_and_answers_the_same_for_ever(database: Database, clock: FakeClock) -> None:
    await granted(OWNER, 100, expires_at=clock.at + 1)
    await granted(OWNER, 50, starts_at=clock.at + 1)
    await bought(OWNER, 1_000)
    sold = await buy("one")
    await buy("two")
    clock.forward(days=3)
    again = await buy("one")
    assert (again.slot.id, again.period.id, again.balance) == (sold.slot.id, sold.period.id, sold.balance)
    assert (again.posted.seq, again.posted.replayed, await Slot.all().count()) == (sold.posted.seq, True, 2)


async def test_a_key_with_another_choice_names_the_difference(database: Database) -> None:
    await bought(OWNER, 1_000)
    await buy("one", auto_renew=True)
    with pytest.raises(Invalid, match="autoRenew"):
        await buy("one", auto_renew=False)


async def test_two_owners_may_use_the_same_key(database: Database) -> None:
    other = new_id()
    await bought(OWNER, 480)
    await bought(other, 480)
    assert (await buy("one")).slot.id != (await buy("one", owner=other)).slot.id


async def test_the_next_period_starts_where_the_last_one_ended(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 960)
    sold = await buy()
    clock.at = sold.period.ends_at + GRACE_MS - 1
    paid = await renew(sold.slot)
    assert paid is not None
    assert (paid.period.n, paid.period.starts_at, paid.balance) == (2, sold.period.ends_at, 0)
    assert paid.slot.ends_at == sold.period.ends_at + SLOT_MS
    assert (await LedgerTx.get(seq=paid.posted.seq)).effective_at == sold.period.ends_at


async def test_a_slot_that_comes_back_after_the_grace_starts_anew(
    database: Database, clock: FakeClock
) -> None:
    await bought(OWNER, 960)
    sold = await buy()
    clock.at = sold.period.ends_at + GRACE_MS
    await Slot.filter(id=sold.slot.id).update(state="lapsed", lapsed_at=clock.at)
    paid = await renew(sold.slot)
    assert paid is not None
    assert (paid.period.starts_at, paid.slot.ends_at) == (clock.at, clock.at + SLOT_MS)
    assert (paid.slot.state, paid.slot.lapsed_at) == ("active", None)


async def test_a_period_that_runs_is_not_paid_again(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 960)
    sold = await buy()
    clock.at = sold.period.ends_at - 1
    assert await renew(sold.slot) is None
    assert await balance_of(OWNER) == 480


async def test_a_renewal_without_tokens_changes_nothing(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 480)
    sold = await buy()
    clock.at = sold.period.ends_at
    with pytest.raises(TooFewTokens):
        await renew(sold.slot)
    assert len(await periods_of(sold.slot.id)) == 1


async def test_a_period_is_earned_when_it_is_over_and_only_once(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 480)
    sold = await buy()
    clock.at = sold.period.ends_at - 1
    assert await earn(sold.period) is None
    clock.at += 1
    posted = await earn(sold.period)
    assert posted is not None
    assert await earn(sold.period) is None
    assert (await balance("deferred:slots"), await balance("earned:slots")) == (0, 480)
    assert (await last_period(get_connection("default"), sold.slot.id)).settled_seq == posted.seq


async def test_every_change_of_a_period_renews_its_seal(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 480)
    sold = await buy()
    before = await SlotPeriod.get(slot_id=sold.slot.id)
    clock.at = sold.period.ends_at
    await earn(sold.period)
    after = await SlotPeriod.get(slot_id=sold.slot.id)
    assert before.seal == seal_of(period_facts(before)) != after.seal == seal_of(period_facts(after))


@pytest.mark.parametrize(("days", "back"), [(0, 480), (0.001, 464), (10, 320), (29.5, 0)])
async def test_a_refund_counts_whole_unused_days(
    database: Database, clock: FakeClock, days: float, back: int
) -> None:
    await bought(OWNER, 480)
    sold = await buy()
    clock.forward(days=days)
    await refund(sold.slot)
    assert (await balance_of(OWNER), await balance("earned:slots")) == (back, 480 - back)
    assert await balance("deferred:slots") == 0


async def test_a_refunded_slot_is_over(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 960)
    sold = await buy()
    await refund(sold.slot)
    [slot] = await slots_of(OWNER)
    assert (slot.state, slot.auto_renew, slot.ends_at) == ("ended", False, clock.at)
    with pytest.raises(Conflict) as refused:
        await refund(sold.slot)
    assert refused.value.sentence == "Nothing of this slot is left to refund."
    with pytest.raises(Conflict) as refused:
        await renew(sold.slot)
    assert refused.value.sentence == "This slot was given back. Buy another one."


async def test_a_slot_that_ended_for_a_debt_is_not_refunded(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 480)
    sold = await buy()
    await Slot.filter(id=sold.slot.id).update(state="ended", ends_at=clock.at)
    with pytest.raises(Conflict):
        await refund(sold.slot)


async def test_a_single_token_goes_back_too(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 479)
    await granted(OWNER, 1)
    sold = await buy()
    await refund(sold.slot)
    assert (await balance(f"wallet:{OWNER}:lot:1"), await balance_of(OWNER)) == (1, 480)


def test_days_are_left_from_now_or_from_when_the_period_begins() -> None:
    period = SlotPeriod(starts_at=5, ends_at=5 + 2 * MS_PER_DAY)
    moments = [0, 5, 6, 5 + MS_PER_DAY, 6 + MS_PER_DAY]
    assert [days_left(period, now) for now in moments] == [2, 2, 1, 1, 0]


async def test_a_refund_goes_back_to_the_lots_that_paid_last_taken_first(
    database: Database, clock: FakeClock
) -> None:
    await granted(OWNER, 100)
    await granted(OWNER, 200, priority=60)
    await bought(OWNER, 180)
    sold = await buy()
    clock.forward(days=10)
    await refund(sold.slot)
    assert await balance(f"wallet:{OWNER}:paid") == 180
    assert await balance(f"wallet:{OWNER}:lot:2") == 140
    assert await balance(f"wallet:{OWNER}:lot:1") == 0


async def test_what_came_from_expired_lots_goes_to_breakage(database: Database, clock: FakeClock) -> None:
    await granted(OWNER, 100, expires_at=clock.at + MS_PER_DAY)
    await granted(OWNER, 100, expires_at=clock.at + MS_PER_DAY)
    await bought(OWNER, 280)
    sold = await buy()
    clock.forward(days=1)
    await refund(sold.slot)
    assert (await balance("breakage:promo"), await balance(f"wallet:{OWNER}:paid")) == (184, 280)


async def test_a_period_that_is_over_is_not_refunded(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 480)
    sold = await buy()
    clock.at = sold.period.ends_at
    with pytest.raises(Conflict):
        await refund(sold.slot)
    assert [period.n for period in await unserved(get_connection("default"), sold.slot.id)] == [1]


async def test_a_refund_settles_a_debt_first(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 480)
    sold = await buy()
    await in_debt(OWNER, 100)
    await refund(sold.slot)
    assert (await balance(f"owed:{OWNER}"), await balance_of(OWNER)) == (0, 380)


async def test_a_debt_stops_buying(database: Database) -> None:
    await bought(OWNER, 480)
    await in_debt(OWNER, 1)
    with pytest.raises(TooFewTokens):
        await buy()


async def test_a_refunded_slot_with_a_page_on_it_has_lapsed_and_can_be_paid_again(
    database: Database, clock: FakeClock
) -> None:
    await granted(OWNER, 960)
    sold = await buy()
    page_id = new_id()
    await Slot.filter(id=sold.slot.id).update(page_id=page_id)
    await refund(sold.slot)
    [slot] = await slots_of(OWNER)
    assert (slot.state, slot.page_id, slot.lapsed_at) == ("lapsed", page_id, clock.at)
    assert (await verify(full=True)).ok
    clock.forward(days=1)
    paid = await renew(slot)
    assert paid is not None
    assert (paid.period.n, paid.slot.state, paid.slot.ends_at) == (2, "active", clock.at + SLOT_MS)
    assert (await verify(full=True)).ok
