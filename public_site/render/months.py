"""`/history`: incidents by month, with a form that filters them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from public_site.answer import HTML, Answer
from public_site.history import MAINTENANCE, HistoryPage
from public_site.render.cards import cards_of
from public_site.render.engine import rendered
from public_site.render.frame import frame_of
from public_site.render.look import look_of
from public_site.render.times import month_text
from public_site.render.words import IMPACT_WORDS, words_of
from public_site.snapshot import Node, Snapshot


@dataclass(frozen=True, slots=True)
class Choice:
    """A select of the filter; the first option stands for everything."""

    name: str
    label: str
    chosen: str
    options: tuple[tuple[str, str], ...]


def history_answer(snapshot: Snapshot, page: HistoryPage) -> Answer:
    """`/history` with its filter, or `/history/<month>` without."""
    is_month = page.path != "/history"
    headline = f"Incidents in {month_text(page.months[0].month)}" if is_month else "Incident history"
    look, as_of = look_of(snapshot), snapshot.as_of
    months = [
        {
            "month": each.month,
            "name": month_text(each.month),
            "cards": cards_of(each.incidents, look, as_of),
        }
        for each in page.months
    ]
    html = rendered(
        "history.html",
        frame=frame_of(snapshot, page.path, headline),
        choices=[] if is_month else _choices(snapshot, page),
        is_filtered=bool(page.asked.component or page.asked.impact),
        months=months,
        older=page.older and (page.older[0], month_text(page.older[1])),
        newer=page.newer and (page.newer[0], month_text(page.newer[1])),
    )
    return Answer(page.path, html.encode(), HTML)


def _choices(snapshot: Snapshot, page: HistoryPage) -> list[Choice]:
    impacts = [(str(impact), word) for impact, word in IMPACT_WORDS.items()]
    kind = (MAINTENANCE, words_of(snapshot.labels).maintenance)
    components = (("", "All"), *_named(snapshot.tree, 0))
    return [
        Choice("component", "Component", page.asked.component, components),
        Choice("impact", "Impact", page.asked.impact, (("", "Any"), *impacts, kind)),
    ]


def _named(nodes: Sequence[Node], depth: int) -> Iterator[tuple[str, str]]:
    """Groups before what is in them, which is set in."""
    for node in nodes:
        yield node.id, "\N{NO-BREAK SPACE}" * 3 * depth + node.name
        yield from _named(node.children, depth + 1)
