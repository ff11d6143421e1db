"""Rows of a CSV: whatever the text is, a spreadsheet shows it and does not run it."""

import csv
from io import StringIO

import pytest

from app.core.spreadsheets import csv_row

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    '=HYPERLINK("http://x","y")',
    "＝1",
    "-480 tokens",
    "=cmd|' /C calc'!A0",
)


def cells_of(text: str) -> list[str]:
    (row,) = csv.reader(StringIO(text, newline=""))
    return row


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_begins_as_a_formula_does(text: str) -> None:
    assert cells_of(csv_row(["a", text])) == ["a", f"'{text}"]


@pytest.mark.parametrize("text", ["", "Ada", "1,240", "it's = 3", 'say "no"', "two\nlines", "'=1"])
def test_other_text_comes_back_as_it_was(text: str) -> None:
    assert cells_of(csv_row(["a", text])) == ["a", text]


def test_numbers_stay_numbers_below_zero_too() -> None:
    assert csv_row([1, -480]) == "1,-480\r\n"
