"""Old incidents, months and days, drawn on demand from the published snapshot and archive: no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.core.clock import moment
from public_site.answer import Answer
from public_site.disk.archive import Listed, read_incident, read_index
from public_site.renderer import Renderer
from public_site.snapshot import Incident, Node, Snapshot, Touched
from tenants.uptime.figures import UPTIME_DAYS


@dataclass(frozen=True, slots=True)
class ArchivePages:
    """The archive of one page as its snapshot frames it."""

    renderer: Renderer
    snapshot: Snapshot
    folder: Path

    def incident(self, incident_id: str) -> Answer | None:
        """`/incidents/<id>`; None when the page has no such incident."""
        incident = self._find(incident_id)
        if incident is None:
            return None
        order = [each.id for each in self._begun()]
        older, newer = _neighbours(order, incident_id)
        return self.renderer.incident(self.snapshot, incident, older, newer)

    def month(self, month: str) -> Answer | None:
        """`/history/2026-11`: any month from the first incident's to today's; None for another."""
        return self._month(month, f"/history/{month}")

    def newest_month(self) -> Answer | None:
        """`/history`: the month of today."""
        return self._month(self.snapshot.today[:7], "/history")

    def day(self, text: str) -> Answer | None:
        """`/history/2026-11-22`: one of the ninety days that the bars show; None for another."""
        today = date.fromisoformat(self.snapshot.today)
        day = _date(text)
        if day is None or not today - timedelta(days=UPTIME_DAYS) < day <= today:
            return None
        return self.renderer.day(self.snapshot, text)

    def _month(self, month: str, path: str) -> Answer | None:
        months = self._incidents_by_month()
        span = _months_between(min([*months, self.snapshot.today[:7]]), self.snapshot.today[:7])
        if month not in span:
            return None
        newer, older = _neighbours(span, month)
        incidents = [found for each in months.get(month, ()) if (found := self._find(each)) is not None]
        answers = self.renderer.month(self.snapshot, month, incidents, older, newer)
        return next((answer for answer in answers if answer.path == path), None)

    def _incidents_by_month(self) -> Mapping[str, Sequence[str]]:
        zone = ZoneInfo(self.snapshot.time_zone)
        months: dict[str, list[str]] = {}
        for listed in self._begun():
            at = moment(listed.started_at or 0).astimezone(zone)
            months.setdefault(f"{at:%Y-%m}", []).append(listed.id)
        return months

    def _begun(self) -> list[Listed]:
        """Incidents that have started, the latest first."""
        begun = [each for each in read_index(self.folder) if each.started_at is not None]
        return sorted(begun, key=lambda each: (each.started_at or 0, each.id), reverse=True)

    def _find(self, incident_id: str) -> Incident | None:
        """What the page shows is fresher than the archive: time held runs on while an incident is open."""
        shown = (*self.snapshot.incidents, *self.snapshot.scheduled, *self.snapshot.past)
        for incident in shown:
            if incident.id == incident_id:
                return incident
        archived = read_incident(self.folder, incident_id)
        return None if archived is None else _with_present_names(archived, self.snapshot)


def _with_present_names(incident: Incident, snapshot: Snapshot) -> Incident:
    """Components are called what they are called now; one that is gone keeps its last name and has no id."""
    names = {node.id: node.name for node in _all(snapshot.tree)}
    return replace(incident, touched=tuple(_renamed(each, names) for each in incident.touched))


def _renamed(touched: Touched, names: Mapping[str, str]) -> Touched:
    if touched.id is None or touched.id not in names:
        return replace(touched, id=None)
    return replace(touched, name=names[touched.id])


def _all(nodes: Sequence[Node]) -> list[Node]:
    return [found for node in nodes for found in (node, *_all(node.children))]


def _neighbours(order: Sequence[str], wanted: str) -> tuple[str | None, str | None]:
    """What comes after and what comes before `wanted`."""
    if wanted not in order:
        return None, None
    place = order.index(wanted)
    after = order[place + 1] if place + 1 < len(order) else None
    return after, order[place - 1] if place else None


def _months_between(first: str, last: str) -> list[str]:
    """Every month from `first` to `last`, in order."""
    year, month = int(first[:4]), int(first[5:7])
    months = [first]
    while months[-1] < last:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        months.append(f"{year:04d}-{month:02d}")
    return months


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
