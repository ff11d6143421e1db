"""Rows for spreadsheets: CSV as RFC 4180 has it, in which no text is a formula (ASVS 1.2.10)."""

import csv
from collections.abc import Sequence
from io import StringIO

_BEGIN_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_row(cells: Sequence[str | int]) -> str:
    """One line with its end. Whole numbers stay; text that a spreadsheet would run gets a quote mark."""
    line = StringIO()
    csv.writer(line).writerow([_tame(cell) for cell in cells])
    return line.getvalue()


def _tame(cell: str | int) -> str | int:
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_BEGIN_FORMULAS):
        return f"'{cell}"
    return cell
