"""Ninety days as one dashed line plus spikes: taller is worse, colour comes second.

The sheet gives the line its dashes (3 wide, every 5) and heights; here are only geometry and words.
"""

from collections import defaultdict
from dataclasses import dataclass

from public_site.render.times import day_text, length_text, ordinal
from public_site.render.words import NO_DATA, Words
from public_site.snapshot import Day, Uptime
from tenants.uptime.figures import UPTIME_DAYS
from tenants.words import Status

PITCH, WIDE, LANE = 5, 3, 34
WHOLE = PITCH * UPTIME_DAYS - (PITCH - WIDE)
PLAIN_MIDDLE, NO_DATA_MIDDLE = 26, 32.5
_HEIGHTS = {
    Status.OPERATIONAL: 16,
    Status.MAINTENANCE: 16,
    Status.DEGRADED: 22,
    Status.PARTIAL: 28,
    Status.OUTAGE: 34,
}
_WORST_FIRST = (Status.OUTAGE, Status.PARTIAL, Status.DEGRADED, Status.MAINTENANCE)


@dataclass(frozen=True, slots=True)
class Stroke:
    """The bars of all days that share a look; `look` is CSS class names."""

    look: str
    path: str


def lines_of(uptime: Uptime, today: str) -> tuple[Stroke, ...]:
    """The dashed lines under the spikes: days without data, then ordinary days."""
    first = PITCH * first_bar(uptime, today)
    empty = Stroke("n", f"M0 {NO_DATA_MIDDLE}h{min(first, WHOLE)}")
    plain = Stroke("d", f"M{first} {PLAIN_MIDDLE}h{WHOLE - first}")
    return tuple(line for line, shown in ((empty, first > 0), (plain, first < WHOLE)) if shown)


def spikes_of(uptime: Uptime, today: str) -> tuple[Stroke, ...]:
    """One path per look, over the lines."""
    looks: dict[str, list[str]] = defaultdict(list)
    for day in uptime.days:
        index = day_index(day.date, today)
        if 0 <= index < UPTIME_DAYS:
            look = f"s-{day.worst}" if day.counted else f"s-{day.worst} hand"
            looks[look].append(_bar(index, _HEIGHTS[day.worst]))
    return tuple(Stroke(look, "".join(paths)) for look, paths in looks.items())


def first_bar(uptime: Uptime, today: str) -> int:
    """The index of the first day with data: 0, or where `since` falls; 90 when there is none at all."""
    if uptime.since is not None:
        return max(0, min(UPTIME_DAYS, day_index(uptime.since, today)))
    return 0 if uptime.percent is not None else UPTIME_DAYS


def day_index(day: str, today: str) -> int:
    """0 for the oldest bar, 89 for today's."""
    return UPTIME_DAYS - 1 - (ordinal(today) - ordinal(day))


def figure_text(uptime: Uptime, today: str) -> str:
    """Text such as "99.99% uptime over 90 days", "100% uptime since 3 Nov 2026", "No data yet"."""
    if uptime.percent is None:
        return f"{NO_DATA} yet"
    return f"{uptime.percent}% uptime {_period(uptime, today)}"


def day_sentence(day: Day, words: Words, *, count_manual: bool) -> str:
    """Text such as "Partial Outage, 42 min", worst first, and what was not counted."""
    held = [(status, held_ms(day, status)) for status in _WORST_FIRST]
    parts = [f"{words.label(status)}, {length_text(ms)}" for status, ms in held if ms > 0]
    sentence = "; ".join(parts) or words.label(day.worst)
    if not day.by_hand_ms or count_manual:
        return sentence
    if not day.counted:
        return f"{sentence}, set by hand, not counted"
    return f"{sentence}; {length_text(day.by_hand_ms)} of it set by hand, not counted"


def held_ms(day: Day, status: Status) -> int:
    """How long the leaf was held in `status` that day."""
    return int(getattr(day, f"{status}_ms"))


def _period(uptime: Uptime, today: str) -> str:
    if uptime.since is None:
        return f"over {UPTIME_DAYS} days"
    return "since today" if uptime.since == today else f"since {day_text(uptime.since)}"


def _bar(index: int, height: int) -> str:
    return f"M{PITCH * index} {LANE - height}h{WIDE}v{height}h-{WIDE}z"
