"""The status page `/`: hero, open incidents, maintenance, components, the last seven days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from app.core.clock import MS_PER_DAY
from public_site.answer import HTML, Answer
from public_site.render.cards import cards_of
from public_site.render.engine import Region, region, rendered
from public_site.render.frame import frame_of
from public_site.render.freshness import holds_until
from public_site.render.hero import Hero, hero_of, works_until
from public_site.render.look import Look, look_of
from public_site.render.past import past_days
from public_site.render.times import time_tag, zone_phrase
from public_site.render.tree import only_affected, paths_of, tree_region
from public_site.render.words import NO_DATA
from public_site.snapshot import Incident, Snapshot
from tenants.words import Status

AFFECTED_SHOWN = 6
FILTER_ABOVE = 30
SOON_MS = 14 * MS_PER_DAY


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone that moments are printed in, whether a visitor chose it, and what no zone is called."""

    name: str
    fixed: bool = False
    wrong: str = ""


def home_answer(snapshot: Snapshot, fingerprint: str) -> Answer:
    return Answer("/", home_html(snapshot, fingerprint, look_of(snapshot)).encode(), HTML)


def home_html(
    snapshot: Snapshot,
    fingerprint: str,
    look: Look,
    *,
    affected_only: bool = False,
    zone: Zone | None = None,
    root: str = "",
) -> str:
    """The page with moments in `look.zone`, which the script leaves alone if a visitor chose it.

    The tree is whole or cut down to what is affected. `root` makes it a still picture (see Frame).
    """
    hero = hero_of(snapshot)
    regions = _regions(snapshot, look, hero, affected_only=affected_only)
    frame = frame_of(
        snapshot,
        "/",
        hero.sentence,
        description=_description(snapshot, hero),
        hero=hero,
        picture=f"/og.png?v={fingerprint}",
        root=root,
    )
    return rendered(
        "home.html",
        frame=frame,
        hero=hero,
        regions={each.key: each for each in regions},
        fingerprint=fingerprint,
        today=snapshot.today,
        zone=zone or Zone(look.zone),
        until=holds_until(snapshot),
    )


def _regions(snapshot: Snapshot, look: Look, hero: Hero, *, affected_only: bool) -> Sequence[Region]:
    as_of = snapshot.as_of
    soon = [each for each in snapshot.scheduled if (each.scheduled_start or 0) <= as_of + SOON_MS]
    later = snapshot.scheduled[len(soon) :]
    shown = replace(snapshot, tree=only_affected(snapshot.tree)) if affected_only else snapshot
    return (
        hero_region(snapshot, look, hero),
        region("updated", Markup("Updated {}").format(time_tag(as_of, look.zone))),
        _affected(snapshot, look, hero),
        cards_region("incidents", "Active incidents", snapshot.incidents, look, as_of),
        cards_region("soon", "Scheduled maintenance", soon, look, as_of),
        _legend(snapshot, look, affected_only=affected_only),
        tree_region(shown, look),
        cards_region("later", "Later maintenance", later, look, as_of),
        _past(snapshot, look),
        _foot(snapshot, look),
    )


def hero_region(snapshot: Snapshot, look: Look, hero: Hero) -> Region:
    ends_at = works_until(snapshot) if hero.kind == Status.MAINTENANCE else None
    until = time_tag(ends_at, look.zone) if ends_at is not None else ""
    html = rendered("hero.html", hero=hero, until=until)
    return region("hero", html, seen=f"{hero.kind}{hero.sentence}{hero.count}{until}")


def _affected(snapshot: Snapshot, look: Look, hero: Hero) -> Region:
    affected = [
        {"id": leaf.id, "path": path, "status": leaf.status, "label": look.words.label(leaf.status)}
        for leaf, path in paths_of(snapshot.tree)
        if leaf.status is not Status.OPERATIONAL
    ]
    open_now = cards_of(snapshot.incidents, look, snapshot.as_of)
    html = rendered(
        "affected.html",
        affected=affected[:AFFECTED_SHOWN],
        more=max(0, len(hero.affected) - AFFECTED_SHOWN),
        several=open_now if len(open_now) > 1 else [],
    )
    return region("affected", html)


def cards_region(key: str, heading: str, incidents: Sequence[Incident], look: Look, as_of: int) -> Region:
    cards = cards_of(incidents, look, as_of)
    return region(key, rendered("incidents.html", key=key, heading=heading, cards=cards))


def _legend(snapshot: Snapshot, look: Look, *, affected_only: bool) -> Region:
    number = len(snapshot.leaves)
    entries: list[tuple[str, str]] = [(status, look.words.label(status)) for status in _LEGEND_ORDER]
    if any(leaf.uptime for leaf in snapshot.leaves):
        entries.append(("none", NO_DATA))
    html = rendered(
        "legend.html",
        entries=entries if snapshot.tree else [],
        only_affected=affected_only,
        all_well=all(leaf.status is Status.OPERATIONAL for leaf in snapshot.leaves),
        filterable=number if number > FILTER_ABOVE else 0,
    )
    return region("legend", html)


def _past(snapshot: Snapshot, look: Look) -> Region:
    days = past_days(snapshot, look)
    return region("past", rendered("past.html", days=days, show_uptime=snapshot.show_uptime))


def _foot(snapshot: Snapshot, look: Look) -> Region:
    html = rendered(
        "foot.html",
        as_of=time_tag(snapshot.as_of, look.zone),
        days_zone=zone_phrase(snapshot.as_of, snapshot.time_zone),
    )
    return region("foot", html)


def _description(snapshot: Snapshot, hero: Hero) -> str:
    count = f" {hero.count}." if hero.count else ""
    return f"{snapshot.name}: {hero.sentence}.{count}"


_LEGEND_ORDER = (Status.OPERATIONAL, Status.DEGRADED, Status.PARTIAL, Status.OUTAGE, Status.MAINTENANCE)
