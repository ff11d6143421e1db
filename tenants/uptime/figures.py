"""Ninety days of one leaf, from its day rolls and its open span: days with events, a floored percentage."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tenants.uptime.months import Months, months_of
from tenants.uptime.rolls import cut_by_day, day_start, local_day
from tenants.uptime.tally import Tally, percent_of, whole_ms
from tenants.words import Source, Status

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

    `since` is the first day with data when that is inside the ninety. `months` reach further back.
    """

    percent: str | None
    since: str | None
    days: tuple[Day, ...]
    known_ms: int
    lost_ms: int
    months: Months | None = None


@dataclass(frozen=True, slots=True)
class Roll:
    """Closed time of one day, from the day_roll table; `held` is milliseconds by status."""

    day: int
    by_hand: bool
    held: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class MonthSum:
    """Rolls of one month added up."""

    month: str
    by_hand: bool
    held: Mapping[Status, int]


class _Held(NamedTuple):
    day: int
    status: Status
    ms: int
    by_hand: bool


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


def uptime_of(
    rolls: Iterable[Roll],
    open_span: OpenSpan | None,
    since: int,
    counting: Counting,
    sums: Iterable[MonthSum] = (),
) -> Uptime:
    """The figures of a leaf that exists since `since` (ms); 100 only without any loss (contract §1).

    `sums` are of the days before those of `rolls`.
    """
    rolls = list(rolls)
    held = [*_closed(rolls), *_open(open_span, counting)]
    tallies = _by_day(held, counting)
    known_ms = max(0, counting.until - max(since, counting.start))
    lost_ms = whole_ms(sum(tally.lost(counting.weights) for tally in tallies.values()), known_ms)
    since_day = local_day(since, counting.zone)
    by_month = _by_month(held, sums, counting)
    return Uptime(
        percent=percent_of(known_ms, lost_ms),
        since=since_day.isoformat() if since_day > counting.first_day else None,
        days=tuple(_day(day, tallies[day]) for day in sorted(tallies)),
        known_ms=known_ms,
        lost_ms=lost_ms,
        months=months_of(by_month, since, counting.until, counting.zone, counting.weights),
    )


def _closed(rolls: Iterable[Roll]) -> Iterator[_Held]:
    for roll in rolls:
        for status, held_ms in roll.held.items():
            if held_ms > 0:
                yield _Held(roll.day, status, held_ms, roll.by_hand)


def _open(span: OpenSpan | None, counting: Counting) -> Iterator[_Held]:
    if span is None:
        return
    until, by_hand = max(counting.until, span.from_at + 1), span.source is Source.MANUAL
    for day, held_ms in cut_by_day(span.from_at, until, counting.zone):
        yield _Held(day.toordinal(), span.status, held_ms, by_hand)


def _by_day(held: Iterable[_Held], counting: Counting) -> dict[int, Tally]:
    tallies: dict[int, Tally] = defaultdict(Tally)
    first, count_manual = counting.first_day.toordinal(), counting.count_manual
    for each in held:
        if each.day >= first:
            tallies[each.day].add(each.status, each.ms, by_hand=each.by_hand, count_manual=count_manual)
    return tallies


def _by_month(held: Iterable[_Held], sums: Iterable[MonthSum], counting: Counting) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    count_manual = counting.count_manual
    for each in held:
        month = date.fromordinal(each.day).isoformat()[:7]
        tallies[month].add(each.status, each.ms, by_hand=each.by_hand, count_manual=count_manual)
    for sum_ in sums:
        for status, ms in sum_.held.items():
            if ms > 0:
                tallies[sum_.month].add(status, ms, by_hand=sum_.by_hand, count_manual=count_manual)
    return tallies


def _day(ordinal: int, tally: Tally) -> Day:
    return Day(
        date=date.fromordinal(ordinal).isoformat(),
        worst=tally.worst,
        counted=bool(tally.counted),
        maintenance_ms=tally.held.get(Status.MAINTENANCE, 0),
        degraded_ms=tally.held.get(Status.DEGRADED, 0),
        partial_ms=tally.held.get(Status.PARTIAL, 0),
        outage_ms=tally.held.get(Status.OUTAGE, 0),
        by_hand_ms=tally.by_hand_ms,
    )
