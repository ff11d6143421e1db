"""Everything that a visitor of one page may see, as one frozen value; all renderings start here."""

import hashlib
from dataclasses import dataclass, field, replace

import msgspec

from app.core.clock import MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE
from tenants.uptime.figures import Day as Day
from tenants.uptime.figures import Uptime as Uptime
from tenants.words import ComponentKind, Impact, IncidentKind, State, Status

PAST_DAYS = 7
FIGURES_EVERY_MS = 5 * MS_PER_MINUTE
QUIET_AFTER_MS = 3 * MS_PER_HOUR


@dataclass(frozen=True, slots=True)
class Node:
    """A category with its children, or a leaf; `status` is what is shown (worst child or pinned)."""

    id: str
    name: str
    kind: ComponentKind
    status: Status
    pinned: bool
    uptime: Uptime | None
    incident_id: str | None
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A wording that an update had until `until` (ms)."""

    body: str
    until: int


@dataclass(frozen=True, slots=True)
class Update:
    id: str
    state: State
    body: str
    at: int
    edited_at: int | None
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A component under an incident; `id` is None when the component is gone."""

    id: str | None
    name: str
    worst: Status
    current: Status
    held_ms: int


@dataclass(frozen=True, slots=True)
class Incident:
    """`started_at` is None for a maintenance whose window has not begun. Updates newest first."""

    id: str
    kind: IncidentKind
    title: str
    state: State
    impact: Impact
    started_at: int | None
    resolved_at: int | None
    scheduled_start: int | None
    scheduled_end: int | None
    promised_next_at: int | None
    updated_at: int
    touched: tuple[Touched, ...]
    updates: tuple[Update, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of the page's own, under a name that holds a hash of it."""

    path: str
    width: int
    height: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One page as of one moment. Times are epoch milliseconds, days ISO dates in `time_zone`.

    `incidents` are open (running maintenance included), newest first; `scheduled` wait for
    their window, soonest first; `past` were resolved within PAST_DAYS, newest first. `pictures` are by their
    place: logo, logo_dark, icon.
    """

    page_id: str
    version: int
    name: str
    url: str
    hosts: tuple[str, ...]
    visible: bool
    time_zone: str
    labels: dict[str, str]
    theme: dict[str, str]
    show_footer: bool
    show_uptime: bool
    count_manual: bool
    weights: dict[str, float]
    tree: tuple[Node, ...]
    incidents: tuple[Incident, ...]
    scheduled: tuple[Incident, ...]
    past: tuple[Incident, ...]
    today: str
    as_of: int
    expires_at: int | None
    next_change_at: int | None
    pictures: dict[str, Picture] = field(default_factory=dict)

    @property
    def leaves(self) -> tuple[Node, ...]:
        """Leaves in tree order."""
        return tuple(leaf for node in self.tree for leaf in leaves_below(node))

    @property
    def host(self) -> str:
        """The host that links use: the first of `hosts`."""
        return self.hosts[0] if self.hosts else ""


def leaves_below(node: Node) -> tuple[Node, ...]:
    """The leaves of a subtree in order, the node itself if it is one."""
    if node.kind is ComponentKind.LEAF:
        return (node,)
    return tuple(leaf for child in node.children for leaf in leaves_below(child))


def fingerprint(snapshot: Snapshot) -> str:
    """16 hex digits over all that a visitor sees; other hosts, the row version and the moment are not seen.

    Of the moment two things are: which promises have run out, and how long there has been no news.
    """
    seen = replace(snapshot, version=0, hosts=(), as_of=0, next_change_at=None, expires_at=None)
    late = [each.id for each in snapshot.incidents if _is_late(each, snapshot.as_of)]
    quiet = [silence_ms(each, snapshot.as_of) for each in snapshot.incidents]
    return hashlib.sha256(msgspec.msgpack.encode((seen, late, quiet))).hexdigest()[:16]


def silence_ms(incident: Incident, at: int) -> int:
    """For how long an open incident has had no news: in hours from the third on, in days from the second."""
    if incident.kind is not IncidentKind.INCIDENT or incident.resolved_at is not None or not incident.updates:
        return 0
    silent_ms = at - incident.updates[0].at
    return silent_ms - silent_ms % _step_ms(silent_ms) if silent_ms >= QUIET_AFTER_MS else 0


def news_change_at(incident: Incident, at: int) -> int | None:
    """When time alone will say something else of an open incident: silence grows, or a promise runs out."""
    moments = [] if incident.promised_next_at is None else [incident.promised_next_at]
    if incident.kind is IncidentKind.INCIDENT and incident.resolved_at is None and incident.updates:
        told_at, silent_ms = incident.updates[0].at, silence_ms(incident, at)
        moments.append(told_at + max(QUIET_AFTER_MS, silent_ms + _step_ms(silent_ms)))
    return min((each for each in moments if each > at), default=None)


def _step_ms(silent_ms: int) -> int:
    return MS_PER_HOUR if silent_ms < 2 * MS_PER_DAY else MS_PER_DAY


def _is_late(incident: Incident, at: int) -> bool:
    return incident.promised_next_at is not None and incident.promised_next_at <= at
