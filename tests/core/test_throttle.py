"""Rate limits: a moving minute, bounded memory, Redis shared and Redis away."""

import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from app.core import throttle
from app.core.clock import clock_reading
from app.core.errors import TooMany
from app.core.networks import network_of
from app.core.recent import RecentHits
from tests.fakes import FakeClock


@pytest.fixture(autouse=True)
async def _from_nothing() -> AsyncIterator[None]:
    throttle.count_in("")
    yield
    await throttle.stop_counting()


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    server = shutil.which("redis-server") or pytest.fail("missing: apt-get install redis-server")
    socket_path = tmp_path / "redis.sock"
    command = [server, "--port", "0", "--unixsocket", str(socket_path), "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        wait_for(socket_path.exists)
        yield f"unix://{socket_path}"
        running.terminate()


def wait_for(happened: Callable[[], bool], seconds: float = 5) -> None:
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "redis-server did not start"
        time.sleep(0.01)


async def _calls(count: int, subject: str = "k_1") -> int:
    allowed = 0
    for _ in range(count):
        try:
            await throttle.hit("write", subject, 60)
        except TooMany:
            continue
        allowed += 1
    return allowed


async def test_sixty_calls_may_come_at_once_and_the_next_waits() -> None:
    assert await _calls(61) == 60


async def test_the_refusal_says_after_how_many_seconds_a_place_is_free() -> None:
    with clock_reading(lambda: 1_000_000):
        await _calls(60)
    with clock_reading(lambda: 1_045_000), pytest.raises(TooMany) as refused:
        await throttle.hit("write", "k_1", 60)
    assert refused.value.retry_after_seconds == 15


async def test_the_minute_moves_with_the_calls() -> None:
    with clock_reading(lambda: 0):
        await _calls(30)
    with clock_reading(lambda: 30_000):
        assert await _calls(40) == 30
    with clock_reading(lambda: 60_000):
        assert await _calls(40) == 30


async def test_ten_times_too_many_calls_still_get_their_quota_each_minute() -> None:
    allowed = 0
    for second in range(180):
        with clock_reading(lambda at=second * 1000: at):  # type: ignore[misc]
            allowed += await _calls(10)
    assert allowed == 180


async def test_subjects_and_buckets_are_counted_apart() -> None:
    assert await _calls(60) == 60
    assert await _calls(5, subject="k_2") == 5
    await throttle.hit("read", "k_1", 60)


async def test_nought_turns_a_limit_off() -> None:
    for _ in range(100):
        await throttle.hit("write", "k_1", 0)


async def test_memory_is_bounded_by_forgetting_the_quietest_subject() -> None:
    hits = RecentHits(subjects_max=100)
    for number in range(1000):
        await hits.acquire_entry(f"k{number}", 1, 60)
    assert len(hits) == 100
    assert not await hits.acquire_entry("k999", 1, 60)
    assert await hits.acquire_entry("k0", 1, 60)


async def test_redis_counts_for_all_nodes(redis_url: str) -> None:
    throttle.count_in(redis_url)
    assert await _calls(40) == 40
    await throttle.stop_counting()
    throttle.count_in(redis_url)
    assert await _calls(40) == 20


async def test_redis_away_leaves_each_process_its_own_count() -> None:
    throttle.count_in("redis://127.0.0.1:1")
    assert await _calls(70) == 60


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix:", "unix:"),
        ("", ""),
    ],
)
def test_an_ipv6_household_is_one_network(address: str, network: str) -> None:
    assert network_of(address) == network


async def test_a_call_learns_what_is_left_of_its_minute(clock: FakeClock) -> None:
    await throttle.hit("write", "k_1", 3)
    clock.forward(seconds=20)
    assert await throttle.hit("write", "k_1", 3) == throttle.Window(remaining=1, resets_in_seconds=40)


async def test_without_a_limit_there_is_no_window() -> None:
    assert await throttle.hit("write", "k_1", 0) is None
