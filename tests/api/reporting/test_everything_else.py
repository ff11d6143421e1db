"""What is not one of the four endpoints, too much, too early, or our own fault."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
import structlog

from app.api.reporting import views
from app.core.errors import Unavailable
from app.core.ids import public_id
from tenants.incidents.models import Incident
from tests.api.reporting.monitor import PREFIX, Monitor, error_of
from tests.cast import Acme
from tests.fakes import RecordingPublisher

SOME = public_id("i", UUID(int=7))
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "BREW"]
ALLOWED = {
    "/status": ["GET", "HEAD"],
    "/openapi.json": ["GET", "HEAD"],
    "/incidents": ["POST"],
    f"/incidents/{SOME}/updates": ["POST"],
    f"/components/{SOME}/status": ["POST"],
}


@pytest.mark.parametrize(
    ("method", "path"),
    [(method, path) for path, allowed in ALLOWED.items() for method in METHODS if method not in allowed],
)
async def test_a_wrong_method_is_405_with_the_right_ones(stranger: Monitor, method: str, path: str) -> None:
    answer = await stranger.ask(method, path)
    assert answer.status_code == 405
    assert sorted(answer.headers["allow"].split(", ")) == ALLOWED[path]
    if method != "HEAD":
        assert error_of(answer) == f"Only {ALLOWED[path][0]} works here."


@pytest.mark.parametrize(
    "path", ["", "/", "/status/", "//status", "/nothing", "/incidents/x", "/a/b/c/d/e", "/%00", "/%0A"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "BREW"])
async def test_an_unknown_path_below_the_prefix_is_404_in_the_envelope(
    stranger: Monitor, method: str, path: str
) -> None:
    answer = await stranger.ask(method, path)
    assert (answer.status_code, error_of(answer)) == (404, "No such endpoint.")


async def test_head_answers_as_get_does_without_the_body(monitor: Monitor) -> None:
    answer = await monitor.ask("HEAD", "/status")
    assert (answer.status_code, answer.content) == (200, b"")


async def test_a_body_of_64_kib_is_read_and_a_byte_more_is_not(monitor: Monitor) -> None:
    fits = b'{"title": "a"}'.ljust(64 * 1024)
    assert (await monitor.ask("POST", "/incidents", fits)).status_code == 200
    refused = await monitor.ask("POST", "/incidents", fits + b" ")
    assert (refused.status_code, error_of(refused)) == (413, "The body may have at most 65536 bytes.")
    assert await Incident.all().count() == 1


async def test_a_body_that_does_not_say_its_length_is_bounded_too(monitor: Monitor) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(65):
            yield b" " * 1024

    headers = {"Authorization": f"Bearer {monitor.secret}"}
    answer = await monitor.client.post(f"{PREFIX}/incidents", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["ok"] is False


async def test_503_says_when_to_come_back(
    monitor: Monitor, acme: Acme, publisher: RecordingPublisher
) -> None:
    publisher.broken = Unavailable()
    answer = await monitor.set(acme.eu, "outage")
    assert (answer.status_code, error_of(answer)) == (503, "Not now. Try again shortly.")
    assert answer.headers["retry-after"] == "2"


async def test_a_mistake_of_ours_is_500_with_its_number_and_without_detail(
    monitor: Monitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def stumble(*_: Any) -> None:
        raise ZeroDivisionError("inner detail")

    monkeypatch.setattr(views, "report_of", stumble)
    with structlog.contextvars.bound_contextvars(request_id="abc123"):
        answer = await monitor.ask("GET", "/status")
    assert answer.status_code == 500
    assert "abc123" in error_of(answer)
    assert "inner detail" not in answer.text
    assert "inner detail" in caplog.text


async def test_refusals_leave_other_applications_paths_alone(stranger: Monitor) -> None:
    answer = await stranger.client.get("/api/v1/somewhere-else")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("query", ["?page=2", "?%00=%ff", "?a[]=1&a[]=2", "?" + "x" * 2000])
async def test_a_query_is_ignored(monitor: Monitor, query: str) -> None:
    assert (await monitor.ask("GET", "/status" + query)).status_code == 200
