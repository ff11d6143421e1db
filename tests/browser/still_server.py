"""A server of fixed answers with the real headers, for the browser to look at."""

import gzip
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from public_site.answer import HTML, PNG, Answer
from public_site.fast_path.headers import lonely_headers, security_headers
from public_site.history import Asked, HistoryPage, Month
from public_site.render.assets import STATIC
from public_site.render.day import day_answer
from public_site.render.errors import FAILED_500, NEUTRAL_404, gone_answer
from public_site.render.hot import hot_answers
from public_site.render.months import history_answer
from public_site.render.story import incident_answer
from public_site.render.twins import json_answer, markdown_answer
from public_site.render.uptime import uptime_answer
from public_site.render.uptime_csv import uptime_csv_answer
from public_site.render.variant import page_variant
from public_site.snapshot import Snapshot, fingerprint
from tests.public_site.samples import AS_OF


@dataclass
class StillSite:
    """What is served now; `down` makes every answer fail, `asked` counts requests by path.

    `now` (ms) is what the server takes for the time.
    """

    origin: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    down: bool = False
    asked: list[str] = field(default_factory=list)
    now: int = AS_OF

    def show(self, snapshot: Snapshot) -> None:
        """Serve this snapshot from now on."""
        self.answers = answers_of(snapshot)


def answers_of(snapshot: Snapshot) -> dict[str, Answer]:
    """Every answer of a page that a snapshot alone can give."""
    seen = fingerprint(snapshot)
    answers = hot_answers(snapshot, seen)
    known = (*snapshot.incidents, *snapshot.scheduled, *snapshot.past)
    for incident in known:
        answers += [incident_answer(snapshot, incident, None, None)]
        answers += [draw(snapshot, incident) for draw in (markdown_answer, json_answer)]
    months = (Month(snapshot.today[:7], known), Month("2026-10", ()))
    older = ("/history?before=2026-10", "2026-09")
    answers += [history_answer(snapshot, HistoryPage("/history", months, Asked(), older, None))]
    answers += [day_answer(snapshot, snapshot.today, snapshot.incidents)]
    answers += [uptime_answer(snapshot), uptime_csv_answer(snapshot)]
    answers += [Answer("/og.png", b"", PNG), Answer("/gone", gone_answer(snapshot), HTML)]
    only = page_variant(snapshot, seen, only="affected", tz=None, lang=None)
    return STATIC | {each.path: each for each in answers} | {"/?only=affected": only}


@contextmanager
def still_site(snapshot: Snapshot) -> Iterator[StillSite]:
    """The site of a snapshot on a free port of this machine."""
    site = StillSite()
    site.show(snapshot)
    server = _Server(("127.0.0.1", 0), _handler_of(site))
    site.origin = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler_of(site: StillSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def date_time_string(self, timestamp: float | None = None) -> str:
            return super().date_time_string(site.now / 1000 if timestamp is None else timestamp)

        def do_GET(self) -> None:
            site.asked.append(self.path)
            answer = None if site.down else _found(site.answers, self.path)
            lonely = FAILED_500 if site.down else NEUTRAL_404
            body = gzip.compress(answer.body if answer else lonely)
            self.send_response(503 if site.down else 200 if answer else 404)
            headers = lonely_headers(lonely, https=False) if answer is None else security_headers(https=False)
            for name, value in headers:
                self.send_header(name.decode(), value.decode())
            self.send_header("Content-Type", answer.content_type if answer else HTML)
            self.send_header("Cache-Control", answer.cache_control if answer else "no-store")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # named by its base
            """Tests are quiet."""

    return Handler


def _found(answers: Mapping[str, Answer], path: str) -> Answer | None:
    return answers.get(path) or answers.get(path.partition("?")[0])
