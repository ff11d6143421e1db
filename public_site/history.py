"""Which months a history page shows, and which of their incidents: the questions of `/history`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from public_site.snapshot import Incident
from tenants.words import Impact, IncidentKind

MONTHS_SHOWN = 3
MAINTENANCE = "maintenance"
IMPACTS = (*(str(impact) for impact in Impact), MAINTENANCE)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor filters by; empty text is everything. `impact` may also be "maintenance", a kind."""

    component: str = ""
    impact: str = ""

    def query(self, before: str = "") -> str:
        """The address of the history with this filter, before a month."""
        given = {"before": before, "component": self.component, "impact": self.impact}
        pairs = urlencode({name: value for name, value in given.items() if value})
        return f"/history?{pairs}" if pairs else "/history"

    def matches(self, incident: Incident, components: frozenset[str]) -> bool:
        """Whether an incident is wanted; `components` are the leaves that `component` stands for."""
        touches = not self.component or any(each.id in components for each in incident.touched)
        return touches and self._has_impact(incident)

    def _has_impact(self, incident: Incident) -> bool:
        if self.impact == MAINTENANCE:
            return incident.kind is IncidentKind.MAINTENANCE
        return not self.impact or incident.impact == self.impact


@dataclass(frozen=True, slots=True)
class Month:
    """A month such as "2026-11" with its incidents, newest first."""

    month: str
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One page of the history: `older` and `newer` are addresses of its neighbours and what they show."""

    path: str
    months: tuple[Month, ...]
    asked: Asked
    older: tuple[str, str] | None
    newer: tuple[str, str] | None


def months_between(first: str, last: str) -> list[str]:
    """Every month from `first` to `last`, in order."""
    year, month = int(first[:4]), int(first[5:7])
    months = [first]
    while months[-1] < last:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        months.append(f"{year:04d}-{month:02d}")
    return months


def shown_months(span: Sequence[str], before: str | None) -> list[str]:
    """The newest three of `span` that lie before a month, newest first; all lie before what is no month."""
    if before is None or _MONTH.fullmatch(before) is None or before <= span[0]:
        before = "9999-12"
    return [month for month in span if month < before][-MONTHS_SHOWN:][::-1]


def steps_of(
    span: Sequence[str], shown: Sequence[str], asked: Asked
) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The older and the newer page's address, each with the newest month that it shows."""
    newest, oldest = span.index(shown[0]), span.index(shown[-1])
    older = (asked.query(shown[-1]), span[oldest - 1]) if oldest else None
    above = min(newest + MONTHS_SHOWN, len(span) - 1)
    before = span[above + 1] if above + 1 < len(span) else ""
    newer = (asked.query(before), span[above]) if above > newest else None
    return older, newer
