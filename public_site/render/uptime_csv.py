"""`/uptime.csv`: months of every component as rows for a spreadsheet, newest first."""

from collections.abc import Iterator

from app.core.clock import MS_PER_SECOND
from app.core.spreadsheets import csv_row
from public_site.answer import CSV, Answer
from public_site.render.uptime_months import months_shown
from public_site.snapshot import Node, Snapshot
from tenants.uptime.months import Month
from tenants.words import ComponentKind

_HELD = ("lost", "outage", "partial", "degraded", "maintenance", "by_hand")
_HEAD = ("component", "component_id", "month", "uptime_percent", *(f"{name}_seconds" for name in _HELD))


def uptime_csv_answer(snapshot: Snapshot) -> Answer:
    """Lengths in seconds; `by_hand` is a part of the others. Months without data have no row."""
    lines = [csv_row(_HEAD), *_rows(snapshot)]
    return Answer("/uptime.csv", "".join(lines).encode(), CSV, shared=True)


def _rows(snapshot: Snapshot) -> Iterator[str]:
    measured = [
        (path, leaf.id, leaf.uptime.months)
        for leaf, path in _named(snapshot.tree, "")
        if leaf.uptime is not None and leaf.uptime.months is not None and leaf.uptime.percent is not None
    ]
    shown = months_shown(snapshot, [months for _, _, months in measured])
    for path, leaf_id, months in measured:
        eventful = {each.month: each for each in months.eventful}
        for month in shown:
            if month >= months.since[:7]:
                yield csv_row((path, leaf_id, month, *_figures(eventful.get(month))))


def _figures(found: Month | None) -> list[str | int]:
    if found is None:
        return ["100", *(0 for _ in _HELD)]
    return [found.percent or "", *(getattr(found, f"{name}_ms") // MS_PER_SECOND for name in _HELD)]


def _named(nodes: tuple[Node, ...], above: str) -> Iterator[tuple[Node, str]]:
    for node in nodes:
        if node.kind is ComponentKind.LEAF:
            yield node, above + node.name
        else:
            yield from _named(node.children, f"{above}{node.name} › ")
