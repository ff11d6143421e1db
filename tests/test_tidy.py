"""The house rules that a machine can keep: sizes, names, homes of third parties, and nothing left over."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCT = ("app", "ledger", "public_site", "tenants", "ui", "migrations")
WRITTEN = (*PRODUCT, "tests", "benchmarks", "deploy", "docs", "requirements", ".ci")
TEXT = {".py", ".html", ".css", ".js", ".md", ".txt", ".in", ".toml", ".conf", ".svg", ".sql", ""}
FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 50
LINE_LENGTH_MAX = 110

HOMES = {
    "tortoise": ("app/db/", "tenants/", "ledger/", "migrations/"),
    "aerich": ("migrations/",),
    "asyncpg": ("app/db/",),
    "sqlite3": ("app/db/",),
    "quart": (
        "app/api/",
        "app/console",
        "app/factory",
        "public_site/routes",
        "public_site/visits",
        "ui/",
    ),
    "hypercorn": ("app/serving/", "public_site/fast_path/"),
    "jinja2": ("public_site/render/", "ui/kit/"),
    "argon2": ("tenants/accounts/credentials",),
    "stripe": ("ledger/stripe_",),
    "cryptography": ("app/core/sealing",),
    "pyotp": ("tenants/factors/codes",),
    "segno": ("ui/kit/qr",),
    "webauthn": ("tenants/factors/ceremony",),
    "itsdangerous": ("app/core/signing",),
    "confusable_homoglyphs": ("tenants/domains/lookalikes",),
    "publicsuffixlist": ("tenants/domains/zones",),
    "limits": ("app/core/throttle", "app/core/recent"),
    "redis": ("app/core/throttle",),
    "aiosmtplib": ("app/core/mail",),
    "email_validator": ("app/core/email_address",),
    "structlog": ("app/",),
    "prometheus_client": ("app/serving/",),
    "click": ("app/cli/",),
    "uvloop": ("app/",),
    "uuid_utils": ("app/core/ids",),
    "nh3": ("public_site/render/",),
    "markdown_it": ("public_site/render/",),
    "brotli": ("public_site/",),
    "resvg_py": ("public_site/rasterise", "tenants/pictures/redraw"),
    "PIL": ("tenants/pictures/redraw",),
    "lxml": ("tenants/pictures/drawings",),
}
READS_TIME = {"now", "utcnow", "today", "time", "time_ns"}
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "misc", "stuff", "process"}
LEFT_OVER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE = re.compile(
    r"[/]work/|[/]root/|[/]home/\w|[p]ypi\.org|[p]ythonhosted|[r]egistry\.npmjs|[d]eb\.debian"
)
SKIPPED = re.compile(r"pytest\.(skip|xfail|importorskip)|mark\.(skip|xfail)|unittest\.mock")


@cache
def files(*folders: str, suffixes: frozenset[str] = frozenset({".py"})) -> list[Path]:
    """Files of ours below some folders; nothing vendored, generated or cached."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*"))]
    return [path for path in found if path.is_file() and path.suffix in suffixes and _is_ours(path)]


def _is_ours(path: Path) -> bool:
    return not {"__pycache__", "vendor", "evidence", "models"} & set(path.relative_to(ROOT).parts[:-1]) or (
        path.parent.name == "models" and path.parent.parent.name != "migrations"
    )


