"""`/incidents/<id>`: one incident whole, rendered from its value when somebody asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from public_site.answer import HTML, Answer
from public_site.render.cards import Card, UpdateLine, card_of
from public_site.render.engine import region, rendered
from public_site.render.frame import frame_of
from public_site.render.look import look_of
from public_site.render.times import date_tag, day_of, length_text, time_tag
from public_site.snapshot import Incident, Snapshot
from tenants.words import IncidentKind

DESCRIPTION_LENGTH_MAX = 200


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """The updates of one day in the order asked for; `date` is empty when there is only one day."""

    date: Markup
    updates: tuple[UpdateLine, ...]


def incident_answer(
    snapshot: Snapshot,
    incident: Incident,
    older: str | None,
    newer: str | None,
    *,
    oldest_first: bool = False,
) -> Answer:
    """The whole page; `older` and `newer` are the ids of its neighbours."""
    path = f"/incidents/{incident.id}"
    html = rendered(
        "incident.html",
        frame=frame_of(snapshot, path, incident.title, description=_description(incident)),
        path=path,
        story=region("story", _story(snapshot, incident, oldest_first=oldest_first)),
        is_open=incident.resolved_at is None,
        older=older,
        newer=newer,
    )
    return Answer(path, html.encode(), HTML)


def _story(snapshot: Snapshot, incident: Incident, *, oldest_first: bool) -> Markup:
    look = look_of(snapshot)
    card = card_of(incident, look, snapshot.as_of, updates=len(incident.updates))
    return rendered(
        "story.html",
        card=card,
        spans=list(_spans(incident, look.zone)),
        timeline=_timeline(card, snapshot.time_zone, oldest_first=oldest_first),
        oldest_first=oldest_first,
    )


def _spans(incident: Incident, zone: str) -> Iterator[tuple[str, Markup]]:
    if incident.kind is IncidentKind.MAINTENANCE and incident.scheduled_start is not None:
        end = incident.scheduled_end
        window = Markup("{} to {}").format(
            time_tag(incident.scheduled_start, zone), time_tag(end, zone) if end is not None else "open end"
        )
        yield "Planned", window
    if incident.started_at is not None:
        yield "Started", time_tag(incident.started_at, zone)
    if incident.started_at is not None and incident.resolved_at is not None:
        yield "Ended", time_tag(incident.resolved_at, zone)
        yield "Lasted", Markup("{}").format(length_text(incident.resolved_at - incident.started_at))


def _timeline(card: Card, zone: str, *, oldest_first: bool) -> list[TimelineDay]:
    updates: Sequence[UpdateLine] = card.updates[::-1] if oldest_first else card.updates
    days = [(day, tuple(lines)) for day, lines in groupby(updates, lambda line: day_of(line.at_ms, zone))]
    several = len(days) > 1
    return [TimelineDay(date_tag(day) if several else Markup(""), lines) for day, lines in days]


def _description(incident: Incident) -> str:
    latest = next((update.body for update in incident.updates if update.body), incident.title)
    return " ".join(latest.split())[:DESCRIPTION_LENGTH_MAX]
