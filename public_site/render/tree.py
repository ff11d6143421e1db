"""The component tree; every leaf and every group's line is a region, rendered once per content."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from functools import lru_cache

from markupsafe import Markup, escape

from public_site.render.bars import day_sentence, figure_text, first_bar, lines_of, spikes_of
from public_site.render.engine import Region, mark_of, region, rendered, wrapped
from public_site.render.look import Look
from public_site.render.times import MINUTE_MS, day_text
from public_site.render.words import counted
from public_site.snapshot import Day, Node, Snapshot, leaves_below
from tenants.words import ComponentKind, Status

OPEN_BELOW, CLOSED_ABOVE = 8, 200
_FIRST_LEVEL = 3
_NOTHING = Markup("")
_LENGTHS = ("maintenance_ms", "degraded_ms", "partial_ms", "outage_ms", "by_hand_ms")
_EMPTY = Markup('<p class="note">Nothing in this group yet.</p>')


class Openness(Enum):
    """Which groups of a page are open when it comes."""

    ALL = auto()
    TROUBLE = auto()
    NONE = auto()


def tree_region(snapshot: Snapshot, look: Look) -> Region:
    """The whole tree. Its own mark covers only the structure, so one leaf can change alone."""
    html = _branch(snapshot.tree, look, _FIRST_LEVEL, _openness(len(snapshot.leaves)))
    return region("tree", html, seen=" ".join(_outline(snapshot.tree, 0)))


def _openness(leaves: int) -> Openness:
    """A group opens when something in it is not well; all do on a small page, none on a very large one."""
    if leaves <= OPEN_BELOW:
        return Openness.ALL
    return Openness.NONE if leaves > CLOSED_ABOVE else Openness.TROUBLE


def only_affected(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The tree without what is well; groups stay while something below them is not."""
    kept = (replace(node, children=only_affected(node.children)) for node in nodes)
    return tuple(node for node in kept if node.children or _is_affected_leaf(node))


def paths_of(nodes: tuple[Node, ...], above: Markup = _NOTHING) -> Iterator[tuple[Node, Markup]]:
    """Each leaf with "Group › Leaf"; every name keeps its own direction."""
    for node in nodes:
        path = above + wrapped("<bdi>", escape(node.name), "</bdi>")
        if node.kind is ComponentKind.LEAF:
            yield node, path
        else:
            yield from paths_of(node.children, path + " › ")


def _is_affected_leaf(node: Node) -> bool:
    return node.kind is ComponentKind.LEAF and node.status is not Status.OPERATIONAL


def _branch(nodes: tuple[Node, ...], look: Look, level: int, openness: Openness) -> Markup:
    if not nodes:
        return _EMPTY if level > _FIRST_LEVEL else _NOTHING
    items = (
        leaf_item(_shown(node, look.today), look)
        if node.kind is ComponentKind.LEAF
        else _group_item(node, look, level, openness)
        for node in nodes
    )
    return wrapped('<ul class="tree">\n', *items, "</ul>\n")


def _group_item(group: Node, look: Look, level: int, openness: Openness) -> Markup:
    summary = _summary(group.name, group.status, level, look, pinned=group.pinned)
    is_open = " open" if _is_open(group, openness) else ""
    below = _branch(group.children, look, level + 1, openness)
    live = Region(f"{group.id}-line", summary, mark_of(summary)).live
    names = f'id="{escape(group.id)}" data-component-id="{escape(group.id)}"'
    head = f'<summary data-component-status="{group.status}" {live}>{summary}</summary>'
    return wrapped(f'<li class="group"><details {names}{is_open}>', head, below, "</details></li>\n")


def _is_open(group: Node, openness: Openness) -> bool:
    if openness is not Openness.TROUBLE:
        return openness is Openness.ALL
    shown = (group, *leaves_below(group))
    return any(each.status is not Status.OPERATIONAL for each in shown)


@lru_cache(4096)
def _summary(name: str, status: Status, level: int, look: Look, *, pinned: bool) -> Markup:
    group = {"name": name, "status": status, "pinned": pinned}
    return rendered("summary.html", group=group, level=level, label=look.words.label(status))


@lru_cache(4096)
def leaf_item(leaf: Node, look: Look) -> Markup:
    """One `<li>`, rendered once per content."""
    context = _uptime_context(leaf, look)
    html = rendered("leaf.html", leaf=leaf, label=look.words.label(leaf.status), **context)
    names = f'id="{escape(leaf.id)}" data-component-id="{escape(leaf.id)}"'
    live = region(leaf.id, html, seen=f"{leaf.status}{html}").live
    head = f'<li class="leaf" {names} data-component-status="{leaf.status}" {live}>'
    return wrapped(head, html, "</li>\n")


def _uptime_context(leaf: Node, look: Look) -> dict[str, object]:
    if leaf.uptime is None:
        return {}
    uptime, today = leaf.uptime, look.today
    figure = figure_text(uptime, today)
    days_word = f"{counted(len(uptime.days), 'day', 'days')} with events"
    return {
        "first": first_bar(uptime, today),
        "strokes": lines_of(uptime, today) + spikes_of(uptime, today),
        "figure": figure,
        "summary": f"{leaf.name}: {figure}" + (f"; {days_word}" if uptime.days else ""),
        "days_word": days_word,
        "days": [
            (day, f"{day_text(day.date)}: {day_sentence(day, look.words, count_manual=look.count_manual)}")
            for day in reversed(uptime.days)
        ],
    }


def _shown(leaf: Node, today: str) -> Node:
    """The leaf without what is not printed, so that the cache is not missed for it."""
    if leaf.uptime is None:
        return leaf
    days = leaf.uptime.days
    if days and days[-1].date == today:
        days = (*days[:-1], _in_minutes(days[-1]))
    return replace(leaf, uptime=replace(leaf.uptime, days=days, known_ms=0, lost_ms=0, months=None))


def _in_minutes(day: Day) -> Day:
    """As lengths are printed: a leaf in trouble is drawn anew once a minute, not at every publish."""
    held = {name: getattr(day, name) for name in _LENGTHS}
    return replace(day, **{name: max(ms - ms % MINUTE_MS, min(ms, 1)) for name, ms in held.items()})


def _outline(nodes: tuple[Node, ...], depth: int) -> Iterator[str]:
    for node in nodes:
        yield f"{depth}{node.kind}{node.id}"
        yield from _outline(node.children, depth + 1)
