"""Snapshots that tests and builders share: all fine, a bad morning, and an awkward page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from public_site.snapshot import Day, Earlier, Incident, Node, Snapshot, Touched, Update, Uptime
from tenants.uptime.months import Month, Months
from tenants.uptime.tally import percent_of
from tenants.words import DEFAULT_LABELS, ComponentKind, Impact, IncidentKind, State, Status, worst_of

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
AS_OF = int(datetime(2026, 11, 22, 11, 40, tzinfo=UTC).timestamp() * 1000)
TODAY = date(2026, 11, 22)


_HELD = (*(f"{status}_ms" for status in list(Status)[1:]), "by_hand_ms")


def ago(days: int) -> str:
    """The ISO date so many days before the samples' today."""
    return (TODAY - timedelta(days=days)).isoformat()


def a_day(days_ago: int, worst: Status, minutes: int, *, by_hand: bool = False) -> Day:
    """A day with `minutes` of one status."""
    held = {f"{status}_ms": minutes * MINUTE * (status is worst) for status in list(Status)[1:]}
    return Day(ago(days_ago), worst, not by_hand, **held, by_hand_ms=minutes * MINUTE * by_hand)


def an_uptime(percent: str | None = "100", days: Sequence[Day] = (), since: str | None = None) -> Uptime:
    """Ninety days with the given events, oldest first."""
    known = (90 if since is None else (TODAY - date.fromisoformat(since)).days + 1) * DAY
    lost = sum(day.outage_ms + day.partial_ms * 3 // 10 for day in days if day.counted)
    kept = tuple(sorted(days, key=lambda day: day.date))
    months = Months(since or ago(200), tuple(_months(kept)))
    return Uptime(percent, since, kept, known if percent else 0, lost, months)


def _months(days: Sequence[Day]) -> Iterator[Month]:
    """What outages of the days lost of thirty days."""
    for month, held in groupby(days, lambda day: day.date[:7]):
        found = list(held)
        lost = sum(day.outage_ms for day in found if day.counted)
        worst = worst_of(day.worst for day in found if day.counted)
        sums = {name: sum(getattr(day, name) for day in found) for name in _HELD}
        yield Month(month, percent_of(30 * DAY, lost), worst, lost, **sums)


def a_leaf(number: int, name: str, status: Status = Status.OPERATIONAL, **over: object) -> Node:
    """A leaf `c_<number>`."""
    plain = Node(f"c_{number:04d}", name, ComponentKind.LEAF, status, False, an_uptime(), None, ())
    return replace(plain, **over)  # type: ignore[arg-type]  # fields by name


def a_group(number: int, name: str, *children: Node, pinned: Status | None = None) -> Node:
    """A category `c_<number>` that shows its worst child, or `pinned`."""
    status = pinned or worst_of(child.status for child in children)
    return Node(f"c_{number:04d}", name, ComponentKind.CATEGORY, status, bool(pinned), None, None, children)


def an_update(number: int, state: State, body: str, at: int, **over: object) -> Update:
    return replace(Update(f"u_{number:04d}", state, body, at, None, ()), **over)  # type: ignore[arg-type]


def an_incident(number: int, title: str, **over: object) -> Incident:
    """An open incident `i_<number>` that started half an hour before the samples' now."""
    started = AS_OF - 30 * MINUTE
    first = an_update(number * 100, State.INVESTIGATING, "We are looking into it.", started)
    plain = Incident(
        id=f"i_{number:04d}",
        kind=IncidentKind.INCIDENT,
        title=title,
        state=State.INVESTIGATING,
        impact=Impact.MAJOR,
        started_at=started,
        resolved_at=None,
        scheduled_start=None,
        scheduled_end=None,
        promised_next_at=None,
        updated_at=started,
        touched=(),
        updates=(first,),
    )
    return replace(plain, **over)  # type: ignore[arg-type]  # fields by name


def a_snapshot(*tree: Node, **over: object) -> Snapshot:
    """Acme's page with this tree and nothing else to tell."""
    plain = Snapshot(
        page_id="p_acme",
        version=7,
        name="Acme",
        url="https://status.acme.test",
        hosts=("status.acme.test", "acme.hep.test"),
        visible=True,
        time_zone="UTC",
        labels=dict(DEFAULT_LABELS),
        theme={},
        show_footer=True,
        show_uptime=True,
        count_manual=False,
        weights={"outage": 1.0, "partial": 0.3, "degraded": 0.0, "maintenance": 0.0},
        tree=tree,
        incidents=(),
        scheduled=(),
        past=(),
        today=TODAY.isoformat(),
        as_of=AS_OF,
        expires_at=None,
        next_change_at=None,
    )
    return replace(plain, **over)  # type: ignore[arg-type]  # fields by name


def fine() -> Snapshot:
    """Five leaves in two groups, all well; one calm incident in the past and some old spikes."""
    eu = an_uptime("99.98", [a_day(19, Status.PARTIAL, 42), a_day(61, Status.OUTAGE, 9)])
    return a_snapshot(
        a_group(1, "API", a_leaf(2, "EU cluster", uptime=eu), a_leaf(3, "US cluster")),
        a_group(4, "Apps", a_leaf(5, "Dashboard"), a_leaf(6, "Mobile")),
        a_leaf(7, "Website", uptime=an_uptime("100", since=ago(11))),
        past=(_resolved(),),
    )


def bad_morning() -> Snapshot:
    """Twenty-five leaves, an open incident, a running and a coming maintenance, seven days of history."""
    day_events = [a_day(0, Status.PARTIAL, 28), a_day(3, Status.DEGRADED, 95), a_day(44, Status.OUTAGE, 130)]
    by_hand = [a_day(7, Status.OUTAGE, 25, by_hand=True), a_day(30, Status.MAINTENANCE, 120)]
    eu = a_leaf(2, "EU cluster", Status.PARTIAL, uptime=an_uptime("99.81", day_events), incident_id="i_0001")
    us = a_leaf(3, "US cluster", uptime=an_uptime("100", by_hand))
    db = a_leaf(11, "Replicas", Status.MAINTENANCE, incident_id="i_0002")
    api = a_group(1, "API", eu, us, a_leaf(4, "Webhooks"), a_leaf(5, "Search"), a_leaf(6, "Uploads"))
    apps = a_group(7, "Apps", *(a_leaf(20 + n, name) for n, name in enumerate(_APPS)))
    storage = a_group(10, "Storage", db, *(a_leaf(40 + n, name) for n, name in enumerate(_STORES)))
    edge = a_group(12, "Edge", *(a_leaf(60 + n, name) for n, name in enumerate(_CITIES)))
    site = a_leaf(80, "Website", Status.DEGRADED, uptime=an_uptime("99.99", [a_day(0, Status.DEGRADED, 20)]))
    return a_snapshot(
        api,
        apps,
        storage,
        edge,
        site,
        incidents=(_errors_in_eu(), _running_maintenance()),
        scheduled=(_coming_maintenance(),),
        past=(_resolved(),),
    )


def awkward() -> Snapshot:
    """A hundred leaves in three levels; Arabic, German, emoji and endless names; a 200-character title."""
    regions = [_region(number) for number in range(9)]
    long_name = "Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsabteilung" + "ß" * 29
    odd = a_group(
        900,
        "خدمات المدفوعات الإلكترونية",
        a_leaf(901, "واجهة برمجة التطبيقات", Status.DEGRADED, uptime=an_uptime(None, since=ago(0))),
        a_leaf(902, long_name, Status.OUTAGE, uptime=an_uptime("3.20", _every_day())),
        a_leaf(903, "🚀🔥 Launch 👩‍👩‍👧‍👦", uptime=None),
        a_leaf(904, "</script><script>alert(1)</script>"),
        pinned=Status.MAINTENANCE,
    )
    title = "Ein sehr langer Titel ohne Ende, der zeigen soll, dass nichts bricht: " + "Wort " * 26
    incident = an_incident(
        5,
        title[:200],
        impact=Impact.CRITICAL,
        touched=(Touched("c_0902", long_name, Status.OUTAGE, Status.OUTAGE, HOUR), _gone()),
        updates=_many_updates(),
        promised_next_at=AS_OF - 2 * HOUR,
    )
    labels = {**DEFAULT_LABELS, "outage": "Ausfall", "all_operational": "Alles läuft"}
    return a_snapshot(*regions, odd, labels=labels, incidents=(incident,), time_zone="Asia/Kathmandu")


_APPS = ("Dashboard", "Mobile", "Billing", "Sign-in", "Notifications", "Reports")
_STORES = ("Primary", "Object store", "Cache", "Queue", "Backups")
_CITIES = ("Frankfurt", "Paris", "Ashburn", "Tokyo", "Sydney", "São Paulo", "Mumbai")


def _errors_in_eu() -> Incident:
    updates = (
        an_update(3, State.MONITORING, "A fix is live and error rates are falling. We keep watching.", AS_OF),
        an_update(
            2,
            State.IDENTIFIED,
            "A bad deploy broke **connection pooling**. We are rolling it back.\n\nMore: https://acme.test/why",
            AS_OF - 18 * MINUTE,
            edited_at=AS_OF - 12 * MINUTE,
            earlier=(Earlier("A bad deploy broke conection pooling.", AS_OF - 12 * MINUTE),),
        ),
        an_update(1, State.INVESTIGATING, "We see elevated errors in EU.", AS_OF - 30 * MINUTE),
    )
    touched = (
        Touched("c_0002", "EU cluster", Status.PARTIAL, Status.PARTIAL, 28 * MINUTE),
        Touched("c_0080", "Website", Status.DEGRADED, Status.DEGRADED, 20 * MINUTE),
    )
    return an_incident(
        1,
        "Elevated API errors in EU",
        state=State.MONITORING,
        touched=touched,
        updates=updates,
        updated_at=AS_OF,
        promised_next_at=AS_OF + HOUR,
    )


def _running_maintenance() -> Incident:
    start = AS_OF - HOUR
    return an_incident(
        2,
        "Replica upgrade",
        kind=IncidentKind.MAINTENANCE,
        state=State.IN_PROGRESS,
        impact=Impact.NONE,
        started_at=start,
        scheduled_start=start,
        scheduled_end=AS_OF + 2 * HOUR,
        touched=(Touched("c_0011", "Replicas", Status.MAINTENANCE, Status.MAINTENANCE, HOUR),),
        updates=(an_update(21, State.IN_PROGRESS, "The upgrade has begun. Reads may be slower.", start),),
    )


def _coming_maintenance() -> Incident:
    start = AS_OF + 3 * DAY
    return an_incident(
        3,
        "Network work in Frankfurt",
        kind=IncidentKind.MAINTENANCE,
        state=State.INVESTIGATING,
        impact=Impact.MINOR,
        started_at=None,
        scheduled_start=start,
        scheduled_end=start + 2 * HOUR,
        touched=(Touched("c_0060", "Frankfurt", Status.MAINTENANCE, Status.OPERATIONAL, 0),),
        updates=(an_update(31, State.INVESTIGATING, "Two switches are replaced.", AS_OF - DAY),),
    )


def _resolved() -> Incident:
    started, ended = AS_OF - 3 * DAY, AS_OF - 3 * DAY + 95 * MINUTE
    return an_incident(
        4,
        "Slow answers from EU",
        state=State.RESOLVED,
        impact=Impact.MINOR,
        started_at=started,
        resolved_at=ended,
        touched=(Touched("c_0002", "EU cluster", Status.DEGRADED, Status.OPERATIONAL, 95 * MINUTE),),
        updates=(
            an_update(42, State.RESOLVED, "Answers are quick again.", ended),
            an_update(41, State.INVESTIGATING, "Answers from EU take long.", started),
        ),
    )


def _gone() -> Touched:
    return Touched(None, "A component that is gone", Status.PARTIAL, Status.OPERATIONAL, 5 * MINUTE)


def _region(number: int) -> Node:
    zones = [
        a_group(
            1000 * (number + 1) + 100 * zone,
            f"Availability zone {zone}",
            *(
                a_leaf(1000 * (number + 1) + 100 * zone + n + 1, f"Node {number}-{zone}-{n}")
                for n in range(4)
            ),
        )
        for zone in range(1, 3)
    ]
    cells = [a_leaf(1000 * (number + 1) + 900 + n, f"Cell {number}-{n}") for n in range(2)]
    cells += [a_leaf(1000 * (number + 1) + 950, f"Gateway {number}")] if number < 6 else []
    return a_group(1000 * (number + 1), f"Region {number}", *zones, *cells)


def _every_day() -> list[Day]:
    words = [Status.OUTAGE, Status.PARTIAL, Status.DEGRADED, Status.MAINTENANCE]
    return [a_day(n, words[n % 4], 5 + n * 11, by_hand=n % 9 == 0) for n in range(90)]


def _many_updates() -> tuple[Update, ...]:
    body = (
        "Wir suchen weiter.\n\n- erstens\n- zweitens\n\n> Zitat\n\n`code` und https://example.test/"
        + "a" * 120
    )
    return tuple(an_update(50 + n, State.INVESTIGATING, body, AS_OF - (n + 1) * 3 * HOUR) for n in range(9))
