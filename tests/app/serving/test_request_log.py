"""Every request has a name, one log line and its figures."""

import asyncio

import pytest
import structlog
from structlog.testing import capture_logs

from app.serving.asgi import Receive, Scope, Send, answer
from app.serving.metrics import exposition
from app.serving.request_log import RequestLog
from tests.app.serving.asking import ask


async def hello(_scope: Scope, _receive: Receive, send: Send) -> None:
    structlog.get_logger().info("inside")
    await answer(send, 201, b"hello")


async def test_an_answer_names_its_request_and_the_line_has_the_same_name() -> None:
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        heard = await ask(RequestLog(hello, "console", shown=True), "/x", client=("192.0.2.1", 1))
    inside, line = lines
    assert heard.header("x-request-id") == line["request_id"] == inside["request_id"]
    assert (line["method"], line["path"], line["status"], line["client"]) == ("GET", "/x", 201, "192.0.2.1")


async def test_a_public_answer_stays_byte_for_byte_what_it_was() -> None:
    assert (await ask(RequestLog(hello, "public", shown=False), "/x")).headers == [(b"content-length", b"5")]


@pytest.mark.parametrize(
    ("given", "kept"), [("0123abcd-EF", True), ("short", False), ("x" * 65, False), ("a b c d e f", False)]
)
async def test_a_well_formed_name_that_came_along_is_kept(given: str, kept: bool) -> None:
    heard = await ask(
        RequestLog(hello, "console", shown=True), "/", headers=[(b"x-request-id", given.encode())]
    )
    assert (heard.header("x-request-id") == given) is kept


async def test_two_requests_at_once_do_not_share_a_name() -> None:
    log = RequestLog(hello, "console", shown=True)
    heard = await asyncio.gather(*(ask(log, "/") for _ in range(20)))
    assert len({each.header("x-request-id") for each in heard}) == 20


async def test_a_request_is_counted_by_application_method_and_status() -> None:
    await ask(RequestLog(hello, "counted", shown=False), "/", method="BREW")
    assert b'hep_requests_total{app="counted",method="other",status="201"} 1.0' in exposition()


async def test_a_query_string_is_not_logged() -> None:
    with capture_logs() as lines:
        await ask(RequestLog(hello, "console", shown=True), "/reset", query_string=b"token=SECRET")
    assert "SECRET" not in str(lines)
