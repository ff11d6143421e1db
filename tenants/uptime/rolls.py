"""Day rolls: closed spans cut at midnight in the page's zone, added up per leaf and day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import F

from app.core.clock import MS_PER_SECOND, moment
from tenants.pages.models import Page
from tenants.uptime.models import DayRoll, StatusSpan
from tenants.words import Source


def day_start(day: date, zone: ZoneInfo) -> int:
    """The first millisecond of a day in `zone`; 23 and 25 hour days come out right."""
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) * MS_PER_SECOND


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


async def add_to_rolls(span: StatusSpan, zone: ZoneInfo, db: BaseDBAsyncClient, sign: int = 1) -> None:
    """Add a closed span to the rolls of its days; `sign` -1 takes it out again."""
    assert span.to_at is not None
    column = f"{span.status}_ms"
    for day, held_ms in cut_by_day(span.from_at, span.to_at, zone):
        row = {
            "component_id": span.component_id,
            "day": day.toordinal(),
            "by_hand": span.source == Source.MANUAL,
        }
        amount = sign * held_ms
        if not await DayRoll.filter(**row).using_db(db).update(**{column: F(column) + amount}):
            await DayRoll.create(**row, **{column: amount}, using_db=db)


async def roll_anew(page: Page, db: BaseDBAsyncClient) -> None:
    """Cut all closed spans of a page again, after its time zone changed."""
    zone = ZoneInfo(page.time_zone)
    await DayRoll.filter(component__page_id=page.id).using_db(db).delete()
    for span in await StatusSpan.filter(component__page_id=page.id, to_at__not_isnull=True).using_db(db):
        await add_to_rolls(span, zone, db)
