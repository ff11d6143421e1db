"""The first line: one answer to "is it down?", the same for HTML, JSON and badge."""

from dataclasses import dataclass

from public_site.render.words import NOTHING_YET, Words, counted, words_of
from public_site.snapshot import Incident, Node, Snapshot
from tenants.words import IncidentKind, Status, worst_of

_TITLE_MARKS = {"degraded": "▲", "partial": "◐", "outage": "✕", "maintenance": "⚙", "open": "●"}


@dataclass(frozen=True, slots=True)
class Hero:
    """`kind` picks shape and colour: a status, "none" without components, "open" when an
    incident is open although every component is well. `indicator` is the worst leaf.
    """

    kind: str
    indicator: Status
    sentence: str
    word: str
    affected: tuple[Node, ...]
    leaves: int

    @property
    def mark(self) -> str:
        """The sign that a tab's title begins with, empty when all is well."""
        return _TITLE_MARKS.get(self.kind, "")

    @property
    def count(self) -> str:
        """Text such as "2 of 25 components affected", "25 components", or nothing."""
        if not self.leaves:
            return ""
        if self.affected:
            return f"{len(self.affected)} of {counted(self.leaves, 'component', 'components')} affected"
        return counted(self.leaves, "component", "components")


def hero_of(snapshot: Snapshot) -> Hero:
    """The page's first line; it never says that all is well above an open incident."""
    words, leaves = words_of(snapshot.labels), snapshot.leaves
    indicator = worst_of(leaf.status for leaf in leaves)
    affected = tuple(leaf for leaf in leaves if leaf.status is not Status.OPERATIONAL)
    kind = _kind(indicator, snapshot.incidents, has_leaves=bool(leaves))
    sentence = _sentence(kind, snapshot.incidents, words)
    word = words.label(Status(kind)) if kind in set(Status) else sentence
    return Hero(kind, indicator, sentence, word, affected, len(leaves))


def works_until(snapshot: Snapshot) -> int | None:
    """When the last of the maintenance that runs is planned to end (ms)."""
    running = (each for each in snapshot.incidents if each.kind is IncidentKind.MAINTENANCE)
    return max((each.scheduled_end for each in running if each.scheduled_end is not None), default=None)


def _kind(indicator: Status, incidents: tuple[Incident, ...], *, has_leaves: bool) -> str:
    if indicator is not Status.OPERATIONAL:
        return indicator
    if any(incident.kind is IncidentKind.INCIDENT for incident in incidents):
        return "open"
    if incidents:
        return Status.MAINTENANCE
    return Status.OPERATIONAL if has_leaves else "none"


def _sentence(kind: str, incidents: tuple[Incident, ...], words: Words) -> str:
    if kind == "none":
        return NOTHING_YET
    if kind == "open":
        number = sum(incident.kind is IncidentKind.INCIDENT for incident in incidents)
        return counted(number, "open incident", "open incidents")
    if kind == Status.OPERATIONAL:
        return words.all_operational
    return words.label(Status(kind))
