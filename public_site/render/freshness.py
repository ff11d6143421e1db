"""From when on a page that is still shown is certainly out of date, so that it can say so itself."""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from public_site.snapshot import FIGURES_EVERY_MS, Snapshot, news_change_at
from tenants.uptime.rolls import day_start
from tenants.words import Status


def holds_until(snapshot: Snapshot) -> int:
    """The first moment (ms) that alone makes the page another one: its bytes always differ after that.

    Not `next_change_at`, at which a page is looked at again and may be found as it was.
    """
    return min(_moments(snapshot))


def _moments(snapshot: Snapshot) -> Iterator[int]:
    tomorrow = date.fromisoformat(snapshot.today) + timedelta(days=1)
    yield day_start(tomorrow, ZoneInfo(snapshot.time_zone))
    if _figures_run(snapshot):
        yield snapshot.as_of - snapshot.as_of % FIGURES_EVERY_MS + FIGURES_EVERY_MS
    for incident in snapshot.incidents:
        if (at := news_change_at(incident, snapshot.as_of)) is not None:
            yield at


def _figures_run(snapshot: Snapshot) -> bool:
    """Whether a bar of today is still growing."""
    return any(
        leaf.status is not Status.OPERATIONAL
        and leaf.uptime is not None
        and any(day.date == snapshot.today for day in leaf.uptime.days[-1:])
        for leaf in snapshot.leaves
    )
