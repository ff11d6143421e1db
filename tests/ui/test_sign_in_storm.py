"""T18: two hundred sign-ins at once cost few hashes at a time and little memory; the rest come back later."""

import asyncio
from collections import Counter

import psutil
import pytest

from tenants.accounts.credentials import AT_ONCE_MAX, QUEUE_MAX
from tests.cast import Cast
from tests.ui.visiting import CONSOLE, Visitor

TRIES = 200
MEMORY_BYTES_MAX = 100 << 20


@pytest.mark.sqlite_only
async def test_two_hundred_at_once_are_few_hashes_and_the_rest_wait(
    nobody: Visitor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenants.accounts.attempts.PER_NETWORK_MAX", TRIES)
    before, statuses = psutil.Process().memory_info().rss, Counter[int]()

    async def guess(number: int) -> None:
        fields: dict[str, object] = {"email": f"p{number}@acme.example", "password": "wrong"}
        answer = await nobody.post("/signin", fields)
        statuses[answer.status_code] += 1
        assert answer.status_code == 422 or answer.headers["retry-after"]

    storm = asyncio.gather(*(guess(number) for number in range(TRIES)))
    slow = 0
    while not storm.done():
        health = await nobody.web.get(f"{CONSOLE}/healthz")
        slow += health.status_code != 200
        await asyncio.sleep(0.01)
    await storm
    assert slow == 0
    assert set(statuses) <= {422, 503}
    assert sum(statuses.values()) == TRIES
    assert statuses[422] >= AT_ONCE_MAX + QUEUE_MAX
    assert psutil.Process().memory_info().rss - before <= MEMORY_BYTES_MAX
