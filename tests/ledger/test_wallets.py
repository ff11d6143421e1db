"""What an owner has, at which time, and what is spent first."""

from uuid import UUID

import pytest

from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict, Invalid
from app.core.ids import new_id
from ledger import grants
from ledger.accounts import DEFERRED, lot, owed
from ledger.grants import Grant, expire_lot, expired_lots, grant
from ledger.models import LedgerAccount
from ledger.posting import By, Leg, Order, open_book, post
from ledger.wallets import (
    TooFewTokens,
    accounts_of,
    balance_after,
    balance_at,
    spec_of,
    spend,
    spending,
    taking,
    wallet_of,
)
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.books import STAFF, WELCOME, balance_of, bought, granted, in_debt

OWNER = new_id()


async def spent(amount: int, owner_id: UUID = OWNER) -> list[tuple[str, int]]:
    """Which accounts a purchase would take from, and how much."""
    async with open_book() as book:
        legs = await spending(book, owner_id, amount)
    return [(leg.account.code.removeprefix(f"wallet:{owner_id}:"), leg.amount) for leg in legs]


async def test_nobody_has_anything_at_first(database: Database) -> None:
    wallet = await wallet_of(OWNER)
    assert (wallet.balance, wallet.spendable, wallet.paid_balance, wallet.owed) == (0, 0, 0, 0)
    assert (wallet.owner_id, wallet.lots, wallet.paid) == (OWNER, (), None)


async def test_a_wallet_holds_the_lots_that_can_be_spent_and_the_bought_tokens(database: Database) -> None:
    first, second = await granted(OWNER, 100), await granted(OWNER, 1)
    await bought(OWNER, 50)
    async with open_book() as book:
        legs = [*await spending(book, OWNER, 100), Leg(DEFERRED, 100)]
        await post(book, Order("buy_slot", "b", {}, legs, By("owner"), OWNER))
    wallet = await wallet_of(OWNER)
    assert [lot.code for lot in wallet.lots] == [second.ref[1]] != [first.ref[1]]
    assert (wallet.balance, wallet.spendable, wallet.paid_balance) == (51, 51, 50)


async def test_gifts_are_spent_before_bought_tokens(database: Database) -> None:
    await bought(OWNER, 500)
    await granted(OWNER, 100)
    assert await spent(480) == [("lot:1", -100), ("paid", -380)]


async def test_of_gifts_the_lower_priority_goes_first_then_the_one_that_expires_first(
    database: Database, clock: FakeClock
) -> None:
    await granted(OWNER, 1)
    await granted(OWNER, 2, expires_at=clock.at + 9 * MS_PER_DAY)
    await granted(OWNER, 4, expires_at=clock.at + 5 * MS_PER_DAY)
    await granted(OWNER, 8, priority=10)
    await granted(OWNER, 16, starts_at=clock.at - 1)
    await granted(OWNER, 32)
    expected = [("lot:4", -8), ("lot:3", -4), ("lot:2", -2), ("lot:5", -16), ("lot:1", -1), ("lot:6", -32)]
    assert await spent(63) == expected


async def test_no_more_is_taken_than_is_asked(database: Database) -> None:
    await granted(OWNER, 480)
    await granted(OWNER, 480)
    await bought(OWNER, 480)
    assert await spent(480) == [("lot:1", -480)]


async def test_a_wallet_stands_as_it_will_once_its_legs_are_posted(database: Database) -> None:
    await granted(OWNER, 100)
    await granted(OWNER, 50)
    gifts = await wallet_of(OWNER)
    spend(gifts, taking(gifts, 100))
    assert ([lot.balance for lot in gifts.lots], gifts.balance) == ([0, 50], 50)
    await bought(OWNER, 30)
    both = await wallet_of(OWNER)
    spend(both, taking(both, 160))
    assert ([lot.balance for lot in both.lots], both.paid_balance) == ([0, 0], 20)


