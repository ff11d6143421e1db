"""The last seven days, one heading a day; a day says nothing is reported only if nothing is."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from public_site.render.cards import Card, card_of
from public_site.render.look import Look
from public_site.render.times import date_tag, day_of, days_before
from public_site.snapshot import PAST_DAYS, Incident, Snapshot


@dataclass(frozen=True, slots=True)
class AlsoLine:
    """An incident that is told elsewhere but touches this day."""

    word: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class PastDay:
    """`cards` began on this day; `also` ran on into it or is still open."""

    date: Markup
    cards: tuple[Card, ...]
    also: tuple[AlsoLine, ...]


def past_days(snapshot: Snapshot, look: Look) -> list[PastDay]:
    """Today first. Days are those of the page's zone, whatever zone moments are printed in."""
    days = [days_before(snapshot.today, number) for number in range(PAST_DAYS)]
    return [_past_day(snapshot, look, day, days[-1]) for day in days]


def days_of(incident: Incident, zone: str, today: str) -> tuple[str, str]:
    """The first and the last day an incident touches; today is the last of an open one."""
    start = day_of(incident.started_at, zone) if incident.started_at is not None else today
    end = day_of(incident.resolved_at, zone) if incident.resolved_at is not None else today
    return start, end


def _past_day(snapshot: Snapshot, look: Look, day: str, oldest: str) -> PastDay:
    began, ran_on = [], []
    for incident in snapshot.past:
        start, end = days_of(incident, snapshot.time_zone, snapshot.today)
        if max(start, oldest) == day:
            began.append(card_of(incident, look, snapshot.as_of, updates=1))
        elif start < day <= end:
            ran_on.append(AlsoLine("Went on", f"/incidents/{incident.id}", incident.title))
    return PastDay(date_tag(day), tuple(began), (*_still_open(snapshot, day), *ran_on))


def _still_open(snapshot: Snapshot, day: str) -> Iterator[AlsoLine]:
    for incident in snapshot.incidents:
        start, _ = days_of(incident, snapshot.time_zone, snapshot.today)
        if start <= day:
            yield AlsoLine("Still open", f"/incidents/{incident.id}", incident.title)
