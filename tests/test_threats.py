"""docs/threats.md names a test for each threat, and each of those tests exists."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| (T\d+) \|.*\| ([^|]+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
NUMBERS = {f"T{number}" for number in range(1, 20)}


def table() -> dict[str, list[tuple[str, str]]]:
    """The tests of each threat, by file and name."""
    text = (ROOT / "docs" / "threats.md").read_text("utf-8")
    return {number: TEST.findall(tests) for number, tests in ROW.findall(text)}


def defined(path: str) -> set[str]:
    """The functions of a file."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_threat_has_a_row_with_a_test() -> None:
    assert {number for number, tests in table().items() if tests} == NUMBERS


def test_every_test_named_there_exists() -> None:
    named = {test for tests in table().values() for test in tests}
    assert {f"{path}::{name}" for path, name in named if name not in defined(path)} == set()