async def test_an_account_is_named_as_it_was_opened(database: Database, clock: FakeClock) -> None:
    await granted(OWNER, 1, expires_at=clock.at + 9, starts_at=clock.at - 1, priority=3)
    await in_debt(OWNER, 1)
    opened = lot(OWNER, 1, priority=3, effective_at=clock.at - 1, expires_at=clock.at + 9)
    assert [spec_of(account) for account in await accounts_of(OWNER)] == [opened, owed(OWNER)]


@pytest.mark.parametrize(("short", "gap"), [(481, 1), (1000, 520)])
async def test_too_few_tokens_names_both_figures(database: Database, short: int, gap: int) -> None:
    await bought(OWNER, 480)
    with pytest.raises(TooFewTokens) as refused:
        await spent(short)
    sentence = f"This costs {short:,} tokens and you have 480: {gap} are missing."
    assert refused.value.sentence == sentence
    assert (refused.value.needed, refused.value.held, refused.value.gap) == (short, 480, gap)


async def test_a_gift_that_has_not_begun_or_is_over_cannot_be_spent(
    database: Database, clock: FakeClock
) -> None:
    await granted(OWNER, 5, starts_at=clock.at + 1)
    await granted(OWNER, 7, expires_at=clock.at + 1)
    assert await balance_of(OWNER) == 7
    clock.at += 1
    assert await balance_of(OWNER) == 5


async def test_what_is_spent_is_what_was_there_when_the_books_were_opened(
    database: Database, clock: FakeClock
) -> None:
    await granted(OWNER, 7, expires_at=clock.at + 1)
    await granted(OWNER, 5, starts_at=clock.at + 1)
    async with open_book() as book:
        clock.at += 1
        legs = await spending(book, OWNER, 7)
        assert [leg.account.code for leg in legs] == [f"wallet:{OWNER}:lot:1"]
        with pytest.raises(TooFewTokens):
            await spending(book, OWNER, 8)


async def test_a_debt_keeps_everything_from_being_spent(database: Database) -> None:
    await bought(OWNER, 500)
    async with open_book() as book:
        legs = [Leg(owed(OWNER), -20), Leg(DEFERRED, 20)]
        await post(book, Order("chargeback", "cb:x", {}, legs, By("webhook"), OWNER))
    wallet = await wallet_of(OWNER)
    assert (wallet.owed, wallet.balance, wallet.spendable) == (20, 500, 0)
    with pytest.raises(TooFewTokens):
        await spent(1)


async def test_another_owner_has_another_wallet(database: Database) -> None:
    await bought(OWNER, 500)
    assert await balance_of(new_id()) == 0


async def test_a_balance_is_known_for_every_moment(database: Database, clock: FakeClock) -> None:
    first = await bought(OWNER, 100)
    clock.forward(hours=1)
    second = await bought(OWNER, 50)
    (account,) = await accounts_of(OWNER)
    moments = [first.at - 1, first.at, second.at - 1, second.at]
    assert [await balance_at(account.id, at) for at in moments] == [0, 100, 100, 150]


async def test_what_was_left_right_after_a_posting_counts_gifts_and_no_debt(
    database: Database, clock: FakeClock
) -> None:
    await bought(OWNER, 100)
    await granted(OWNER, 30)
    await granted(OWNER, 7, expires_at=clock.at + 1)
    await granted(OWNER, 5, starts_at=clock.at + 1)
    last = await in_debt(OWNER, 1000)
    await bought(OWNER, 1)
    assert await balance_after(OWNER, last.at, clock.at) == 137
    assert await balance_after(OWNER, last.at, clock.at + 1) == 135


async def test_the_accounts_of_an_owner_are_told_the_oldest_first(database: Database) -> None:
    await granted(OWNER, 1, priority=9)
    await bought(OWNER, 1)
    await granted(OWNER, 1, priority=1)
    codes = [account.code.removeprefix(f"wallet:{OWNER}:") for account in await accounts_of(OWNER)]
    assert codes == ["lot:1", "paid", "lot:2"]


