"""S7: what a day brought: in the books, on the queue, and whatever staff looked at and did."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.connection import get_connection

from app.core.clock import MS_PER_DAY, iso_ms, ms_of_iso
from app.core.errors import NotFound
from app.core.spreadsheets import csv_row
from app.db.direct import records_of
from ledger.day import BooksOfDay, books_of_day
from ledger.models import Finding, LedgerCheck, TwoPerson
from tenants.scope import Permission, Scope
from tenants.support.exports import watermark
from tenants.support.looks import note_look
from tenants.support.staff import own_account

LOOKS = frozenset({"support.look", "support.view", "support.view.end", "support.search", "support.export"})
# Literal words: with a mark for `operator` SQLite would not see that its index has all of them.
_STAFF = """SELECT actor_name, actor_id, act, COUNT(*) AS times FROM audit_entry
WHERE actor_kind = 'operator' AND at BETWEEN ? AND ? AND (act LIKE 'support.%'
  OR act IN ('account.suspend', 'account.restore', 'page.suspend', 'page.restore'))
GROUP BY actor_name, actor_id, act ORDER BY actor_name, actor_id, act"""


@dataclass(frozen=True, slots=True)
class StaffOfDay:
    """A person of support, or the operator: how often they looked, and each act with its number."""

    name: str
    id: str
    looks: int
    acts: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Report:
    """One day in UTC, called as in 2026-11-22."""

    day: str
    books: BooksOfDay
    checks: Sequence[LedgerCheck]
    found: Sequence[tuple[str, int]]
    closed: int
    asked: int
    decided: int
    staff: Sequence[StaffOfDay]

    @property
    def newer(self) -> str:
        return _day(ms_of_iso(f"{self.day}T00:00:00Z") + MS_PER_DAY)

    @property
    def older(self) -> str:
        return _day(ms_of_iso(f"{self.day}T00:00:00Z") - MS_PER_DAY)


async def report_of(scope: Scope, day: str) -> Report:
    """The report of a day. Raises NotFound for what is no day."""
    scope.require(Permission.SUPPORT_READ, own_account(scope))
    starts_at = _start_of(day)
    await note_look(scope, own_account(scope), what=f"the report of {day}")
    within = (starts_at, starts_at + MS_PER_DAY - 1)
    found = await Finding.filter(found_at__range=within)
    return Report(
        day,
        await books_of_day(day, starts_at, starts_at + MS_PER_DAY),
        await LedgerCheck.filter(ended_at__range=within).order_by("id"),
        sorted(Counter(each.kind for each in found).items()),
        await Finding.filter(closed_at__range=within).count(),
        await TwoPerson.filter(asked_at__range=within).count(),
        await TwoPerson.filter(decided_at__range=within).count(),
        await _staff(*within),
    )


async def report_csv(scope: Scope, day: str) -> str:
    """The same as a table: part, name, unit, count, before, after. Raises NotFound."""
    report = await report_of(scope, day)
    await note_look(scope, own_account(scope), "support.export", what=f"the report of {day}")
    head = ("day", "part", "name", "unit", "count", "before", "after", "exported_by")
    mark = watermark(scope)
    return "".join([csv_row(head), *(csv_row((day, *row, mark)) for row in _rows(report))])


def _rows(report: Report) -> list[tuple[str | int, ...]]:
    books = report.books
    rows: list[tuple[str | int, ...]] = [("head", books.head, "", books.last, "", "")]
    rows += [("kind", each.kind, "", each.acts, "", "") for each in books.kinds]
    rows += [
        ("moved", each.kind, unit, amount, "", "") for each in books.kinds for unit, amount in each.moved
    ]
    rows += [("account", each.code, each.unit, "", each.before, each.after) for each in books.house]
    rows += [("found", kind, "", count, "", "") for kind, count in report.found]
    rows += [("closed", "findings", "", report.closed, "", "")]
    rows += [("asked", "second person", "", report.asked, "", "")]
    rows += [("decided", "second person", "", report.decided, "", "")]
    for each in report.staff:
        rows += [("looks", f"{each.name} {each.id}".strip(), "", each.looks, "", "")]
        rows += [(act, f"{each.name} {each.id}".strip(), "", count, "", "") for act, count in each.acts]
    return rows


async def _staff(starts_at: int, ends_at: int) -> list[StaffOfDay]:
    """Who of ours did what, and from the command line; an index holds their acts by time."""
    counts: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for row in await records_of(get_connection("default"), _STAFF, [starts_at, ends_at]):
        acts = counts.setdefault((row["actor_name"], row["actor_id"]), [])
        acts.append((row["act"], int(row["times"])))
    return [_person(*who, acts) for who, acts in counts.items()]


def _person(name: str, actor_id: str, acts: Sequence[tuple[str, int]]) -> StaffOfDay:
    looks = sum(times for act, times in acts if act in LOOKS)
    return StaffOfDay(name, actor_id, looks, [(act, times) for act, times in acts if act not in LOOKS])


def _start_of(day: str) -> int:
    try:
        starts_at = ms_of_iso(f"{day}T00:00:00Z")
    except ValueError:
        raise NotFound("day") from None
    if _day(starts_at) != day:
        raise NotFound("day")
    return starts_at


def _day(at: int) -> str:
    return iso_ms(at)[:10]
