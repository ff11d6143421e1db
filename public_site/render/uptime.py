"""`/uptime`: every figure with the minutes behind it, and the rule that makes the one from the other."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from public_site.answer import HTML, Answer
from public_site.render.bars import figure_text, held_ms
from public_site.render.engine import rendered
from public_site.render.frame import frame_of
from public_site.render.look import Look, look_of
from public_site.render.times import day_text, length_text, time_tag, zone_phrase
from public_site.render.tree import paths_of
from public_site.render.uptime_months import months_table
from public_site.render.words import Words
from public_site.snapshot import Day, Snapshot, Uptime
from tenants.uptime.figures import DEFAULT_WEIGHTS, UPTIME_DAYS
from tenants.words import Status

HOUR_MS = 3_600_000
_WORST_FIRST = (Status.OUTAGE, Status.PARTIAL, Status.DEGRADED, Status.MAINTENANCE)


@dataclass(frozen=True, slots=True)
class HeldLine:
    """How long one status held on one day, and whether it counts."""

    date: str
    text: str
    status: Status
    label: str
    length: str
    counts: str


@dataclass(frozen=True, slots=True)
class UptimeRow:
    """A leaf's figure in the words of its bar, and what it is made of."""

    id: str
    path: Markup
    figure: str
    known: str
    lost: str
    lines: tuple[HeldLine, ...]


def uptime_answer(snapshot: Snapshot) -> Answer:
    look = look_of(snapshot)
    html = rendered(
        "uptime.html",
        frame=frame_of(snapshot, "/uptime", "Uptime and how we count"),
        rows=_rows(snapshot, look) if snapshot.show_uptime else [],
        **months_table(snapshot, look),
        weights=_weights(snapshot, look.words),
        days=UPTIME_DAYS,
        count_manual=snapshot.count_manual,
        as_of=time_tag(snapshot.as_of, look.zone),
        days_zone=zone_phrase(snapshot.as_of, snapshot.time_zone),
    )
    return Answer("/uptime", html.encode(), HTML)


def _rows(snapshot: Snapshot, look: Look) -> list[UptimeRow]:
    measured = ((leaf, path, leaf.uptime) for leaf, path in paths_of(snapshot.tree))
    return [_row(leaf.id, path, uptime, look) for leaf, path, uptime in measured if uptime is not None]


def _row(leaf_id: str, path: Markup, uptime: Uptime, look: Look) -> UptimeRow:
    return UptimeRow(
        id=leaf_id,
        path=path,
        figure=figure_text(uptime, look.today),
        known=length_text(uptime.known_ms),
        lost=length_text(uptime.lost_ms) if uptime.lost_ms else "none",
        lines=_lines(uptime.days, look.words, count_manual=look.count_manual),
    )


@lru_cache(4096)
def _lines(days: tuple[Day, ...], words: Words, *, count_manual: bool) -> tuple[HeldLine, ...]:
    return tuple(
        HeldLine(
            date=day.date,
            text=day_text(day.date),
            status=status,
            label=words.label(status),
            length=length_text(held_ms(day, status)),
            counts=_counts(day, count_manual=count_manual),
        )
        for day in reversed(days)
        for status in _WORST_FIRST
        if held_ms(day, status) > 0
    )


def _counts(day: Day, *, count_manual: bool) -> str:
    if not day.by_hand_ms or count_manual:
        return "Counted"
    if not day.counted:
        return "Not counted: set by hand"
    return f"Counted, but for {length_text(day.by_hand_ms)} of the day set by hand"


def _weights(snapshot: Snapshot, words: Words) -> list[tuple[Status, str, str, str]]:
    weights = {**DEFAULT_WEIGHTS, **snapshot.weights}
    return [
        (status, words.label(status), f"{weights[status]:g}", _cost(weights[status]))
        for status in _WORST_FIRST
    ]


def _cost(weight: float) -> str:
    return length_text(int(weight * HOUR_MS)) if weight > 0 else "nothing"
