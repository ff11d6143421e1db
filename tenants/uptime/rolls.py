"""Day rolls: closed spans cut at midnight in the page's zone, added up per leaf and day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import MS_PER_SECOND, moment
from app.db.direct import run_many
from tenants.pages.models import Page
from tenants.uptime.models import DayRoll, StatusSpan
from tenants.words import Source, Status

HELD = (Status.MAINTENANCE, Status.DEGRADED, Status.PARTIAL, Status.OUTAGE)
_COLUMNS = [f"{status}_ms" for status in HELD]
_ADD = (
    f"INSERT INTO day_roll ({', '.join(_COLUMNS)}, component_id, day, by_hand) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (component_id, day, by_hand) DO UPDATE SET "
    + ", ".join(f"{column} = day_roll.{column} + excluded.{column}" for column in _COLUMNS)
)
_TAKE = (
    f"UPDATE day_roll SET {', '.join(f'{column} = {column} - ?' for column in _COLUMNS)}"
    " WHERE component_id = ? AND day = ? AND by_hand = ?"
)
Amounts = dict[tuple[UUID, int, bool], dict[str, int]]


@lru_cache(4096)
def day_start(day: date, zone: ZoneInfo) -> int:
    """The first millisecond of a day in `zone`; 23 and 25 hour days come out right.

    Remembered, as the next: every publish asks again for the days that all leaves of the page began.
    """
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) * MS_PER_SECOND


@lru_cache(4096)
def local_day(at: int, zone: ZoneInfo) -> date:
    """The day that `at` (ms) falls on in `zone`."""
    return moment(at).astimezone(zone).date()


def cut_by_day(from_at: int, to_at: int, zone: ZoneInfo) -> Iterator[tuple[date, int]]:
    """Each day that [from_at, to_at) touches, with the milliseconds it has of it."""
    start = from_at
    while start < to_at:
        day = local_day(start, zone)
        end = min(to_at, day_start(day + timedelta(days=1), zone))
        yield day, end - start
        start = end


async def add_to_rolls(spans: Iterable[StatusSpan], zone: ZoneInfo, db: BaseDBAsyncClient) -> None:
    """Add closed spans to the rolls of their days."""
    await run_many(db, _ADD, _rows(spans, zone))


async def take_from_rolls(spans: Iterable[StatusSpan], zone: ZoneInfo, db: BaseDBAsyncClient) -> None:
    """Take closed spans that were added out of the rolls again."""
    await run_many(db, _TAKE, _rows(spans, zone))


async def roll_anew(page: Page, db: BaseDBAsyncClient) -> None:
    """Cut all closed spans of a page again, after its time zone changed."""
    await DayRoll.filter(component__page_id=page.id).using_db(db).delete()
    spans = await StatusSpan.filter(component__page_id=page.id, to_at__not_isnull=True).using_db(db)
    await add_to_rolls(spans, ZoneInfo(page.time_zone), db)


def _rows(spans: Iterable[StatusSpan], zone: ZoneInfo) -> list[tuple[int | UUID, ...]]:
    """A row of values for each leaf and day: milliseconds by status, then the roll's key."""
    amounts: Amounts = defaultdict(lambda: dict.fromkeys(HELD, 0))
    for span in spans:
        assert span.to_at is not None
        for day, held_ms in cut_by_day(span.from_at, span.to_at, zone):
            amounts[span.component_id, day.toordinal(), span.source == Source.MANUAL][span.status] += held_ms
    return [(*held.values(), *key) for key, held in amounts.items()]
