"""Old incidents, months and days, drawn on demand from the published snapshot and archive: no database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.core.clock import moment
from public_site.answer import Answer
from public_site.disk.archive import Listed, read_incident, read_index, was_deleted
from public_site.history import IMPACTS, Asked, HistoryPage, Month, months_between, shown_months, steps_of
from public_site.renderer import Renderer
from public_site.snapshot import Incident, Node, Snapshot, Touched, leaves_below
from tenants.uptime.figures import UPTIME_DAYS
from tenants.uptime.rolls import day_start

OLDEST_FIRST = "oldest"


@dataclass(frozen=True, slots=True)
class ArchivePages:
    """The archive of one page as its snapshot frames it. What is not there is None."""

    renderer: Renderer
    snapshot: Snapshot
    folder: Path

    def incident(self, name: str, order: str | None = None) -> Answer | None:
        """`/incidents/<id>` and its twins `<id>.md` and `<id>.json`; `order` is "oldest" or anything."""
        incident_id, dot, twin = name.partition(".")
        incident = self._find(incident_id)
        draw = self.renderer.twins.get(twin)
        if incident is None or (dot and draw is None):
            return None
        if draw is not None:
            return draw(self.snapshot, incident)
        older, newer = _neighbours([each.id for each in self._begun()], incident_id)
        turned = order == OLDEST_FIRST
        return self.renderer.incident(self.snapshot, incident, older, newer, oldest_first=turned)

    def was_deleted(self, name: str) -> bool:
        """Whether `/incidents/<name>` was an incident of this page once."""
        return was_deleted(self.folder, name.partition(".")[0])

    def history(self, before: str | None = None, component: str = "", impact: str = "") -> Answer:
        """`/history`: the three months before `before`, or the newest; a filter not understood is none."""
        by_month = self._by_month()
        span = self._span(by_month)
        shown, asked = shown_months(span, before), self._asked(component, impact)
        months = tuple(Month(each, tuple(self._matching(by_month.get(each, ()), asked))) for each in shown)
        older, newer = steps_of(span, shown, asked)
        page = HistoryPage("/history", months, asked, older, newer)
        return self.renderer.history(self.snapshot, page)

    def month(self, month: str) -> Answer | None:
        """`/history/2026-11`: any month from the first incident's to today's."""
        by_month = self._by_month()
        span = self._span(by_month)
        if month not in span:
            return None
        newer, older = (each and (f"/history/{each}", each) for each in _neighbours(span, month))
        alone = (Month(month, tuple(self._found(by_month.get(month, ())))),)
        page = HistoryPage(f"/history/{month}", alone, Asked(), older or None, newer or None)
        return self.renderer.history(self.snapshot, page)

    def uptime(self) -> Answer:
        """`/uptime`, which says why when the page shows none."""
        return self.renderer.uptime(self.snapshot)

    def uptime_csv(self) -> Answer | None:
        """`/uptime.csv`, of a page that shows uptime."""
        return self.renderer.uptime_csv(self.snapshot) if self.snapshot.show_uptime else None

    def day(self, text: str) -> Answer | None:
        """`/history/2026-11-22`: one of the ninety days that the bars show."""
        today = date.fromisoformat(self.snapshot.today)
        day = _date(text)
        if day is None or not today - timedelta(days=UPTIME_DAYS) < day <= today:
            return None
        return self.renderer.day(self.snapshot, text, list(self._of_day(day)))

    def _asked(self, component: str, impact: str) -> Asked:
        is_known = any(node.id == component for node in _all(self.snapshot.tree))
        return Asked(component if is_known else "", impact if impact in IMPACTS else "")

    def _matching(self, ids: Iterable[str], asked: Asked) -> Iterator[Incident]:
        leaves = self._leaves_of(asked.component)
        return (each for each in self._found(ids) if asked.matches(each, leaves))

    def _leaves_of(self, component: str) -> frozenset[str]:
        """A group stands for all leaves below it."""
        found = [node for node in _all(self.snapshot.tree) if node.id == component]
        return frozenset(leaf.id for node in found for leaf in leaves_below(node))

    def _of_day(self, day: date) -> Iterator[Incident]:
        zone = ZoneInfo(self.snapshot.time_zone)
        start, end = day_start(day, zone), day_start(day + timedelta(days=1), zone)
        ids = [each.id for each in self._begun() if _touches(each, start, end)]
        return self._found(ids)

    def _found(self, ids: Iterable[str]) -> Iterator[Incident]:
        return (found for each in ids if (found := self._find(each)) is not None)

    def _span(self, by_month: Mapping[str, Sequence[str]]) -> list[str]:
        newest = self.snapshot.today[:7]
        return months_between(min([*by_month, newest]), newest)

    def _by_month(self) -> Mapping[str, Sequence[str]]:
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


def _touches(listed: Listed, start: int, end: int) -> bool:
    begun_at, ended_at = listed.started_at or 0, listed.resolved_at
    return begun_at < end and (ended_at is None or ended_at >= start)


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


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
