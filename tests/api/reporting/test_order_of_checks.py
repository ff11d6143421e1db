"""Which refusal wins when a call deserves two: contract §2 settles the order, every pair is tried."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import pytest

from app.core import throttle
from app.core.ids import new_id, public_id
from tenants.keys.issue import disable_key
from tenants.keys.secret import new_secret
from tenants.pages.visibility import suspend_page
from tests.api.reporting.monitor import Monitor
from tests.factories import OPERATOR, make_incident


@dataclass
class Call:
    """An update to an incident that would succeed, until faults are put into it."""

    monitor: Monitor
    incident: str
    body: Any = field(default_factory=lambda: {"state": "identified"})


async def _without_key(call: Call) -> None:
    call.monitor.secret = None


async def _with_another_key(call: Call) -> None:
    if call.monitor.secret is not None:
        call.monitor.secret = new_secret()


async def _disabled(call: Call) -> None:
    await disable_key(OPERATOR, call.monitor.page_id, call.monitor.key_id)


async def _out_of_calls(call: Call) -> None:
    for _ in range(60):
        await throttle.hit("write", public_id("k", call.monitor.key_id), 60)


async def _suspended(call: Call) -> None:
    await suspend_page(OPERATOR, call.monitor.page_id)


async def _absent(call: Call) -> None:
    call.incident = public_id("i", new_id())


async def _invalid(call: Call) -> None:
    call.body = {"state": "gone"}


Fault = Callable[[Call], Awaitable[None]]
IN_ORDER: list[tuple[Fault, int, str | None]] = [
    (_without_key, 401, "NO_KEY"),
    (_with_another_key, 401, "BAD_KEY"),
    (_disabled, 401, "KEY_DISABLED"),
    (_out_of_calls, 429, None),
    (_suspended, 403, None),
    (_absent, 404, None),
    (_invalid, 400, None),
]
PAIRS = [pytest.param(*pair, id=f"{pair[0][1]}-before-{pair[1][1]}") for pair in combinations(IN_ORDER, 2)]


@pytest.fixture
async def call(monitor: Monitor) -> Call:
    incident = await make_incident(monitor.page_id)
    return Call(monitor, public_id("i", incident.id))


async def _answer_to(call: Call) -> tuple[int, str | None]:
    answer = await call.monitor.ask("POST", f"/incidents/{call.incident}/updates", call.body)
    return answer.status_code, answer.json().get("code")


async def test_without_a_fault_the_call_succeeds(call: Call) -> None:
    assert await _answer_to(call) == (200, None)


@pytest.mark.parametrize("only", IN_ORDER, ids=lambda row: row[0].__name__)
async def test_each_fault_alone_has_its_answer(call: Call, only: tuple[Fault, int, str | None]) -> None:
    fault, status, code = only
    await fault(call)
    assert await _answer_to(call) == (status, code)


@pytest.mark.parametrize(("first", "second"), PAIRS)
async def test_of_two_faults_the_earlier_one_is_told(
    call: Call, first: tuple[Fault, int, str | None], second: tuple[Fault, int, str | None]
) -> None:
    for fault, _, _ in (first, second):
        await fault(call)
    assert await _answer_to(call) == first[1:]


@pytest.mark.parametrize("body", [b"", b"{", {"state": "identified", "body": "x" * 5001}, {"status": 1}])
async def test_an_absent_target_is_told_before_anything_about_the_body(call: Call, body: Any) -> None:
    await _absent(call)
    call.body = body
    assert await _answer_to(call) == (404, None)
    path = f"/components/{public_id('c', new_id())}/status"
    assert (await call.monitor.ask("POST", path, body)).status_code == 404


async def test_an_absent_target_is_told_before_a_bad_idempotency_key(call: Call) -> None:
    await _absent(call)
    headers = {"Idempotency-Key": "x" * 256}
    answer = await call.monitor.ask("POST", f"/incidents/{call.incident}/updates", call.body, **headers)
    assert answer.status_code == 404
