"""CSV for spreadsheets: one row a line. Text that a spreadsheet would run as a formula gets an apostrophe."""

import csv
from collections.abc import AsyncIterator, Iterable, Sequence
from io import StringIO

from app.core.clock import iso_ms
from ledger.export.acts import Act

COLUMNS = (
    *("seq", "at", "effective_at", "kind", "key", "actor_kind", "actor_id", "reason", "owner_id"),
    *("ref_kind", "ref_id", "reverses", "line", "account", "unit", "amount", "balance"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


async def table(acts: AsyncIterator[Act]) -> AsyncIterator[str]:
    """Amounts in whole tokens or minor units, positive when good for the owner; times ISO 8601 in UTC."""
    yield _rows([COLUMNS])
    async for act in acts:
        yield _rows(_cells(act))


def as_text(value: str | None) -> str:
    """A cell that every spreadsheet shows and none runs."""
    text = value or ""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(act: Act) -> list[tuple[object, ...]]:
    micros = f"{iso_ms(act.at // 1000)[:-1]}{act.at % 1000:03d}Z"
    texts = (act.kind, act.key, act.actor_kind, act.actor_id, act.reason)
    refs = (act.owner_id, act.ref_kind, act.ref_id)
    before = (act.seq, micros, iso_ms(act.effective_at), *map(as_text, (*texts, *refs)), act.reverses)
    return [
        (*before, number, as_text(line.code), line.unit, line.amount, line.balance)
        for number, line in enumerate(act.lines)
    ]


def _rows(rows: Iterable[Sequence[object]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
