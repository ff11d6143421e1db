"""`python -m benchmarks`: starts everything itself, prints tables, ends everything."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.books import measure_books
from benchmarks.growth import measure_growth, measure_sizes
from benchmarks.posting import measure_posting
from benchmarks.processes import CLIENT_CORE, pin
from benchmarks.reads import measure_reads
from benchmarks.renewals import WANTED, measure_renewals
from benchmarks.writes import measure_writes

PAGES = (10, 1_000, 20_000)
COMPONENTS = (5, 100, 1_000)
ENTRIES = (1_000_000,)
# Slots on SQLite and on PostgreSQL, and how many of them carry a page that was published before.
SLOTS = ((2_000, 2_000), (1_000, 1_000))
ALL_SLOTS = ((WANTED, WANTED // 4), (10_000, 10_000))


def main() -> None:
    """Measure all parts, or those that are named."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument(
        "parts",
        nargs="*",
        metavar="part",
        help="reads, writes, growth, sizes, posting, books, renewals; all by default",
    )
    asked.add_argument("--full", action="store_true", help="grow to 100,000 pages and slots")
    asked.add_argument("--seconds", type=float, default=2.0, help="length of one measurement")
    given = asked.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}; medians of 5 rounds")
    pin(os.getpid(), CLIENT_CORE)
    with tempfile.TemporaryDirectory(prefix="hep-bench-") as folder:
        parts = _parts(Path(folder), given.seconds, full=given.full)
        for name in given.parts or parts:
            for text in parts[name]():
                print(text)


def _parts(folder: Path, seconds: float, *, full: bool) -> dict[str, Callable[[], Iterator[str]]]:
    pages = (*PAGES, 100_000) if full else PAGES
    return {
        "reads": lambda: measure_reads(folder, seconds),
        "writes": lambda: measure_writes(folder, seconds),
        "growth": lambda: measure_growth(folder, pages),
        "sizes": lambda: measure_sizes(folder, COMPONENTS, seconds),
        "posting": lambda: measure_posting(folder / "posting", seconds),
        "books": lambda: measure_books(folder / "books", (*ENTRIES, 10_000_000) if full else ENTRIES),
        "renewals": lambda: measure_renewals(folder / "renewals", *(ALL_SLOTS if full else SLOTS)),
    }


if __name__ == "__main__":
    main()
