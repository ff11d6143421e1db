"""Sizes of tests, and what they measured: small in every run, full and written down by `make prove`."""

import os
import platform
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "docs" / "evidence"
FULL = os.environ.get("HEP_TEST_SIZE") == "full"

Note = Callable[[str], None]
Sheets = Callable[[str], Note]
Size = Callable[..., int]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sized-only", action="store_true", help="run only tests that ask for size or evidence")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--sized-only"):
        return
    sized = [item for item in items if {"size", "evidence"} & set(getattr(item, "fixturenames", ()))]
    config.hook.pytest_deselected(items=[item for item in items if item not in sized])
    items[:] = sized


@pytest.fixture(scope="session")
def size() -> Size:
    """How much of something to do: `size(ci=50, full=2000)`."""

    def choose(*, ci: int, full: int) -> int:
        return full if FULL else ci

    return choose


@pytest.fixture
def evidence(request: pytest.FixtureRequest) -> Iterator[Sheets]:
    """Sheets to write on, by name; writing is calling the sheet with one line for each thing measured.

    Shown at the end of the run; in full size also written to docs/evidence/<name>.txt.
    """
    sheets: dict[str, list[str]] = {}

    def sheet(name: str) -> Note:
        return sheets.setdefault(name, []).append

    yield sheet
    for name, lines in sheets.items():
        for line in lines:
            request.node.user_properties.append((name, line))
        if FULL and lines:
            _write(name, request.node.name, lines)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what was measured."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    ends = [report for report in reports if getattr(report, "when", "") == "teardown"]
    measured = [pair for report in ends for pair in report.user_properties]
    if measured:
        terminalreporter.section("measured")
    for name, line in measured:
        terminalreporter.write_line(f"{name}: {line}")


_written: set[str] = set()


def _write(name: str, test: str, lines: list[str]) -> None:
    """One file a name; its first writer in this run starts it anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.txt"
    with path.open("a" if name in _written else "w", encoding="utf-8") as file:
        if name not in _written:
            file.write(_circumstances())
        file.writelines(f"{line}\n" for line in (f"\n{test}", *lines))
    _written.add(name)


def _circumstances() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return (
        f"commit {commit or 'unknown'}, {when}\n"
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}\n"
    )
