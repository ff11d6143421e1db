"""Ninety days of one leaf, from its day rolls and its open span: days with events, a floored percentage."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from tenants.uptime.rolls import cut_by_day, day_start, local_day
from tenants.words import Source, Status, worst_of

UPTIME_DAYS = 90
DEFAULT_WEIGHTS: dict[str, float] = {
    Status.OUTAGE: 1.0,
    Status.PARTIAL: 0.3,
    Status.DEGRADED: 0.0,
    Status.MAINTENANCE: 0.0,
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which a leaf was not just operational; milliseconds per status, cut in the page's zone."""

    date: str
    worst: Status
    counted: bool
    maintenance_ms: int
    degraded_ms: int
    partial_ms: int
    outage_ms: int
    by_hand_ms: int


@dataclass(frozen=True, slots=True)
class Uptime:
    """Ninety days of a leaf: `percent` is floored text ("99.99"), None without data.

    `since` is the first day with data when that is inside the ninety.
    """

    percent: str | None
    since: str | None
    days: tuple[Day, ...]
    known_ms: int
    lost_ms: int


@dataclass(frozen=True, slots=True)
class Roll:
    """Closed time of one day, from the day_roll table; `held` is milliseconds by status."""

    day: int
    by_hand: bool
    held: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """The status a leaf is held in now."""

    status: Status
    source: Source
    from_at: int


@dataclass(frozen=True)
class Counting:
    """How a page counts: up to when (ms), in which zone, with which weights, and whether hands count."""

    until: int
    zone: ZoneInfo
    weights: Mapping[str, float]
    count_manual: bool

    @cached_property
    def first_day(self) -> date:
        return local_day(self.until, self.zone) - timedelta(days=UPTIME_DAYS - 1)

    @cached_property
    def start(self) -> int:
        """The first millisecond that can count."""
        return day_start(self.first_day, self.zone)


@dataclass(slots=True)
class _Tally:
    held: dict[Status, int] = field(default_factory=lambda: defaultdict(int))
    counted: dict[Status, int] = field(default_factory=lambda: defaultdict(int))
    by_hand_ms: int = 0


def uptime_of(rolls: Iterable[Roll], open_span: OpenSpan | None, since: int, counting: Counting) -> Uptime:
    """The figures of a leaf that exists since `since` (ms); 100 only without any loss (contract §1)."""
    tallies = _tallied(rolls, open_span, counting)
    known_ms = max(0, counting.until - max(since, counting.start))
    lost = sum(counting.weights[status] * ms for t in tallies.values() for status, ms in t.counted.items())
    lost_ms = min(math.ceil(lost), known_ms)
    since_day = local_day(since, counting.zone)
    return Uptime(
        percent=_percent(known_ms, lost_ms),
        since=since_day.isoformat() if since_day > counting.first_day else None,
        days=tuple(_day(day, tallies[day]) for day in sorted(tallies)),
        known_ms=known_ms,
        lost_ms=lost_ms,
    )


def _tallied(rolls: Iterable[Roll], open_span: OpenSpan | None, counting: Counting) -> dict[int, _Tally]:
    tallies: dict[int, _Tally] = defaultdict(_Tally)
    first = counting.first_day.toordinal()
    for roll in rolls:
        for status, held_ms in roll.held.items():
            if held_ms > 0 and roll.day >= first:
                _add(tallies[roll.day], status, held_ms, roll.by_hand, counting)
    if open_span is not None:
        until = max(counting.until, open_span.from_at + 1)
        for day, held_ms in cut_by_day(open_span.from_at, until, counting.zone):
            if day.toordinal() >= first:
                by_hand = open_span.source is Source.MANUAL
                _add(tallies[day.toordinal()], open_span.status, held_ms, by_hand, counting)
    return tallies


def _add(tally: _Tally, status: Status, held_ms: int, by_hand: bool, counting: Counting) -> None:
    tally.held[status] += held_ms
    if by_hand:
        tally.by_hand_ms += held_ms
    if counting.count_manual or not by_hand:
        tally.counted[status] += held_ms


def _day(ordinal: int, tally: _Tally) -> Day:
    return Day(
        date=date.fromordinal(ordinal).isoformat(),
        worst=worst_of(tally.held),
        counted=bool(tally.counted),
        maintenance_ms=tally.held.get(Status.MAINTENANCE, 0),
        degraded_ms=tally.held.get(Status.DEGRADED, 0),
        partial_ms=tally.held.get(Status.PARTIAL, 0),
        outage_ms=tally.held.get(Status.OUTAGE, 0),
        by_hand_ms=tally.by_hand_ms,
    )


def _percent(known_ms: int, lost_ms: int) -> str | None:
    if known_ms <= 0:
        return None
    if lost_ms <= 0:
        return "100"
    hundredths = (known_ms - lost_ms) * 10_000 // known_ms
    return f"{hundredths // 100}.{hundredths % 100:02d}"
