"""Components by months: a figure, and the worst word of a month that was not just operational."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup

from public_site.render.engine import rendered
from public_site.render.look import Look
from public_site.render.times import short_month_text
from public_site.render.tree import paths_of
from public_site.render.words import NO_DATA, Words
from public_site.snapshot import Snapshot
from tenants.uptime.months import UPTIME_MONTHS, Month, Months, months_back
from tenants.words import Status


class Cell(NamedTuple):
    """One month of one leaf; `label` is empty when it was operational throughout."""

    figure: str
    status: Status
    label: str


def months_table(snapshot: Snapshot, look: Look) -> dict[str, Any]:
    """The column heads, newest first, and the rows of the table; no rows for a page without figures."""
    measured = [
        (path, leaf.uptime.months, leaf.uptime.percent is not None)
        for leaf, path in paths_of(snapshot.tree)
        if leaf.uptime is not None and leaf.uptime.months is not None and snapshot.show_uptime
    ]
    months = months_shown(snapshot, [each for _, each, _ in measured])
    rows = [_row(path, each, months, look.words, is_known=known) for path, each, known in measured]
    return {"months": [short_month_text(month) for month in months], "month_rows": rows}


def months_shown(snapshot: Snapshot, of_leaves: Sequence[Months]) -> tuple[str, ...]:
    """The last twelve, newest first, none of them before every leaf."""
    today = date.fromisoformat(snapshot.today)
    months = [months_back(today, number).isoformat()[:7] for number in range(UPTIME_MONTHS)]
    oldest = min((each.since[:7] for each in of_leaves), default=months[0])
    return tuple(month for month in months if month >= oldest)


@lru_cache(4096)
def _row(path: Markup, of_leaf: Months, months: tuple[str, ...], words: Words, *, is_known: bool) -> Markup:
    eventful = {each.month: each for each in of_leaf.eventful}
    cells = [
        _cell(eventful.get(month), words, has_data=is_known and month >= of_leaf.since[:7])
        for month in months
    ]
    return rendered("uptime_month.html", path=path, cells=cells)


def _cell(found: Month | None, words: Words, *, has_data: bool) -> Cell:
    if not has_data or (found is not None and found.percent is None):
        return Cell(NO_DATA, Status.OPERATIONAL, "")
    if found is None:
        return Cell("100%", Status.OPERATIONAL, "")
    label = "" if found.worst is Status.OPERATIONAL else words.label(found.worst)
    return Cell(f"{found.percent}%", found.worst, label)
