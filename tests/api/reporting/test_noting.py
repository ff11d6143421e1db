"""Refused calls are noted for the key's people: by status and sentence, never with a secret."""

import pytest

from tenants.keys.issue import disable_key
from tenants.keys.models import RefusedCall
from tenants.keys.refused import write_refused_calls
from tests.api.reporting.monitor import Monitor
from tests.cast import Acme
from tests.factories import OPERATOR

pytestmark = pytest.mark.sqlite_only


async def _noted() -> list[tuple[int, str, int]]:
    await write_refused_calls()
    return [(each.status, each.reason, each.calls) for each in await RefusedCall.all()]


async def test_a_bad_value_is_noted_with_the_sentence_it_got(monitor: Monitor, acme: Acme) -> None:
    told = {(await monitor.set(acme.eu, "down")).json()["error"] for _ in range(2)}
    assert await _noted() == [(400, told.pop(), 2)]


async def test_a_disabled_key_is_told_of(monitor: Monitor, acme: Acme) -> None:
    await disable_key(OPERATOR, acme.page.id, monitor.key_id)
    await monitor.ask("GET", "/status")
    assert await _noted() == [(401, "This key is disabled.", 1)]


async def test_an_unknown_component_and_a_broken_body_are_two_reasons(monitor: Monitor) -> None:
    await monitor.ask("POST", "/components/c_none/status", {"status": "outage"})
    await monitor.ask("POST", "/incidents", b"{")
    assert [status for status, *_ in await _noted()] == [404, 400]


async def test_a_key_sent_in_a_body_is_covered(monitor: Monitor) -> None:
    answer = await monitor.ask("POST", "/incidents", {"title": "Slow", str(monitor.secret): 1})
    assert answer.status_code == 400
    ((_, reason, _),) = await _noted()
    assert str(monitor.secret) not in reason


async def test_what_succeeds_and_what_has_no_key_is_not_noted(monitor: Monitor) -> None:
    await monitor.ask("GET", "/status")
    monitor.secret = None
    await monitor.ask("GET", "/status")
    assert await _noted() == []
