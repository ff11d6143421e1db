"""`hep-status serve` as a real program: its processes, its start, its end, and what killing them does."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.installation import COMMAND, CONSOLE, Driven, Installation, Server, lives
from tests.wire import Reply, Wire

PATIENCE_SECONDS = 30


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    return Installation(tmp_path)


@pytest.fixture
def server(installation: Installation) -> Iterator[Server]:
    with installation.serving(workers=2) as server:
        eventually(lambda: len(server.workers()) == 2)
        yield server


def get(server: Server, host: str, path: str) -> Reply:
    async def ask() -> Reply:
        async with Wire(server.port) as wire:
            return await wire.get(host, path)

    return asyncio.run(ask())


def eventually(holds: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until something holds; fail when it never does."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)


def test_a_killed_worker_is_replaced_and_the_others_go_on(server: Server) -> None:
    killed, other = server.workers()
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: len(server.workers()) == 2 and killed not in server.workers())
    assert other in server.workers()
    eventually(lambda: get(server, CONSOLE, "/readyz").status == 200)


def test_a_killed_master_leaves_no_orphans(server: Server) -> None:
    workers = server.workers()
    server.process.kill()
    server.process.wait()
    eventually(lambda: not any(lives(pid) for pid in workers))
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", server.port))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_asked_to_stops_with_all_its_workers(server: Server, number: int) -> None:
    workers = server.workers()
    server.process.send_signal(number)
    assert server.process.wait(PATIENCE_SECONDS) == 0
    assert not any(lives(pid) for pid in workers)


def test_a_request_under_way_is_finished_before_the_server_stops(server: Server) -> None:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_SECONDS)) as connection:
        connection.putrequest("POST", "/signin", skip_host=True)
        connection.putheader("Host", CONSOLE)
        connection.putheader("Origin", "http://localhost:8000")
        connection.putheader("Content-Type", "application/x-www-form-urlencoded")
        connection.putheader("Content-Length", "2")
        connection.endheaders()
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        connection.send(b"a=")
        assert connection.getresponse().status == 422
    assert server.process.wait(PATIENCE_SECONDS) == 0


def test_an_idle_connection_does_not_hold_up_the_end(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)):
        time.sleep(0.2)
        began = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(PATIENCE_SECONDS) == 0
    assert time.monotonic() - began < 15


def test_nobody_is_refused_while_workers_are_replaced(server: Server) -> None:
    """The supervisor holds the listening socket, so connections wait instead of failing."""
    refused: list[Exception] = []
    over = threading.Event()

    def knock() -> None:
        while not over.is_set():
            try:
                socket.create_connection(("127.0.0.1", server.port), 5).close()
            except OSError as error:
                refused.append(error)
            time.sleep(0.02)

    knocking = threading.Thread(target=knock)
    knocking.start()
    for pid in server.workers():
        os.kill(pid, signal.SIGKILL)
    eventually(lambda: get(server, CONSOLE, "/readyz").status == 200)
    over.set()
    knocking.join()
    assert refused == []


def test_pages_that_were_lost_are_out_again_when_the_server_is_ready(installation: Installation) -> None:
    page = installation.found_page(components=1)
    shutil.rmtree(installation.folder / "published")
    with installation.serving() as server:
        assert get(server, page.host, "/").status == 200


def test_pages_follow_the_consoles_address(installation: Installation) -> None:
    page = installation.found_page(components=1)
    installation.extra["HEP_CONSOLE_URL"] = "http://localhost:8111"
    with installation.serving() as server:
        eventually(lambda: b"http://acme.localhost:8111/" in get(server, page.host, "/status.json").body)


def test_a_start_that_cannot_succeed_ends_with_one_sentence(installation: Installation) -> None:
    installation.run("settings")
    (installation.folder / "published").write_text("a file where a folder belongs")
    done = subprocess.run(
        [str(COMMAND), "serve", "--bind", "127.0.0.1:0"],
        env=installation.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Error: The server did not start")


def test_answers_do_not_name_the_server(server: Server) -> None:
    assert "server" not in get(server, CONSOLE, "/healthz").headers


def test_idle_connections_and_half_sent_heads_are_cut_off(server: Server) -> None:
    address, began = ("127.0.0.1", server.port), time.monotonic()
    with (
        socket.create_connection(address, PATIENCE_SECONDS) as idle,
        socket.create_connection(address) as half,
    ):
        half.send(b"GET / HTTP/1.1\r\nHost: ")
        for connection in (idle, half):
            assert connection.recv(1) == b""
            assert 3 < time.monotonic() - began < 15


def test_a_request_that_takes_too_long_is_answered_with_503(installation: Installation) -> None:
    installation.extra["HEP_DEADLINE_SECONDS"] = "1"
    with installation.serving() as server, socket.create_connection(("127.0.0.1", server.port), 20) as slow:
        head = b"POST /signin HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:8000\r\n"
        slow.send(head + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n")
        began = time.monotonic()
        answer = slow.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 503")
    assert b"retry-after: 2" in answer.lower()
    assert 0.8 < time.monotonic() - began < 10


def test_figures_of_all_workers_are_added_up(server: Server) -> None:
    for _ in range(20):
        assert get(server, CONSOLE, "/robots.txt").status == 200
    eventually(lambda: b'hep_requests_total{app="console",method="GET",status="200"} 20.0' in metrics(server))


def test_visits_are_counted_though_no_framework_sees_them(installation: Installation) -> None:
    page = installation.found_page(components=1)
    with installation.serving() as server:
        for _ in range(7):
            assert get(server, page.host, "/").status == 200
        eventually(lambda: b"hep_prepared_answers_total 7.0" in metrics(server))


def metrics(server: Server) -> bytes:
    return get(server, CONSOLE, "/metrics").body


def test_what_a_command_changes_a_running_server_shows_at_once(installation: Installation) -> None:
    page: Driven = installation.found_page(components=1)
    with installation.serving() as server:
        assert get(server, page.host, "/status.json").json()["status"]["indicator"] == "operational"
        installation.run("incident", "open", page.page_id, "--title", "Down", "--component", "Part 0=outage")
        assert get(server, page.host, "/status.json").json()["status"]["indicator"] == "outage"
        installation.run("account", "suspend", "ada@acme.example")
        hidden, unknown = (get(server, host, "/") for host in (page.host, "nobody.localhost"))
    assert hidden.status == unknown.status == 404
    assert hidden.body == unknown.body
