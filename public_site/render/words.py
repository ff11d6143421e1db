"""Every word that pages print, with the words of a page that renamed some."""

from collections.abc import Mapping
from dataclasses import dataclass

from public_site.snapshot import Incident
from tenants.words import DEFAULT_LABELS, Impact, IncidentKind, State, Status

NO_DATA = "No data"
NOTHING_YET = "Nothing to report yet"
STATE_WORDS: dict[State, str] = {
    State.INVESTIGATING: "Investigating",
    State.IDENTIFIED: "Identified",
    State.IN_PROGRESS: "In progress",
    State.MONITORING: "Monitoring",
    State.RESOLVED: "Resolved",
}
MAINTENANCE_STATE_WORDS: dict[State, str] = {
    **STATE_WORDS,
    State.INVESTIGATING: "Planned",
    State.IDENTIFIED: "Planned",
    State.RESOLVED: "Completed",
}
IMPACT_WORDS: dict[Impact, str] = {
    Impact.NONE: "No impact",
    Impact.MINOR: "Minor",
    Impact.MAJOR: "Major",
    Impact.CRITICAL: "Critical",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The five status words and the headline of one page."""

    operational: str
    degraded: str
    partial: str
    outage: str
    maintenance: str
    all_operational: str

    def label(self, status: Status) -> str:
        """The word of a status, "Online" unless renamed."""
        return str(getattr(self, status))


def words_of(labels: Mapping[str, str]) -> Words:
    """The page's words; what is missing or empty has its default."""
    return Words(**{str(name): labels.get(name) or word for name, word in DEFAULT_LABELS.items()})


def state_word(incident: Incident, state: State, at: int | None = None) -> str:
    """Where the team stands, in the words of an incident or of a maintenance; `at` a moment, or now.

    What was said before a maintenance began stays "Planned" when it has begun.
    """
    if incident.kind is not IncidentKind.MAINTENANCE:
        return STATE_WORDS[state]
    has_begun = incident.started_at is not None and (at is None or at >= incident.started_at)
    if has_begun and state in {State.INVESTIGATING, State.IDENTIFIED}:
        return STATE_WORDS[state]
    return MAINTENANCE_STATE_WORDS[state]


def impact_word(incident: Incident, words: Words) -> str:
    """The chip of a card: the impact; a maintenance without one says that it is maintenance."""
    if incident.kind is IncidentKind.MAINTENANCE and incident.impact is Impact.NONE:
        return words.maintenance
    return IMPACT_WORDS[incident.impact]


def counted(number: int, one: str, many: str) -> str:
    """Text such as "1 day", "2 days"."""
    return f"{number} {one if number == 1 else many}"
