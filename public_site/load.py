"""From the database to a snapshot, in one read."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from app.core.addresses import page_url
from app.core.clock import now_ms
from app.core.ids import public_id
from ledger.plans import PLAN_GRACE_MS, Tenure, tenure
from public_site.load_incidents import incidents_from
from public_site.load_tree import tree_from
from public_site.rows import (
    PAST_INCIDENTS_MAX,
    PageRow,
    PageRows,
    PictureRow,
    SpanRow,
    json_of,
    page_rows,
    without,
)
from public_site.snapshot import FIGURES_EVERY_MS, PAST_DAYS, Incident, Picture, Snapshot, news_change_at
from tenants.components.hidden import Placed, hidden_among
from tenants.pictures.places import picture_path
from tenants.slots.expiry import effective_expiry
from tenants.uptime.figures import DEFAULT_WEIGHTS, Counting
from tenants.uptime.rolls import day_start, local_day
from tenants.words import DEFAULT_LABELS, ComponentKind


async def load(page_id: UUID) -> Snapshot | None:
    """The page as of now; None when it does not exist. A hidden page has no tree and no incidents."""
    now = now_ms()
    found = await page_rows(page_id, now)
    return _snapshot(page_id, found, now, visible=_is_visible(found.page, now)) if found else None


async def load_for_owner(page_id: UUID) -> Snapshot | None:
    """The page as visitors would see it now if it was not hidden from them; None when it does not exist."""
    now = now_ms()
    found = await page_rows(page_id, now)
    return _snapshot(page_id, found, now, visible=True) if found else None


def _snapshot(page_id: UUID, found: PageRows, now: int, *, visible: bool) -> Snapshot:
    page, zone, plan = found.page, ZoneInfo(found.page.time_zone), _tenure(found.page, now)
    found = without(found, _hidden(found, plan, now))
    today_start = day_start(local_day(now, zone), zone)
    spans = [span for span in found.spans if span.to_at is None or span.to_at >= today_start]
    counting = _counting(page, zone, _figures_until(spans, today_start, now))
    incidents = incidents_from(found.shown, counting.until) if visible else []
    return Snapshot(
        page_id=public_id("p", page_id),
        version=page.version,
        name=page.name,
        url=page_url(found.hosts[0]) if found.hosts else "",
        hosts=tuple(found.hosts),
        visible=visible,
        time_zone=page.time_zone,
        labels={**DEFAULT_LABELS, **json_of(page.labels)},
        theme=json_of(page.theme),
        show_footer=bool(page.show_footer) or not plan.plan.footer_removable,
        show_uptime=bool(page.show_uptime),
        count_manual=counting.count_manual,
        weights=dict(counting.weights),
        tree=tree_from(found, counting) if visible else (),
        incidents=tuple(each for each in incidents if _runs(each)),
        scheduled=tuple(sorted((each for each in incidents if _waits(each)), key=_window_start)),
        past=_past(incidents, zone, now),
        today=local_day(now, zone).isoformat(),
        as_of=now,
        expires_at=_expiry(page),
        next_change_at=_next_change(found, spans, incidents, now) if visible else None,
        pictures={row.place: _picture(row) for row in found.pictures} if visible else {},
    )


def _is_visible(page: PageRow, now: int) -> bool:
    idle, expires_at = page.suspended or page.held_for, _expiry(page)
    running = expires_at is None or expires_at > now
    return bool(page.is_public) and not idle and page.standing == "good" and running


def _picture(row: PictureRow) -> Picture:
    return Picture(picture_path(row.sha256), row.width, row.height, bytes(row.body))


def _expiry(page: PageRow) -> int | None:
    return effective_expiry(page.expires_at, page.last_resolved_at, in_incident=bool(page.in_incident))


def _tenure(page: PageRow, now: int) -> Tenure:
    """The footer follows the plan at once, the number of leaves a week later (design §4)."""
    return tenure(page.plan, page.plan_starts_at, page.plan_ends_at, now)


def _hidden(found: PageRows, plan: Tenure, now: int) -> frozenset[object]:
    if not plan.enforced(now):
        return frozenset()
    leaf = ComponentKind.LEAF
    placed = (Placed(row.id, row.parent_id, row.kind == leaf) for row in found.components)
    return hidden_among(placed, plan.plan.leaves_per_page)


def _counting(page: PageRow, zone: ZoneInfo, until: int) -> Counting:
    weights = {**DEFAULT_WEIGHTS, **json_of(page.weights)}
    return Counting(until, zone, weights, bool(page.count_manual))


def _figures_until(spans: Sequence[SpanRow], today_start: int, now: int) -> int:
    """Up to when figures are counted: the last event, or five-minute steps while something is held.

    So that figures, and with them the fingerprint, only move when a visitor has something new to see.
    """
    moments = [today_start, *(span.to_at or span.from_at for span in spans)]
    if any(span.to_at is None for span in spans):
        moments.append(now - now % FIGURES_EVERY_MS)
    return max(moments)


def _next_change(found: PageRows, spans: Sequence[SpanRow], incidents: Sequence[Incident], now: int) -> int:
    """When the page will look different by time alone.

    At midnight, with five-minute figures, when news are late, when the plan ends and a week after.
    """
    zone = ZoneInfo(found.page.time_zone)
    moments = [day_start(local_day(now, zone) + timedelta(days=1), zone)]
    if any(span.to_at is None for span in spans):
        moments.append(now - now % FIGURES_EVERY_MS + FIGURES_EVERY_MS)
    enforced_at = _tenure(found.page, now).since + PLAN_GRACE_MS
    ends = [found.page.plan_ends_at, enforced_at, *(news_change_at(each, now) for each in incidents)]
    return min(moments + [at for at in ends if at is not None and at > now])


def _past(incidents: Sequence[Incident], zone: ZoneInfo, now: int) -> tuple[Incident, ...]:
    first_day = local_day(now, zone) - timedelta(days=PAST_DAYS - 1)
    start = day_start(first_day, zone)
    past = [each for each in incidents if each.resolved_at is not None and each.resolved_at >= start]
    return tuple(past[:PAST_INCIDENTS_MAX])


def _runs(incident: Incident) -> bool:
    return incident.resolved_at is None and incident.started_at is not None


def _waits(incident: Incident) -> bool:
    return incident.resolved_at is None and incident.started_at is None


def _window_start(incident: Incident) -> int:
    return incident.scheduled_start or 0
