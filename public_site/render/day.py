"""`/history/<day>`: which components were not well that day, for how long, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from public_site.answer import HTML, Answer
from public_site.render.bars import day_sentence
from public_site.render.cards import cards_of
from public_site.render.engine import rendered
from public_site.render.frame import frame_of
from public_site.render.look import Look, look_of
from public_site.render.times import day_text, days_before, zone_phrase
from public_site.render.tree import paths_of
from public_site.snapshot import Incident, Node, Snapshot
from tenants.uptime.figures import UPTIME_DAYS
from tenants.words import Status


@dataclass(frozen=True, slots=True)
class DayRow:
    """A component on a day on which it was not just operational."""

    id: str
    path: Markup
    status: Status
    sentence: str


def day_answer(snapshot: Snapshot, date: str, incidents: Sequence[Incident]) -> Answer:
    """`date` is one of the ninety, ISO, in the page's zone; `incidents` are those that touch it.

    A day before all data says that it has none.
    """
    look, path = look_of(snapshot), f"/history/{date}"
    oldest = days_before(snapshot.today, UPTIME_DAYS - 1)
    html = rendered(
        "day.html",
        frame=frame_of(snapshot, path, day_text(date)),
        heading=day_text(date),
        known=any(_has_data(leaf, date) for leaf in snapshot.leaves),
        rows=list(_rows(snapshot, look, date)) if snapshot.show_uptime else [],
        cards=cards_of(incidents, look, snapshot.as_of),
        older=days_before(date, 1) if oldest < date else None,
        newer=days_before(date, -1) if date < snapshot.today else None,
        days_zone=zone_phrase(snapshot.as_of, snapshot.time_zone),
    )
    return Answer(path, html.encode(), HTML)


def _has_data(leaf: Node, date: str) -> bool:
    return leaf.uptime is not None and (leaf.uptime.since or date) <= date


def _rows(snapshot: Snapshot, look: Look, date: str) -> Iterator[DayRow]:
    for leaf, path in paths_of(snapshot.tree):
        for day in leaf.uptime.days if leaf.uptime else ():
            if day.date == date:
                sentence = day_sentence(day, look.words, count_manual=look.count_manual)
                yield DayRow(leaf.id, path, day.worst, sentence)
