"""What stands in an export: months, formulas that do not run, and no text that is read as more."""

import csv
import io
from pathlib import Path

import pytest

from app.core.errors import Invalid
from ledger.accounts import ISSUED_PROMO, lot
from ledger.export.acts import acts_of, month_of
from ledger.export.names import figure
from ledger.export.table import as_text
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.posting import By, Leg, Order, open_book, post
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.export.checkers import CHECKERS, refusing, text_of
from tests.ledger.whole_books import Ids, whole_books

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    '=HYPERLINK("http://evil.example")',
    "=cmd|' /C calc'!A0",
    "@@",
]
NASTY = 'date:2020-01-01 ; x:y\n    Equity:Evil  1 HEP "quoted" \\ back'


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text(text: str) -> None:
    assert as_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "plain", "1-2", "a=b", "wallet:x:paid", "'=1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert as_text(text) == text


@pytest.mark.parametrize(
    ("units", "unit", "written"),
    [
        (480, "HEP", "-480"),
        (0, "HEP", "0"),
        (490, "EUR", "4.90"),
        (-5, "EUR", "-0.05"),
        (-490, "EUR", "-4.90"),
    ],
)
def test_tokens_are_debts_of_ours_and_money_is_what_it_is(units: int, unit: str, written: str) -> None:
    assert figure(units, unit) == written


@pytest.mark.parametrize(
    "month", ["2026", "2026-13", "2026-1", "11-2026", "1999-01", "2026-00", "2026-11-01"]
)
def test_a_month_looks_like_one(month: str) -> None:
    with pytest.raises(Invalid, match="2026-11"):
        month_of(month)


def test_december_ends_where_the_next_year_begins() -> None:
    assert month_of("2026-12")[1] == month_of("2027-01")[0]


async def test_every_line_is_a_row_whose_balances_are_those_of_the_books(
    database: Database, clock: FakeClock
) -> None:
    await whole_books(clock)
    table = rows(await text_of("csv"))
    assert len(table) == 28
    deferred = [row for row in table if row["account"] == "deferred:slots"]
    assert (deferred[0]["amount"], deferred[-1]["balance"]) == (str(SLOT_PRICE_TOKENS), "960")
    assert table[0]["at"] == "2026-11-21T12:00:00.000000Z"


async def test_the_months_together_are_the_whole(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    months = ["2026-10", "2026-11", "2026-12", "2027-01"]
    acts = [act for month in months for act in [act async for act in acts_of(month)] if act.seq]
    assert acts == [act async for act in acts_of(None)]


async def test_a_month_begins_with_what_was_held(database: Database, clock: FakeClock) -> None:
    await whole_books(clock)
    opened = {
        row["account"]: row["balance"] for row in rows(await text_of("csv", "2026-12")) if row["seq"] == "0"
    }
    before = {row["account"]: row["balance"] for row in rows(await text_of("csv", "2026-11"))}
    ends = {code: held for code, held in opened.items() if not code.startswith("opening:")}
    assert ends == {code: before[code] for code in ends}
    assert set(before) == set(ends)


async def test_the_log_has_no_months(database: Database) -> None:
    with pytest.raises(Invalid):
        await text_of("log", "2026-11")


async def test_empty_books_are_accepted_too(database: Database, tmp_path: Path) -> None:
    assert await refusing(tmp_path) == []


async def test_what_people_wrote_cannot_be_read_as_bookkeeping(
    database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    owner = Ids()()
    into = lot(owner, 1, priority=1, effective_at=0, expires_at=None)
    legs = [Leg(ISSUED_PROMO, -5), Leg(into, 5)]
    async with open_book() as book:
        await post(book, Order("grant", NASTY, {}, legs, By("staff", NASTY[:60]), owner, NASTY))
    assert await refusing(tmp_path) == []
    for form in CHECKERS:
        assert "Equity:Evil  1 HEP\n" not in await text_of(form)
