"""Any snapshot that the domain could make, for properties that hold for all of them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from public_site.snapshot import Day, Earlier, Incident, Node, Snapshot, Touched, Update, Uptime
from tenants.words import DEFAULT_LABELS, ComponentKind, Impact, IncidentKind, State, Status, worst_of
from tests.public_site.samples import AS_OF, DAY, MINUTE, TODAY, a_snapshot, ago

ZONES = ("UTC", "Europe/Paris", "America/St_Johns", "Asia/Kathmandu", "Pacific/Auckland")
TROUBLE = [Status.MAINTENANCE, Status.DEGRADED, Status.PARTIAL, Status.OUTAGE]
lines = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60)
bodies = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), max_size=200)
moments = st.integers(AS_OF - 80 * DAY, AS_OF)
ids = st.integers(1, 10**9)


@st.composite
def day_of_trouble(draw: st.DrawFn) -> Day:
    held = draw(st.tuples(*[st.integers(0, 400 * MINUTE)] * 4).filter(any))
    worst = worst_of(status for status, ms in zip(TROUBLE, held, strict=True) if ms)
    by_hand = draw(st.sampled_from([0, max(held), sum(held)]))
    calm, slow, half, down = held
    return Day(ago(draw(st.integers(0, 89))), worst, by_hand < sum(held), calm, slow, half, down, by_hand)


@st.composite
def uptimes(draw: st.DrawFn) -> Uptime:
    days = draw(st.lists(day_of_trouble(), max_size=6, unique_by=lambda day: day.date))
    since = draw(st.none() | st.integers(0, 89).map(ago))
    first = date.fromisoformat(since) if since else TODAY - timedelta(days=89)
    known = (TODAY - first).days * DAY + 11 * 60 * MINUTE
    kept = sorted((day for day in days if day.date >= first.isoformat()), key=lambda day: day.date)
    lost = min(known, sum(day.outage_ms for day in kept if day.counted))
    hundredths = (known - lost) * 10_000 // known
    percent = "100" if not lost else f"{hundredths // 100}.{hundredths % 100:02d}"
    return Uptime(percent, since, tuple(kept), known, lost)


@st.composite
def leaves(draw: st.DrawFn) -> Node:
    incident = draw(st.none() | ids.map(lambda number: f"i_{number}"))
    status = draw(st.sampled_from(list(Status)))
    uptime = draw(st.none() | uptimes())
    return Node(f"c_{draw(ids)}", draw(lines), ComponentKind.LEAF, status, False, uptime, incident, ())


@st.composite
def groups(draw: st.DrawFn, children: st.SearchStrategy[list[Node]]) -> Node:
    below = tuple(draw(children))
    pinned = draw(st.none() | st.sampled_from(list(Status)))
    status = pinned or worst_of(child.status for child in below)
    kind = ComponentKind.CATEGORY
    return Node(f"c_{draw(ids)}", draw(lines), kind, status, pinned is not None, None, None, below)


trees = st.lists(
    leaves() | groups(st.lists(leaves() | groups(st.lists(leaves(), max_size=3)), max_size=3)), max_size=5
)


@st.composite
def updates(draw: st.DrawFn) -> Update:
    edited = draw(st.none() | moments)
    earlier = draw(st.lists(st.builds(Earlier, bodies, moments), max_size=2)) if edited else []
    state = draw(st.sampled_from(list(State)))
    return Update(f"u_{draw(ids)}", state, draw(bodies), draw(moments), edited, tuple(earlier))


@st.composite
def incidents(draw: st.DrawFn, *, resolved: bool = False, waiting: bool = False) -> Incident:
    start = None if waiting else draw(moments)
    kind = IncidentKind.MAINTENANCE if waiting else draw(st.sampled_from(list(IncidentKind)))
    window = kind is IncidentKind.MAINTENANCE
    touched = st.builds(
        Touched,
        st.none() | ids.map(lambda number: f"c_{number}"),
        lines,
        *[st.sampled_from(list(Status))] * 2,
        moments,
    )
    return Incident(
        id=f"i_{draw(ids)}",
        kind=kind,
        title=draw(lines),
        state=State.RESOLVED if resolved else draw(st.sampled_from([State.INVESTIGATING, State.MONITORING])),
        impact=draw(st.sampled_from(list(Impact))),
        started_at=start,
        resolved_at=AS_OF - draw(st.integers(0, 6)) * DAY if resolved else None,
        scheduled_start=AS_OF + DAY if window else None,
        scheduled_end=AS_OF + 2 * DAY if window else None,
        promised_next_at=draw(st.none() | st.integers(AS_OF - DAY, AS_OF + DAY)),
        updated_at=start or AS_OF,
        touched=tuple(draw(st.lists(touched, max_size=3))),
        updates=tuple(draw(st.lists(updates(), max_size=5))),
    )


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A visible page with everything it may have."""
    labels = draw(st.dictionaries(st.sampled_from(sorted(DEFAULT_LABELS)), lines, max_size=6))
    return a_snapshot(
        *draw(trees),
        name=draw(lines),
        labels={**DEFAULT_LABELS, **labels},
        time_zone=draw(st.sampled_from(ZONES)),
        show_footer=draw(st.booleans()),
        show_uptime=draw(st.booleans()),
        count_manual=draw(st.booleans()),
        incidents=tuple(draw(st.lists(incidents(), max_size=3))),
        scheduled=tuple(draw(st.lists(incidents(waiting=True), max_size=2))),
        past=tuple(draw(st.lists(incidents(resolved=True), max_size=2))),
    )
