"""The page and the document for people: everything is there, nothing comes from elsewhere."""

import re
from pathlib import Path

import pytest

from app.api.endpoint import Endpoint
from app.api.reporting import manual
from app.api.reporting.documents import STYLE
from app.api.reporting.endpoints import ENDPOINTS, PREFIX
from app.api.reporting.refusals import REFUSALS
from tests.api.reporting.monitor import Monitor

WRITTEN = Path(__file__).parents[3] / "docs" / "api-reporting.md"
each_endpoint = pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)


@pytest.fixture
async def page(stranger: Monitor) -> str:
    answer = await stranger.client.get("/docs/api")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def _plain(html: str) -> str:
    return html.replace("&#34;", '"').replace("&#39;", "'")


@each_endpoint
def test_the_page_shows_every_endpoint_with_a_command_to_copy(page: str, endpoint: Endpoint) -> None:
    assert PREFIX + endpoint.path in page
    assert manual.curl(endpoint) in _plain(page)
    assert manual.shown(endpoint.example_answer) in _plain(page)


def test_the_page_shows_every_refusal(page: str) -> None:
    for refusal in REFUSALS:
        assert refusal.when in _plain(page)


def test_the_page_loads_one_stylesheet_of_ours_and_no_script(page: str) -> None:
    assert re.findall(r'<link[^>]*href="([^"]+)"', page) == [STYLE]
    assert "<script" not in page
    assert " style=" not in page
    assert "src=" not in page


async def test_the_stylesheet_is_kept_for_ever_under_its_hash(stranger: Monitor) -> None:
    answer = await stranger.client.get(STYLE)
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert "url(" not in answer.text


@each_endpoint
def test_the_written_document_has_the_same_commands(endpoint: Endpoint) -> None:
    assert manual.curl(endpoint) in WRITTEN.read_text("utf-8")


def test_the_written_document_has_every_refusal() -> None:
    written = WRITTEN.read_text("utf-8")
    for refusal in REFUSALS:
        assert f"| {refusal.status} | {refusal.when} | {refusal.code or '–'} |" in written


def test_a_long_value_is_shown_line_by_line() -> None:
    long = {"a": "x" * 80, "b": [1, {"c": True}]}
    assert manual.shown(long) == '{\n  "a": "' + "x" * 80 + '",\n  "b": [1, {"c": true}]\n}'
    assert manual.shown({"ok": True}) == '{ "ok": true }'
