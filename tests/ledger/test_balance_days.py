"""The balance at the end of each of the last 30 days: every change on its day, older ones before all."""

from app.core.clock import MS_PER_DAY
from app.core.ids import new_id
from ledger.balance_days import DAYS, balance_days
from tests.conftest import Database
from tests.fakes import NOON, FakeClock
from tests.ledger.books import bought, granted, in_debt

OWNER = new_id()


async def held(clock: FakeClock) -> list[int]:
    return [end.balance for end in await balance_days(OWNER, clock.at)]


async def test_nothing_ever_is_thirty_days_of_nothing(database: Database, clock: FakeClock) -> None:
    assert await held(clock) == [0] * DAYS


async def test_days_begin_at_midnight_in_utc_and_end_today(database: Database, clock: FakeClock) -> None:
    ends = await balance_days(OWNER, NOON)
    assert (ends[0].at, ends[-1].at) == (NOON - MS_PER_DAY // 2 - 29 * MS_PER_DAY, NOON - MS_PER_DAY // 2)


async def test_every_change_counts_from_its_day_on(database: Database, clock: FakeClock) -> None:
    for days_ago, put, amount in (
        (45, bought, 100),
        (29, bought, 10),
        (3, granted, 5),
        (3, bought, 2),
        (0, in_debt, 200),
    ):
        clock.at = NOON - days_ago * MS_PER_DAY
        await put(OWNER, amount)
    assert await held(clock) == [110] * 26 + [117] * 3 + [-83]


async def test_what_is_older_than_thirty_days_is_the_beginning(database: Database, clock: FakeClock) -> None:
    clock.at = NOON - 30 * MS_PER_DAY
    await bought(OWNER, 480)
    clock.at = NOON
    assert await held(clock) == [480] * DAYS


async def test_midnight_belongs_to_the_day_that_begins(database: Database, clock: FakeClock) -> None:
    midnight = NOON - MS_PER_DAY // 2
    for clock.at in (midnight - 1, midnight):
        await bought(OWNER, 1)
    assert (await held(clock))[-3:] == [0, 1, 2]


async def test_tokens_of_others_are_theirs(database: Database, clock: FakeClock) -> None:
    await bought(new_id(), 480)
    assert await held(clock) == [0] * DAYS
