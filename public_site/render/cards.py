"""Incidents and maintenance as the cards, lines and timelines that templates print."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from public_site.render.bodies import body_html
from public_site.render.look import Look
from public_site.render.times import length_text, time_tag
from public_site.render.words import counted, impact_word, state_word
from public_site.snapshot import Incident, Touched, Update, silence_ms
from tenants.words import IncidentKind, Status

UPDATES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class TouchedLine:
    """A component under an incident; `status` is what it is now, `worst` what it was at worst."""

    name: str
    href: str
    status: Status
    label: str
    worst: Status
    worst_label: str
    held: str


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """One entry of a timeline, its body as HTML."""

    id: str
    state: str
    word: str
    at: Markup
    at_ms: int
    body: Markup
    edited_at: Markup | None
    earlier: tuple[tuple[Markup, Markup], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An incident as the status page shows it. `edge` colours it by impact, never by state."""

    id: str
    href: str
    title: str
    state: str
    state_word: str
    edge: str
    chip: str
    when: Markup
    span: Markup
    news: Markup
    touched: tuple[TouchedLine, ...]
    updates: tuple[UpdateLine, ...]
    more: str


def card_of(incident: Incident, look: Look, as_of: int, *, updates: int = UPDATES_SHOWN) -> Card:
    """The card with the newest `updates` entries."""
    rest = len(incident.updates) - updates
    is_maintenance = incident.kind is IncidentKind.MAINTENANCE
    return Card(
        id=incident.id,
        href=f"/incidents/{incident.id}",
        title=incident.title,
        state=incident.state,
        state_word=state_word(incident, incident.state),
        edge="maintenance" if is_maintenance else incident.impact,
        chip=impact_word(incident, look.words),
        when=when_of(incident, look.zone),
        span=span_of(incident, look.zone),
        news=_news(incident, look.zone, as_of),
        touched=tuple(touched_line(each, look) for each in incident.touched),
        updates=tuple(update_line(incident, each, look.zone) for each in incident.updates[:updates]),
        more=counted(rest, "earlier update", "earlier updates") if rest > 0 else "",
    )


def cards_of(incidents: Iterable[Incident], look: Look, as_of: int) -> list[Card]:
    return [card_of(incident, look, as_of) for incident in incidents]


def touched_line(touched: Touched, look: Look) -> TouchedLine:
    """The component's line; a component that is gone keeps its name and has no link."""
    return TouchedLine(
        name=touched.name,
        href=f"/#{touched.id}" if touched.id else "",
        status=touched.current,
        label=look.words.label(touched.current),
        worst=touched.worst,
        worst_label=look.words.label(touched.worst),
        held=length_text(touched.held_ms) if touched.held_ms else "",
    )


def update_line(incident: Incident, update: Update, zone: str) -> UpdateLine:
    return UpdateLine(
        id=update.id,
        state=update.state,
        word=state_word(incident, update.state, update.at),
        at=time_tag(update.at, zone),
        at_ms=update.at,
        body=body_html(update.body),
        edited_at=time_tag(update.edited_at, zone) if update.edited_at is not None else None,
        earlier=tuple((time_tag(each.until, zone), body_html(each.body)) for each in update.earlier),
    )


def when_of(incident: Incident, zone: str) -> Markup:
    """From when to when, in one line; nothing for an open incident, whose timeline says it."""
    start, end = incident.started_at, incident.resolved_at
    if start is not None and end is not None:
        length = length_text(end - start)
        return Markup("{} to {} · {}").format(time_tag(start, zone), time_tag(end, zone), length)
    if incident.kind is not IncidentKind.MAINTENANCE or incident.scheduled_end is None:
        return Markup("")
    if start is not None:
        return Markup("Until about {}").format(_ahead(incident.scheduled_end, zone))
    window = (incident.scheduled_start or 0, incident.scheduled_end)
    return Markup("{} to {}").format(*(time_tag(at, zone) for at in window))


def _ahead(at_ms: int, zone: str) -> Markup:
    """A moment to come; the script says beside it how long it is until then."""
    return Markup("{} <span data-in></span>").format(time_tag(at_ms, zone))


def span_of(incident: Incident, zone: str) -> Markup:
    """From when to when, said of an open incident too."""
    if incident.resolved_at is None and incident.started_at is not None:
        return Markup("Since {}").format(time_tag(incident.started_at, zone))
    return when_of(incident, zone)


def _news(incident: Incident, zone: str, as_of: int) -> Markup:
    """What was promised of an open incident, and for how long nothing has been said."""
    if incident.resolved_at is not None:
        return Markup("")
    promised_at, silent_ms = incident.promised_next_at, silence_ms(incident, as_of)
    if promised_at is not None and promised_at > as_of:
        return Markup("Next update by {}").format(_ahead(promised_at, zone))
    silence = Markup("No news for {}.").format(length_text(silent_ms)) if silent_ms else Markup("")
    if promised_at is None:
        return silence
    if not silence and incident.updates:
        silence = Markup("No news since {}.").format(time_tag(incident.updates[0].at, zone))
    return Markup("{} Next update was promised by {}.").format(silence, time_tag(promised_at, zone)).lstrip()