async def test_a_gift_given_twice_under_one_key_is_one_gift(database: Database) -> None:
    for _ in range(2):
        async with open_book() as book:
            await grant(book, Grant(OWNER, 10, WELCOME), "same", STAFF)
    assert await balance_of(OWNER) == 10


NO_SIZE, NO_REASON = "A grant is 1 to 1,000,000 tokens.", "Say why, in 10 characters or more."
UNSOUND = [
    (0, WELCOME, "amount", NO_SIZE),
    (1_000_001, WELCOME, "amount", NO_SIZE),
    (5, "too short", "reason", NO_REASON),
]


@pytest.mark.parametrize(("amount", "reason", "field", "sentence"), UNSOUND)
async def test_a_gift_has_a_size_and_a_reason(
    database: Database, amount: int, reason: str, field: str, sentence: str
) -> None:
    async with open_book() as book:
        with pytest.raises(Invalid) as refused:
            await grant(book, Grant(OWNER, amount, reason), "x", STAFF)
    assert (refused.value.field, refused.value.sentence) == (field, sentence)


@pytest.mark.parametrize("amount", [1, 1_000_000])
async def test_a_gift_goes_to_its_bounds(database: Database, amount: int) -> None:
    await granted(OWNER, amount)
    assert await balance_of(OWNER) == amount


@pytest.mark.parametrize(("amount", "expires_at"), [(11, None), (10, 5)])
async def test_a_key_gives_no_other_gift(database: Database, amount: int, expires_at: int | None) -> None:
    async with open_book() as book:
        await grant(book, Grant(OWNER, 10, WELCOME), "same", STAFF)
        with pytest.raises(Invalid, match="amount" if amount == 11 else "expiresAt"):
            await grant(book, Grant(OWNER, amount, WELCOME, expires_at), "same", STAFF)


async def test_an_owner_holds_so_many_gifts_at_most(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grants, "LOTS_MAX", 2)
    await granted(OWNER, 480)
    await granted(OWNER, 1)
    with pytest.raises(Conflict) as refused:
        await granted(OWNER, 1)
    assert refused.value.sentence == "This account has 2 open grants; spend or let expire some first."
    async with open_book() as book:
        legs = [*await spending(book, OWNER, 480), Leg(DEFERRED, 480)]
        await post(book, Order("buy_slot", "b", {}, legs, By("owner"), OWNER))
    assert (await granted(OWNER, 1)).ref == ("lot", f"wallet:{OWNER}:lot:3")


async def test_what_is_left_of_an_expired_gift_goes_to_breakage_once(
    database: Database, clock: FakeClock
) -> None:
    lot = (await granted(OWNER, 30, expires_at=clock.at + 1)).ref[1]
    clock.at += 1
    for _ in range(2):
        async with open_book() as book:
            await expire_lot(book, lot, By("job"))
    assert (await LedgerAccount.get(code="breakage:promo")).balance == 30
    assert (await LedgerAccount.get(code=lot)).balance == 0


async def test_a_gift_that_is_not_over_stays(database: Database, clock: FakeClock) -> None:
    for expires_at in (None, clock.at + 1):
        lot = (await granted(OWNER, 30, expires_at=expires_at)).ref[1]
        async with open_book() as book:
            assert await expire_lot(book, lot, By("job")) is None


async def test_lots_whose_time_is_over_are_found_while_something_is_left(
    database: Database, clock: FakeClock
) -> None:
    await granted(OWNER, 100, expires_at=clock.at + MS_PER_DAY)
    await granted(OWNER, 100, expires_at=clock.at + 2 * MS_PER_DAY)
    assert await expired_lots() == []
    clock.forward(days=1)
    assert await expired_lots() == [f"wallet:{OWNER}:lot:1"]
    async with open_book() as book:
        await expire_lot(book, f"wallet:{OWNER}:lot:1", By("job"))
    assert await expired_lots() == []
