"""The hook before h11 cannot be told from plain hypercorn, byte for byte."""

import asyncio
import re
from collections.abc import Iterable, MutableMapping
from collections.abc import Sequence as Sequence_
from itertools import count
from typing import Any

import pytest

from public_site.fast_path.heads import plain_head
from public_site.fast_path.hook import answering_first
from public_site.fast_path.middleware import FastPathMiddleware
from public_site.publishing import DiskPublisher
from public_site.visits import Visits
from tests.public_site.desk import Desk
from tests.public_site.fast_path.sequences import PLAIN, Sequence, curated, made
from tests.public_site.fast_path.servers import IDLE_SECONDS, exchange, listening, quiet_config

AT_ONCE = 24


async def differences(visits: Visits, sequences: Iterable[Sequence]) -> list[str]:
    """The names of the sequences that are answered differently."""
    app, config = FastPathMiddleware(visits.app, visits.fast_path), quiet_config()
    seats = asyncio.Semaphore(AT_ONCE)
    found: dict[str, str] = {}

    async def compare(name: str, chunks: list[bytes], *ports: int) -> None:
        async with seats:
            for half_close in (False, True):
                difference = await _difference(ports, chunks, half_close=half_close)
                found[f"{name}, {half_close=}"] = difference

    async with listening(app, config) as plain:
        with answering_first(visits.fast_path, config):
            async with listening(app, config) as hooked:
                await asyncio.gather(*(compare(name, chunks, plain, hooked) for name, chunks in sequences))
    return [f"{name}: {difference}" for name, difference in found.items() if difference]


async def _difference(ports: Sequence_[int], chunks: list[bytes], *, half_close: bool) -> str:
    """What stays different: a reset may swallow an answer's end, but not three times on one side."""
    for _ in range(3):
        expected, got = await asyncio.gather(
            *(exchange(port, chunks, half_close=half_close) for port in ports)
        )
        if expected == got:
            return ""
    return f"{expected[:300]!r} became {got[:300]!r}"


async def test_curated_sequences_are_answered_as_by_plain_hypercorn(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    await presses.publish(desk.add(), 1)
    sequences = list(curated())
    assert len(sequences) >= 200
    assert await differences(reader, sequences) == []


async def test_made_sequences_are_answered_as_by_plain_hypercorn(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    await presses.publish(desk.add(), 1)
    assert await differences(reader, made(120)) == []


async def test_a_laxer_reader_would_be_caught(
    desk: Desk, presses: DiskPublisher, reader: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    await presses.publish(desk.add(), 1)
    with monkeypatch.context() as patch:
        patch.setattr("public_site.fast_path.heads._NEVER_PLAIN", ())
        plain_head.cache_clear()
        found = await differences(reader, (each for each in curated() if each[0].startswith("header")))
    plain_head.cache_clear()
    assert len(found) > 3


async def test_a_plain_visit_never_reaches_the_application(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    await presses.publish(desk.add(), 1)
    with answering_first(reader.fast_path, quiet_config()):
        async with listening(_unwanted, quiet_config()) as port:
            assert (await exchange(port, [PLAIN, PLAIN])).count(b"HTTP/1.1 200 ") == 2


async def test_a_page_host_that_is_not_published_reaches_the_application(reader: Visits) -> None:
    with answering_first(reader.fast_path, quiet_config()):
        async with listening(reader.app, quiet_config()) as port:
            assert b"HTTP/1.1 404 " in await exchange(port, [PLAIN])


async def test_the_date_is_that_of_the_server(desk: Desk, presses: DiskPublisher, reader: Visits) -> None:
    await presses.publish(desk.add(), 1)
    config = quiet_config()
    config.include_date_header = True
    with answering_first(reader.fast_path, config):
        async with listening(_unwanted, config) as port:
            answer = await exchange(port, [PLAIN])
    assert re.search(rb"\r\ndate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n\r\n", answer)


async def test_an_idle_connection_lives_its_time_after_the_last_answer(
    desk: Desk, presses: DiskPublisher, reader: Visits
) -> None:
    await presses.publish(desk.add(), 1)
    with answering_first(reader.fast_path, quiet_config()):
        async with listening(_unwanted, quiet_config()) as port:
            visitor, writer = await asyncio.open_connection("127.0.0.1", port)
            for _ in range(4):
                writer.write(PLAIN)
                await visitor.readuntil(b"\r\n\r\n")
                await asyncio.sleep(IDLE_SECONDS * 0.6)
            started = asyncio.get_running_loop().time()
            await visitor.read(-1)
            writer.close()
    assert asyncio.get_running_loop().time() - started < IDLE_SECONDS * 2


@pytest.mark.parametrize("sent", [PLAIN, b"", PLAIN[:20]], ids=["a visit", "nothing", "half a head"])
async def test_a_visitor_who_hangs_up_leaves_no_open_socket_behind(
    desk: Desk, presses: DiskPublisher, reader: Visits, sent: bytes
) -> None:
    await presses.publish(desk.add(), 1)
    config = quiet_config()
    config.keep_alive_timeout = 60
    with answering_first(reader.fast_path, config):
        async with listening(FastPathMiddleware(_unwanted, reader.fast_path), config) as port:
            visitor, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(sent)
            writer.write_eof()
            async with asyncio.timeout(20):
                await visitor.read(-1)
            writer.close()


async def test_a_visitor_who_does_not_read_is_not_answered_without_end(
    desk: Desk, presses: DiskPublisher, reader: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    await presses.publish(desk.add(), 1)
    answered, respond = count(1), reader.fast_path.respond
    monkeypatch.setattr(reader.fast_path, "respond", lambda *asked: next(answered) and respond(*asked))
    with answering_first(reader.fast_path, quiet_config()):
        async with listening(FastPathMiddleware(_unwanted, reader.fast_path), quiet_config()) as port:
            _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
            for _ in range(200):
                writer.write(PLAIN * 40)
                await asyncio.sleep(0.001)
            writer.transport.abort()
    assert 0 < next(answered) < 8_000 * 0.9


async def _unwanted(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
    raise AssertionError(f"{scope['path']} reached the application")
