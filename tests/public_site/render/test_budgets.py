"""The budgets of ux §6: bytes and nodes, each with the page that it is for."""

import gzip
from pathlib import Path

import pytest

from public_site.render.assets import STATIC
from public_site.render.errors import gone_answer, not_found_answer
from public_site.render.hot import hot_answers
from public_site.render.story import incident_answer
from public_site.snapshot import Snapshot
from tests.public_site.render.markup import answers_by_path, every, home_of
from tests.public_site.samples import a_leaf, a_snapshot, awkward, bad_morning, fine


def _gzipped(body: bytes) -> int:
    return len(gzip.compress(body, 5))


@pytest.mark.parametrize(
    ("snapshot", "raw_max", "gzip_max"),
    [(fine(), 20_000, 4_000), (bad_morning(), 45_000, 6_000), (awkward(), 130_000, 11_000)],
    ids=["5", "25", "100"],
)
def test_the_page_is_small(snapshot: Snapshot, raw_max: int, gzip_max: int) -> None:
    body = answers_by_path(snapshot)["/"].body
    assert len(body) <= raw_max
    assert _gzipped(body) <= gzip_max


@pytest.mark.parametrize(
    ("snapshot", "nodes_max"),
    [(fine(), 600), (bad_morning(), 1_800), (awkward(), 6_000)],
    ids=["5", "25", "100"],
)
def test_the_page_has_few_nodes(snapshot: Snapshot, nodes_max: int) -> None:
    page = home_of(snapshot)
    texts = page.xpath("//text()")
    assert isinstance(texts, list)
    assert len(every(page, "//*")) + len(texts) <= nodes_max


def test_sheet_and_script_are_small() -> None:
    sizes = {Path(path).suffix: _gzipped(asset.body) for path, asset in STATIC.items()}
    assert sizes[".css"] <= 6_000
    assert sizes[".js"] <= 4_000


def test_a_first_visit_is_small_as_a_whole() -> None:
    fetched = [answers_by_path(bad_morning())[path] for path in ("/", "/favicon.svg")]
    assert sum(_gzipped(answer.body) for answer in (*fetched, *STATIC.values())) <= 15_000


@pytest.mark.parametrize("body", [not_found_answer(awkward()), gone_answer(awkward())])
def test_a_page_about_nothing_is_small(body: bytes) -> None:
    assert len(body) <= 6_000


def test_a_permalink_is_small() -> None:
    answer = incident_answer(bad_morning(), bad_morning().incidents[0], None, None)
    assert _gzipped(answer.body) <= 4_000


def test_what_is_polled_is_tiny() -> None:
    version = next(
        each for each in hot_answers(fine(), "0123456789abcdef") if each.path == "/status-version.json"
    )
    assert len(version.body) <= 60


def test_a_row_costs_about_a_kilobyte() -> None:
    ten, twenty = (a_snapshot(*(a_leaf(n, f"Leaf {n}") for n in range(number))) for number in (10, 20))
    difference = len(answers_by_path(twenty)["/"].body) - len(answers_by_path(ten)["/"].body)
    assert difference / 10 <= 1_100
