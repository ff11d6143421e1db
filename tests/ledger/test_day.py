"""A day of the books: acts by kind, what changed places, and where the accounts of the house stood."""

import pytest

from app.core.clock import MS_PER_DAY
from app.core.ids import new_id
from app.core.signing import set_secret
from ledger.accounts import ISSUED_PAID, cash, paid_wallet, sales
from ledger.anchors import anchor_today
from ledger.chain import GENESIS
from ledger.day import BooksOfDay, HouseAccount, KindOfDay, books_of_day
from ledger.models import LedgerTx
from ledger.posting import By, Leg, Order, Posted, open_book, post
from tests.conftest import Database
from tests.fakes import NOON, FakeClock
from tests.ledger.books import bought, granted

MIDNIGHT = NOON - MS_PER_DAY // 2
OWNER = new_id()


async def of_day(number: int = 0) -> BooksOfDay:
    """The books of the first day, or of one after it."""
    begins = MIDNIGHT + number * MS_PER_DAY
    return await books_of_day(f"2026-11-{21 + number}", begins, begins + MS_PER_DAY)


async def paid(tokens: int, cents: int) -> Posted:
    legs = [Leg(cash("EUR"), cents), Leg(sales("EUR"), -cents), Leg(ISSUED_PAID, -tokens)]
    order = Order("topup", str(new_id()), {}, [*legs, Leg(paid_wallet(OWNER), tokens)], By("webhook"), OWNER)
    async with open_book() as book:
        return await post(book, order)


async def test_acts_are_counted_by_kind_and_units_by_currency(database: Database, clock: FakeClock) -> None:
    await paid(480, 490)
    last = await paid(1440, 1390)
    await granted(OWNER, 5)
    day = await of_day()
    kinds = [KindOfDay("grant", 1, [("HEP", 5)]), KindOfDay("topup", 2, [("EUR", 1880), ("HEP", 1920)])]
    assert (day.first, day.last, day.kinds) == (1, last.seq + 1, kinds)
    assert day.head == (await LedgerTx.get(seq=day.last)).hash


async def test_accounts_of_the_house_are_told_before_and_after(database: Database, clock: FakeClock) -> None:
    await bought(OWNER, 100)
    clock.forward(days=1)
    await paid(480, 490)
    assert (await of_day(1)).house == [
        HouseAccount("cash:stripe:EUR", "EUR", 0, 490),
        HouseAccount("sales:tokens:EUR", "EUR", 0, -490),
        HouseAccount("issued:paid", "HEP", -100, -580),
    ]


async def test_an_account_that_is_empty_and_stays_so_is_not_told(
    database: Database, clock: FakeClock
) -> None:
    for amount in (480, -480):
        legs = [Leg(ISSUED_PAID, -amount), Leg(paid_wallet(OWNER), amount)]
        async with open_book() as book:
            await post(book, Order("adjust", str(amount), {}, legs, By("staff")))
    assert (await of_day()).house == []


@pytest.mark.parametrize(("after", "number"), [(0, 0), (MS_PER_DAY - 1, 0), (MS_PER_DAY, 1)])
async def test_a_day_goes_from_midnight_to_before_midnight(
    database: Database, clock: FakeClock, after: int, number: int
) -> None:
    clock.at = MIDNIGHT + after
    await granted(OWNER, 1)
    days = [await of_day(0), await of_day(1)]
    assert [len(day.kinds) for day in days] == [int(number == 0), int(number == 1)]


async def test_a_quiet_day_has_no_transactions_and_the_head_of_the_day_before(
    database: Database, clock: FakeClock
) -> None:
    posted = await granted(OWNER, 1)
    day = await of_day(3)
    assert (day.first, day.last, day.head, day.kinds, day.anchor) == (2, 1, posted.hash, [], None)
    before = await of_day(-1)
    assert (before.first, before.last, before.head, before.house) == (1, 0, GENESIS, [])


async def test_a_day_shows_its_anchor(database: Database, clock: FakeClock) -> None:
    set_secret("a secret that only tests may know, 32+")
    anchor = await anchor_today()
    assert (await of_day()).anchor == anchor
    assert (await of_day(1)).anchor is None
    set_secret("")
