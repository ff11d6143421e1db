"""Status spans: opened and closed by whoever sets a status, the one source of uptime."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from tortoise.backends.base.client import BaseDBAsyncClient

from tenants.components.models import Component
from tenants.pages.models import Page
from tenants.uptime.models import StatusSpan
from tenants.uptime.rolls import add_to_rolls
from tenants.words import Source, Status


@dataclass(frozen=True, slots=True)
class Cause:
    """Who sets a status: a hand, a monitor, or an incident by its id."""

    source: Source
    incident_id: UUID | None = None


BY_HAND = Cause(Source.MANUAL)


async def hold(
    component: Component, status: Status, cause: Cause, page: Page, at: int, db: BaseDBAsyncClient
) -> bool:
    """Give a leaf a status from `at` (ms) on; False when nothing changes.

    The last act wins and closes the open span (contract §2). A hand or a monitor that repeats
    the status changes nothing; an incident takes a span over from another cause.
    """
    span = await StatusSpan.filter(component_id=component.id, to_at__isnull=True).using_db(db).first()
    if component.status == status and not _takes_over(span, cause):
        return False
    if span is not None:
        await close(span, page, at, db)
    if status is not Status.OPERATIONAL:
        await StatusSpan.create(
            component_id=component.id,
            status=status,
            source=cause.source,
            incident_id=cause.incident_id,
            from_at=at,
            using_db=db,
        )
    component.status = status
    await component.save(using_db=db, update_fields=["status"])
    return True


async def close(span: StatusSpan, page: Page, at: int, db: BaseDBAsyncClient) -> None:
    """End a span at `at` (ms) and add it to the day rolls; one that held nothing leaves no trace."""
    if at <= span.from_at:
        await span.delete(using_db=db)
        return
    span.to_at = at
    await span.save(using_db=db, update_fields=["to_at"])
    await add_to_rolls(span, ZoneInfo(page.time_zone), db)


async def erase_incident(incident_id: UUID, page: Page, at: int, db: BaseDBAsyncClient) -> None:
    """Take everything that an incident counted out of the history; leaves it still holds go operational."""
    for span in await StatusSpan.filter(incident_id=incident_id).using_db(db).prefetch_related("component"):
        if span.to_at is None:
            component: Component = span.component
            component.status = Status.OPERATIONAL
            await component.save(using_db=db, update_fields=["status"])
        else:
            await add_to_rolls(span, ZoneInfo(page.time_zone), db, sign=-1)
        await span.delete(using_db=db)


def _takes_over(span: StatusSpan | None, cause: Cause) -> bool:
    if cause.source is not Source.INCIDENT or span is None:
        return False
    return span.incident_id != cause.incident_id
