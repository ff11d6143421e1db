"""Rate limits: 60 writes and 120 reads a key in a moving minute (contract §1, §2)."""

from httpx import Response
from quart import Quart

from app.api.reporting.door import LIMITS, Kind
from tests.api.reporting.monitor import Monitor, error_of
from tests.cast import Acme
from tests.factories import make_key
from tests.fakes import FakeClock


async def _write(monitor: Monitor) -> Response:
    return await monitor.ask("POST", "/incidents", b"no json")


async def test_sixty_writes_may_come_at_once_and_the_next_is_refused(
    clock: FakeClock, monitor: Monitor
) -> None:
    statuses = [(await _write(monitor)).status_code for _ in range(61)]
    assert statuses == [400] * 60 + [429]
    refused = await _write(monitor)
    assert error_of(refused) == "Too many requests. Try again in 60 s."
    assert refused.headers["retry-after"] == "60"


async def test_a_hundred_and_twenty_reads_may_come_at_once(clock: FakeClock, monitor: Monitor) -> None:
    statuses = [(await monitor.ask("GET", "/status")).status_code for _ in range(121)]
    assert statuses == [200] * 120 + [429]


async def test_the_minute_moves(clock: FakeClock, monitor: Monitor) -> None:
    await _write(monitor)
    clock.forward(seconds=30)
    assert {(await _write(monitor)).status_code for _ in range(59)} == {400}
    assert (await _write(monitor)).headers["retry-after"] == "30"
    clock.forward(seconds=30)
    assert [(await _write(monitor)).status_code for _ in range(2)] == [400, 429]


async def test_reads_and_writes_are_counted_apart(clock: FakeClock, monitor: Monitor) -> None:
    assert {(await _write(monitor)).status_code for _ in range(61)} == {400, 429}
    assert (await monitor.ask("GET", "/status")).status_code == 200


async def test_each_key_has_calls_of_its_own(clock: FakeClock, monitor: Monitor, acme: Acme) -> None:
    assert {(await _write(monitor)).status_code for _ in range(61)} == {400, 429}
    monitor.secret = (await make_key(acme.page.id, "Second")).secret
    assert (await _write(monitor)).status_code == 400


async def test_every_answer_says_what_is_left(clock: FakeClock, monitor: Monitor) -> None:
    answer = await monitor.ask("GET", "/status")
    assert answer.headers["ratelimit-policy"] == '"read";q=120;w=60'
    assert answer.headers["ratelimit"] == '"read";r=119;t=60'
    clock.forward(seconds=20)
    assert (await monitor.ask("GET", "/status")).headers["ratelimit"] == '"read";r=118;t=40'


async def test_a_refused_call_says_that_nothing_is_left(clock: FakeClock, monitor: Monitor) -> None:
    for _ in range(60):
        await _write(monitor)
    clock.forward(seconds=45)
    assert (await _write(monitor)).headers["ratelimit"] == '"write";r=0;t=15'


async def test_calls_without_a_known_key_are_not_counted(monitor: Monitor) -> None:
    monitor.secret = None
    assert "ratelimit" not in (await monitor.ask("GET", "/status")).headers


async def test_a_limit_of_zero_is_none(api: Quart, monitor: Monitor) -> None:
    api.config[LIMITS] = {Kind.WRITE: 0, Kind.READ: 0}
    answers = [await _write(monitor) for _ in range(61)]
    assert {answer.status_code for answer in answers} == {400}
    assert "ratelimit" not in answers[0].headers
