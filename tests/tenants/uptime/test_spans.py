"""Spans and day rolls over random acts: what is rolled is what was held, in every zone, and nothing else."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tenants.components.models import Component
from tenants.components.status import set_status
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.incidents.references import Reference
from tenants.incidents.remove import delete_incident
from tenants.incidents.update import UpdateDraft, post_update
from tenants.pages.edit import PageEdit, edit_page
from tenants.uptime.models import DayRoll, StatusSpan
from tenants.uptime.rolls import cut_by_day
from tenants.words import Source, State, Status
from tests.cast import Acme, Cast
from tests.evidence import Size
from tests.factories import OPERATOR, make_component, make_page
from tests.fakes import FakeClock
from tests.trying import try_each

BEFORE_A_CHANGE = int(datetime(2026, 10, 24, 20, tzinfo=UTC).timestamp()) * 1000
BEFORE_ANOTHER = int(datetime(2027, 3, 27, 20, tzinfo=UTC).timestamp()) * 1000
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu"]
MINUTE_MS = 60_000

Act = tuple[str, int, Status, int]
Story = tuple[int, str, list[Act]]
acts = st.tuples(
    st.sampled_from(["hand", "monitor", "open", "hold", "resolve", "delete", "zone"]),
    st.integers(0, 8),
    st.sampled_from(Status),
    st.integers(0, 40 * 60 * MINUTE_MS),
)
stories = st.tuples(
    st.sampled_from([BEFORE_A_CHANGE, BEFORE_ANOTHER]),
    st.sampled_from(ZONES),
    st.lists(acts, min_size=5, max_size=14),
)


async def play(page_id: UUID, leaves: list[Component], told: list[Act], clock: FakeClock) -> str:
    """Do what the story tells; answers the zone the page ends in."""
    incidents: list[UUID] = []
    zone = ""
    for kind, number, status, wait_ms in told:
        leaf = leaves[number % len(leaves)]
        references = (Reference(leaf.name, status),)
        if kind in {"hand", "monitor"}:
            source = Source.MANUAL if kind == "hand" else Source.MONITOR
            await set_status(OPERATOR, page_id, leaf.id, status, source)
        elif kind == "open":
            draft = IncidentDraft("Slow", components=references)
            incidents.append((await open_incident(OPERATOR, page_id, draft)).id)
        elif kind == "zone":
            zone = ZONES[number % len(ZONES)]
            await edit_page(OPERATOR, page_id, PageEdit(time_zone=zone))
        elif incidents:
            incident_id = incidents[number % len(incidents)]
            if kind == "delete":
                await delete_incident(OPERATOR, page_id, incidents.pop(number % len(incidents)))
            else:
                state = State.RESOLVED if kind == "resolve" else State.MONITORING
                await post_update(OPERATOR, page_id, incident_id, UpdateDraft(state, "", references))
        clock.at += wait_ms
    return zone


def cut(spans: Iterable[StatusSpan], zone: ZoneInfo) -> Counter[tuple[UUID, int, bool, str]]:
    """What rolls of the closed ones must say, straight from the spans."""
    amounts: Counter[tuple[UUID, int, bool, str]] = Counter()
    for span in spans:
        if span.to_at is not None:
            for day, held_ms in cut_by_day(span.from_at, span.to_at, zone):
                by_hand = span.source == "manual"
                amounts[span.component_id, day.toordinal(), by_hand, f"{span.status}_ms"] += held_ms
    return amounts


async def rolled(page_id: UUID) -> Counter[tuple[UUID, int, bool, str]]:
    columns = [f"{status}_ms" for status in Status if status is not Status.OPERATIONAL]
    rows = await DayRoll.filter(component__page_id=page_id)
    return Counter(
        {
            (row.component_id, row.day, row.by_hand, column): getattr(row, column)
            for row in rows
            for column in columns
            if getattr(row, column)
        }
    )


async def test_rolls_say_what_spans_held_and_leaves_what_the_open_ones_hold(
    cast: Cast, clock: FakeClock, size: Size
) -> None:
    async def holds(story: Story) -> None:
        clock.at, first_zone, told = story[0], story[1], story[2]
        page = await make_page(cast.owner.account.id, public=False)
        await edit_page(OPERATOR, page.id, PageEdit(time_zone=first_zone))
        leaves = [await make_component(page.id, name) for name in ("One", "Two", "Three")]
        zone = await play(page.id, leaves, told, clock) or first_zone
        spans = await StatusSpan.filter(component__page_id=page.id)
        assert await rolled(page.id) == cut(spans, ZoneInfo(zone))
        await _one_open_span_at_most(page.id, spans)

    await try_each(stories, size(ci=60, full=600), holds)


async def _one_open_span_at_most(page_id: UUID, spans: list[StatusSpan]) -> None:
    """A leaf that is not operational has exactly one open span, of its status; spans never overlap."""
    held = {span.component_id: span.status for span in spans if span.to_at is None}
    assert len(held) == sum(span.to_at is None for span in spans)
    leaves = await Component.filter(page_id=page_id)
    assert held == {leaf.id: leaf.status for leaf in leaves if leaf.status != "operational"}
    for leaf in leaves:
        own = sorted((span for span in spans if span.component_id == leaf.id), key=lambda span: span.from_at)
        for earlier, later in pairwise(own):
            assert earlier.to_at is not None
            assert earlier.from_at < earlier.to_at <= later.from_at


async def test_another_zone_cuts_the_same_total_anew(acme: Acme, clock: FakeClock) -> None:
    await set_status(OPERATOR, acme.page.id, acme.eu.id, Status.OUTAGE)
    clock.forward(hours=30)
    await set_status(OPERATOR, acme.page.id, acme.eu.id, Status.OPERATIONAL)
    before = await rolled(acme.page.id)
    await edit_page(OPERATOR, acme.page.id, PageEdit(time_zone="Pacific/Kiritimati"))
    after = await rolled(acme.page.id)
    assert before.total() == after.total() == 30 * 60 * MINUTE_MS
    assert sorted(before.values()) != sorted(after.values())


async def test_the_zone_of_one_page_leaves_the_rolls_of_another(
    cast: Cast, acme: Acme, clock: FakeClock
) -> None:
    leaf = await make_component(cast.rival_page.id)
    await set_status(OPERATOR, cast.rival_page.id, leaf.id, Status.OUTAGE)
    clock.forward(hours=30)
    await set_status(OPERATOR, cast.rival_page.id, leaf.id, Status.OPERATIONAL)
    before = await rolled(cast.rival_page.id)
    await edit_page(OPERATOR, acme.page.id, PageEdit(time_zone="Pacific/Kiritimati"))
    assert await rolled(cast.rival_page.id) == before
