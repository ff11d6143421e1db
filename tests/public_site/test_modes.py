"""The three modes of HEP_FAST_PATH answer every public route with the same status, headers and bytes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import product
from uuid import UUID

import pytest

from app.core.ids import public_id
from public_site.fast_path.hook import answering_first
from public_site.fast_path.middleware import FastPathMiddleware
from public_site.publishing import DiskPublisher
from public_site.visits import Visits, visits
from tests.public_site.desk import STATIC_PATH, Desk, an_old_incident
from tests.public_site.fast_path.servers import listening, quiet_config

INCIDENT = an_old_incident(7, 1_795_000_000_000)
DELETED = an_old_incident(9, 1_795_000_000_000)
EXAMPLES = {
    "/": ["/", "/?utm=1", "/?tz=UTC", "/?only=affected&lang=de"],
    "/status.json": ["/status.json", "/status.json?tz=UTC", "/%73tatus.json"],
    "/badge.svg": ["/badge.svg"],
    "/status-version.json": ["/status-version.json"],
    "/uptime": ["/uptime"],
    "/uptime.csv": ["/uptime.csv"],
    "/favicon.svg": ["/favicon.svg"],
    "/favicon.png": ["/favicon.png"],
    "/og.png": ["/og.png", "/og.png?v=1"],
    "/robots.txt": ["/robots.txt"],
    "/llms.txt": ["/llms.txt"],
    "/theme-<hash>.css": ["/theme-00000000.css", "/theme-ffffffff.css"],
    "/picture-<hash>.png": ["/picture-00000000.png", "/picture-ffffffff.png"],
    "/static/<name>": [STATIC_PATH, "/static/none.css"],
    "/incidents/<incident_id>": [
        f"/incidents/{INCIDENT.id}",
        f"/incidents/{INCIDENT.id}?order=oldest",
        f"/incidents/{INCIDENT.id}.md",
        f"/incidents/{public_id('i', UUID(int=8))}",
        f"/incidents/{DELETED.id}",
    ],
    "/history": ["/history", "/history?utm=1", "/history?before=2026-11&impact=minor"],
    "/history/<when>": ["/history/2026-11", "/history/2026-11-21", "/history/1999-01", "/history/soon"],
}
OTHERS = ["/nothing", "/api/v1/session", "/dashboard", "//", "/page", "/404"]
METHODS = ("GET", "HEAD")
ENCODINGS = ("", "gzip", "br", "gzip;q=0.9, br;q=0.1")
CONDITIONS = ("", "*", '"other"', "match")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return dict(self.headers).get(name, "")


class Talk:
    """One kept connection to a server on 127.0.0.1."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def ask(self, method: str, target: str, host: str = "acme.localhost", **headers: str) -> Reply:
        lines = [f"{method} {target} HTTP/1.1", f"Host: {host}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items() if value]
        self.writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        given = [(name, value) for name, _, value in (line.partition(": ") for line in head[1:-2])]
        status, length = int(head[0].split()[1]), int(dict(given).get("content-length", "0"))
        body = b"" if method == "HEAD" or status == 304 else await self.reader.readexactly(length)
        return Reply(status, sorted(given), body)


@pytest.fixture
async def modes(desk: Desk, presses: DiskPublisher) -> AsyncIterator[dict[str, Talk]]:
    """A connection to a server of each mode; the page has one old incident."""
    page_id = desk.add()
    desk.incidents[page_id] += [(1, DELETED), (1, INCIDENT)]
    await presses.publish(page_id, 1)
    desk.incidents[page_id].pop(0)
    await presses.publish(page_id, desk.edit(page_id))
    async with AsyncExitStack() as servers:
        yield {mode: await _talk(servers, mode, presses) for mode in ("off", "middleware", "on")}


async def _talk(servers: AsyncExitStack, mode: str, presses: DiskPublisher) -> Talk:
    seen, config = visits(presses, cache_mb=8, https=True), quiet_config()
    config.keep_alive_timeout, config.keep_alive_max_requests = 60, 10_000
    app = seen.app if mode == "off" else FastPathMiddleware(seen.app, seen.fast_path)
    if mode == "on":
        servers.enter_context(answering_first(seen.fast_path, config))
    port = await servers.enter_async_context(listening(app, config))
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    servers.callback(writer.close)
    return Talk(reader, writer)


def test_every_route_has_examples(reader: Visits) -> None:
    assert {rule.rule for rule in reader.app.url_map.iter_rules()} == set(EXAMPLES)


@pytest.mark.parametrize("target", [*(each for examples in EXAMPLES.values() for each in examples), *OTHERS])
async def test_modes_cannot_be_told_apart(modes: dict[str, Talk], target: str) -> None:
    for method, encoding, condition in product(METHODS, ENCODINGS, CONDITIONS):
        tag = condition
        if condition == "match":
            tag = (await modes["off"].ask("HEAD", target, Accept_Encoding=encoding)).header("etag")
        asked = {"Accept_Encoding": encoding, "If_None_Match": tag}
        replies = {mode: await talk.ask(method, target, **asked) for mode, talk in modes.items()}
        assert replies["off"] == replies["middleware"] == replies["on"], (method, asked)
        assert replies["off"].status in (
            (304,) if tag and condition != '"other"' and _has_etag(replies) else (200, 404, 410)
        )


def _has_etag(replies: dict[str, Reply]) -> bool:
    return bool(replies["off"].header("etag"))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("target", ["/", "/status.json", "/nothing"])
async def test_other_methods_are_refused_alike(modes: dict[str, Talk], method: str, target: str) -> None:
    replies = [await talk.ask(method, target) for talk in modes.values()]
    assert replies[0] == replies[1] == replies[2]
    assert replies[0].status == (404 if target == "/nothing" else 405)
    assert replies[0].header("allow") == ("" if target == "/nothing" else "GET, HEAD")


@pytest.mark.parametrize("target", ["/", "/status.json", "/nothing", STATIC_PATH, "/robots.txt"])
async def test_a_hidden_host_looks_like_one_that_never_was(
    desk: Desk, presses: DiskPublisher, modes: dict[str, Talk], target: str
) -> None:
    hidden = desk.add(hosts=("hidden.localhost",), visible=False)
    await presses.publish(hidden, 1)
    asked = [
        await talk.ask(method, target, host)
        for talk in modes.values()
        for host in ("hidden.localhost", "never.localhost")
        for method in ("GET", "POST")
    ]
    assert asked[0].status == 404
    assert all(each == asked[0] for each in asked)
