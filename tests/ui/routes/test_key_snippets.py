"""The programs beside a key run as they stand; here against a listener that writes down what comes."""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from app.core.addresses import console_url
from app.core.ids import public_id
from tests.cast import Acme, Cast
from tests.programs import program
from ui.kit.desk import Desk
from ui.routes.key_snippets import SHELL_KEY, snippets_of

SECRET = "hyd_status_" + "a" * 32


class Listener(HTTPServer):
    """Answers every call with 200 and keeps it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Hearing)
        self.heard: list[tuple[str, str, str, Any]] = []


class _Hearing(BaseHTTPRequestHandler):
    def _hear(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        sent = json.loads(body) if body else None
        assert isinstance(self.server, Listener)
        self.server.heard.append((self.command, self.path, self.headers["Authorization"], sent))
        self.send_response(200)
        self.end_headers()

    do_GET = do_POST = _hear  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        yield listening
        listening.shutdown()


async def _run(text: str, listener: Listener, *command: str) -> list[tuple[str, str, str, Any]]:
    here = f"http://127.0.0.1:{listener.server_port}"
    told = text.replace(console_url(), here).replace("https://www.example.com", here)
    environment = {**os.environ, "STATUS_KEY": SECRET}
    running = await asyncio.create_subprocess_exec(*command, told, env=environment)
    assert await running.wait() == 0
    return listener.heard


@pytest.mark.parametrize("secret", [SECRET, SHELL_KEY])
async def test_curl_and_python_set_a_component_of_the_page_to_what_it_is(
    cast: Cast, acme: Acme, listener: Listener, secret: str
) -> None:
    curl, python, _ = await snippets_of(Desk(cast.owner.scope, acme.page), secret)
    await _run(curl.text, listener, program("bash"), "-c")
    heard = await _run(python.text, listener, sys.executable, "-c")
    path = f"/api/v1/status-api/components/{public_id('c', acme.eu.id)}/status"
    assert heard == [("POST", path, f"Bearer {SECRET}", {"status": "operational"})] * 2


async def test_cron_tells_what_the_own_address_answers(cast: Cast, acme: Acme, listener: Listener) -> None:
    *_, cron = await snippets_of(Desk(cast.owner.scope, acme.page), SECRET)
    heard = await _run(cron.text.removeprefix("* * * * * "), listener, program("sh"), "-c")
    assert [(method, sent) for method, _, _, sent in heard] == [
        ("GET", None), ("POST", {"status": "operational"}),
    ]  # fmt: skip


async def test_cron_says_outage_when_nothing_answers(cast: Cast, acme: Acme, listener: Listener) -> None:
    *_, cron = await snippets_of(Desk(cast.owner.scope, acme.page), SECRET)
    gone = cron.text.removeprefix("* * * * * ").replace("https://www.example.com", "http://127.0.0.1:1")
    heard = await _run(gone, listener, program("sh"), "-c")
    assert [sent for *_, sent in heard] == [{"status": "outage"}]


async def test_a_page_without_components_is_looked_at(cast: Cast, listener: Listener) -> None:
    page = cast.rival_page
    curl, python, cron = await snippets_of(Desk(cast.rival.scope, page), SECRET)
    await _run(curl.text, listener, program("bash"), "-c")
    await _run(python.text, listener, sys.executable, "-c")
    heard = await _run(cron.text.removeprefix("* * * * * "), listener, program("sh"), "-c")
    assert heard == [("GET", "/api/v1/status-api/status", f"Bearer {SECRET}", None)] * 3
