"""The vocabulary of seed 000: statuses, states, impacts, and the worst-of order of contract §1."""

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """What a component is, from best to worst in the order of contract §1."""

    OPERATIONAL = "operational"
    MAINTENANCE = "maintenance"
    DEGRADED = "degraded"
    PARTIAL = "partial"
    OUTAGE = "outage"

    @property
    def rank(self) -> int:
        return _RANK[self]


class State(StrEnum):
    """Where the team stands with an incident."""

    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    IN_PROGRESS = "in_progress"
    MONITORING = "monitoring"
    RESOLVED = "resolved"


class Impact(StrEnum):
    """How bad an incident is for visitors."""

    NONE = "none"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class IncidentKind(StrEnum):
    INCIDENT = "incident"
    MAINTENANCE = "maintenance"


class ComponentKind(StrEnum):
    CATEGORY = "category"
    LEAF = "leaf"


class Source(StrEnum):
    """Who set a status; manual time is drawn but not counted unless the page says so."""

    INCIDENT = "incident"
    MANUAL = "manual"
    MONITOR = "monitor"


_RANK = {status: rank for rank, status in enumerate(Status)}


def worst_of(statuses: Iterable[Status]) -> Status:
    """The worst status; operational for none at all."""
    return max(statuses, key=_RANK.__getitem__, default=Status.OPERATIONAL)


DEFAULT_LABELS: dict[str, str] = {
    Status.OPERATIONAL: "Online",
    Status.DEGRADED: "Degraded",
    Status.PARTIAL: "Partial Outage",
    Status.OUTAGE: "Outage",
    Status.MAINTENANCE: "Maintenance",
    "all_operational": "All Systems Operational",
}
