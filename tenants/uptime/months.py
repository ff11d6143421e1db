"""Twelve months of one leaf, each counted by the rule of the ninety days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from tenants.uptime.rolls import day_start, local_day
from tenants.uptime.tally import Tally, percent_of, whole_ms
from tenants.words import Status

UPTIME_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month such as "2026-11" in which a leaf was not just operational; `worst` is of what counts."""

    month: str
    percent: str | None
    worst: Status
    lost_ms: int
    maintenance_ms: int
    degraded_ms: int
    partial_ms: int
    outage_ms: int
    by_hand_ms: int


@dataclass(frozen=True, slots=True)
class Months:
    """`since` is the day (ISO) a leaf was added; a month that is not `eventful` lost nothing."""

    since: str
    eventful: tuple[Month, ...]


def months_of(
    tallies: Mapping[str, Tally], since: int, until: int, zone: ZoneInfo, weights: Mapping[str, float]
) -> Months:
    """The figures of the last twelve months up to `until` of a leaf that exists since `since` (ms)."""
    newest = local_day(until, zone)
    oldest = months_back(newest, UPTIME_MONTHS - 1).isoformat()[:7]
    found = (
        _month(month, tallies[month], max(since, start), min(until, end), weights)
        for month in sorted(tallies)
        if month >= oldest
        for start, end in [_bounds(month, zone)]
    )
    return Months(local_day(since, zone).isoformat(), tuple(found))


def months_back(day: date, number: int) -> date:
    """The first day of the month that lies `number` months before that of `day`."""
    months = day.year * 12 + day.month - 1 - number
    return date(months // 12, months % 12 + 1, 1)


def _bounds(month: str, zone: ZoneInfo) -> tuple[int, int]:
    first = date.fromisoformat(f"{month}-01")
    return day_start(first, zone), day_start(months_back(first, -1), zone)


def _month(month: str, tally: Tally, start: int, end: int, weights: Mapping[str, float]) -> Month:
    known_ms = max(0, end - start)
    lost_ms = whole_ms(tally.lost(weights), known_ms)
    return Month(
        month=month,
        percent=percent_of(known_ms, lost_ms),
        worst=tally.worst_counted,
        lost_ms=lost_ms,
        maintenance_ms=tally.held.get(Status.MAINTENANCE, 0),
        degraded_ms=tally.held.get(Status.DEGRADED, 0),
        partial_ms=tally.held.get(Status.PARTIAL, 0),
        outage_ms=tally.held.get(Status.OUTAGE, 0),
        by_hand_ms=tally.by_hand_ms,
    )