def name(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """The top-level package of everything a file imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Every function and class of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


def reads(path: Path, module: str, names: set[str]) -> bool:
    """Whether a file uses `module.name` for one of the names."""
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in names
        and ast.unparse(node.value).split(".")[-1] == module
        for node in ast.walk(tree(path))
    )


def test_every_module_says_what_it_is() -> None:
    silent = [
        name(path) for path in files(*PRODUCT, "tests", "benchmarks") if not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_no_file_is_longer_than_a_sitting() -> None:
    suffixes = frozenset({".py", ".html", ".css", ".js"})
    lengths = {name(p): len(p.read_text("utf-8").splitlines()) for p in files(*WRITTEN, suffixes=suffixes)}
    assert {path: length for path, length in lengths.items() if length > FILE_LINES_MAX} == {}


def test_no_script_has_a_line_wider_than_a_page() -> None:
    wide = [
        f"{name(path)}:{number}"
        for path in files(*PRODUCT, suffixes=frozenset({".js"}))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > LINE_LENGTH_MAX
    ]
    assert wide == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in files(*PRODUCT, "tests")
        for node in definitions(path)
        if not isinstance(node, ast.ClassDef) and (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES_MAX
    ]
    assert long == []


def test_names_say_what_a_thing_is_for() -> None:
    paths = [name(p) for p in files(*PRODUCT) if EMPTY_NAMES & set(re.split(r"[/_.]", name(p)))]
    named = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in files(*PRODUCT)
        for node in definitions(path)
        if EMPTY_NAMES & set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r" \1", node.name).lower()))
    ]
    assert paths + named == []


@pytest.mark.parametrize("package", HOMES)
def test_a_third_party_lives_in_its_home_only(package: str) -> None:
    abroad = [
        name(path)
        for path in files(*PRODUCT)
        if package in imports(path) and not name(path).startswith(HOMES[package])
    ]
    assert abroad == []


def test_whatever_is_imported_is_asked_for_by_name() -> None:
    runtime, test = _required("runtime"), _required("test")
    assert _imported(*PRODUCT) - runtime == set()
    assert _imported("tests", "benchmarks") - runtime - test == set()


def _required(lock: str) -> set[str]:
    """Distributions that a requirements/*.in names, extras and versions left out."""
    lines = (ROOT / "requirements" / f"{lock}.in").read_text("utf-8").splitlines()
    return {_plain(re.split(r"[\[=<>~ ]", line)[0]) for line in lines if line and line[0] not in "#-"}


def _imported(*folders: str) -> set[str]:
    """Distributions that files import from, the standard library and our own packages left out."""
    ours = {*PRODUCT, "tests", "benchmarks"} | sys.stdlib_module_names
    packages = {package for path in files(*folders) for package in imports(path)} - ours
    known = packages_distributions()
    return {_plain(known.get(package, [package])[0]) for package in packages}


def _plain(distribution: str) -> str:
    return distribution.lower().replace("_", "-")


def test_only_the_settings_read_the_environment() -> None:
    readers = [name(path) for path in files(*PRODUCT) if reads(path, "os", {"environ", "getenv", "putenv"})]
    assert readers == ["app/settings.py"]


def test_only_the_clock_reads_the_time() -> None:
    readers = [
        name(path)
        for path in files(*PRODUCT)
        if any(reads(path, module, READS_TIME) for module in ("datetime", "date", "time"))
    ]
    assert readers == ["app/core/clock.py"]


def test_nothing_is_printed_past_the_command_line() -> None:
    printing = [
        f"{name(path)}:{node.lineno}"
        for path in files(*PRODUCT)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_nothing_is_left_to_be_done() -> None:
    assert _lines_with(LEFT_OVER, *WRITTEN) == []


def test_nothing_knows_a_machine_or_a_registry() -> None:
    found = _lines_with(MACHINE, *WRITTEN)
    files_here = (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git")
    loose = [path for path in files_here if path.suffix in TEXT | {".yml"}]
    found += [path.name for path in loose if MACHINE.search(path.read_text("utf-8"))]
    assert found == []


def test_every_sheet_of_evidence_is_written_by_one_file() -> None:
    sheets = Counter(
        sheet
        for path in files("tests")
        for sheet in set(re.findall(r'evidence\("([a-z-]+)"\)', path.read_text("utf-8")))
    )
    assert sheets
    assert [sheet for sheet, writers in sheets.items() if writers > 1] == []


def test_no_test_is_skipped_or_mocked() -> None:
    assert _lines_with(SKIPPED, "tests") == []


def _lines_with(pattern: re.Pattern[str], *folders: str) -> list[str]:
    return [
        f"{name(path)}:{number}"
        for path in files(*folders, suffixes=frozenset(TEXT))
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
