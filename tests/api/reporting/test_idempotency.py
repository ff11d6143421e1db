"""Idempotency-Key on the creating POSTs: a request that comes again does nothing twice (contract §2)."""

import asyncio
from random import Random

import pytest
from httpx import Response
from quart import Quart

from app.api.reporting.door import LIMITS, Kind
from app.core.clock import MS_PER_DAY
from app.core.errors import Unavailable
from tenants.incidents.models import Incident, IncidentUpdate
from tenants.pages.models import OnceClaim, Page
from tests.api.reporting.monitor import Monitor, error_of
from tests.cast import Acme
from tests.evidence import Sheets, Size
from tests.factories import make_key
from tests.fakes import FakeClock, RecordingPublisher


async def _open(monitor: Monitor, key: str = "first", title: str = "Slow answers") -> Response:
    return await monitor.ask("POST", "/incidents", {"title": title}, **{"Idempotency-Key": key})


async def test_a_replay_is_the_same_answer_and_opens_nothing(monitor: Monitor) -> None:
    first, again = await _open(monitor), await _open(monitor)
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert await Incident.all().count() == 1


async def test_an_update_is_posted_once_too(monitor: Monitor) -> None:
    incident = await monitor.open()
    path, headers = f"/incidents/{incident}/updates", {"Idempotency-Key": "u"}
    first, again = [await monitor.ask("POST", path, {"state": "identified"}, **headers) for _ in range(2)]
    assert (again.content, again.headers["idempotency-replayed"]) == (first.content, "true")
    assert await IncidentUpdate.filter(state="identified").count() == 1


async def test_without_the_header_every_request_acts(monitor: Monitor) -> None:
    assert await monitor.open() != await monitor.open()


async def test_another_body_under_the_same_key_is_refused(monitor: Monitor) -> None:
    await _open(monitor)
    refused = await _open(monitor, title="Something else")
    assert refused.status_code == 409
    assert "another request" in error_of(refused)
    assert "retry-after" not in refused.headers


async def test_another_path_under_the_same_key_is_refused(monitor: Monitor) -> None:
    paths = [f"/incidents/{await monitor.open()}/updates" for _ in range(2)]
    statuses = [
        (await monitor.ask("POST", path, {"state": "identified"}, **{"Idempotency-Key": "k"})).status_code
        for path in paths
    ]
    assert statuses == [200, 409]


async def test_keys_of_two_page_keys_do_not_meet(monitor: Monitor, acme: Acme) -> None:
    first = await _open(monitor)
    monitor.secret = (await make_key(acme.page.id, "Second")).secret
    second = await _open(monitor, title="Something else")
    assert second.status_code == 200
    assert second.content != first.content


async def test_after_a_day_the_key_is_free_again(clock: FakeClock, monitor: Monitor) -> None:
    first = await _open(monitor)
    clock.at += MS_PER_DAY - 1
    assert (await _open(monitor)).content == first.content
    clock.at += 1
    assert (await _open(monitor)).content != first.content


async def test_twins_that_run_at_once_open_one_incident(monitor: Monitor) -> None:
    answers = await asyncio.gather(*(_open(monitor) for _ in range(10)))
    done = [answer for answer in answers if answer.status_code == 200]
    waiting = [answer for answer in answers if answer.status_code == 409]
    assert len(done) + len(waiting) == 10
    assert len({answer.content for answer in done}) == 1
    assert {answer.headers["retry-after"] for answer in waiting} <= {"1"}
    assert await Incident.all().count() == 1


async def test_a_thousand_acts_sent_three_times_each_happen_once(
    api: Quart, monitor: Monitor, size: Size, evidence: Sheets
) -> None:
    """Three in ten answers are lost on the way; their senders repeat themselves until they have heard one."""
    api.config[LIMITS] = {Kind.WRITE: 0, Kind.READ: 0}
    chance, acts = Random(7), size(ci=40, full=1000)

    async def insist(key: str) -> bytes:
        while True:
            answer = await _open(monitor, key)
            if answer.status_code == 200 and chance.random() > 0.3:
                return answer.content
            assert answer.status_code in {200, 409}

    for number in range(acts):
        assert len(set(await asyncio.gather(*(insist(f"act-{number}") for _ in range(3))))) == 1
    opened = await Incident.all().count()
    evidence("repeated-requests")(
        f"{acts} acts sent three times and more, three in ten answers lost: {opened} incidents"
    )
    assert opened == acts


async def test_a_twin_that_still_runs_asks_for_patience(monitor: Monitor) -> None:
    await _open(monitor)
    await OnceClaim.all().update(outcome=None)
    refused = await _open(monitor)
    assert (refused.status_code, refused.headers["retry-after"]) == (409, "1")
    assert "still running" in error_of(refused)


async def test_a_twin_that_died_does_not_block_for_ever(clock: FakeClock, monitor: Monitor) -> None:
    await _open(monitor)
    await OnceClaim.all().update(outcome=None)
    clock.forward(seconds=30)
    assert (await _open(monitor)).status_code == 200


@pytest.mark.parametrize("body", [b"{}", b"no json", b'{"title": ""}'])
async def test_a_refused_request_leaves_the_key_free(monitor: Monitor, body: bytes) -> None:
    refused = await monitor.ask("POST", "/incidents", body, **{"Idempotency-Key": "first"})
    assert refused.status_code == 400
    assert (await _open(monitor)).status_code == 200


async def test_what_was_kept_but_not_published_is_answered_once_it_is(
    monitor: Monitor, publisher: RecordingPublisher
) -> None:
    publisher.broken = Unavailable()
    late = await _open(monitor)
    assert (late.status_code, late.headers["retry-after"]) == (503, "2")
    publisher.broken = None
    replay = await _open(monitor)
    assert (replay.status_code, replay.headers["idempotency-replayed"]) == (200, "true")
    assert await Incident.all().count() == 1
    page = await Page.get(id=monitor.page_id)
    assert publisher.versions_of(page.id)[-1] == page.version


@pytest.mark.parametrize("key", ["x", "x" * 255, "with-!-~", '"quoted"'])
async def test_keys_of_up_to_255_visible_characters_are_taken(monitor: Monitor, key: str) -> None:
    assert (await _open(monitor, key)).status_code == 200
    assert (await _open(monitor, key)).headers["idempotency-replayed"] == "true"


@pytest.mark.parametrize("key", ["", "x" * 256, "two words", "caf\xe9"])
async def test_any_other_key_is_refused_by_name(monitor: Monitor, key: str) -> None:
    headers = {
        b"Idempotency-Key": key.encode("latin-1"),
        b"Authorization": f"Bearer {monitor.secret}".encode(),
    }
    refused = await monitor.client.post(
        "/api/v1/status-api/incidents", content=b'{"title": "a"}', headers=headers
    )
    assert refused.status_code == 400
    assert error_of(refused).startswith("Idempotency-Key: ")


async def test_a_status_that_is_set_needs_no_key_and_ignores_one(monitor: Monitor, acme: Acme) -> None:
    from app.core.ids import public_id

    path = f"/components/{public_id('c', acme.eu.id)}/status"
    for status in ("outage", "operational"):
        answer = await monitor.ask("POST", path, {"status": status}, **{"Idempotency-Key": "same"})
        assert answer.status_code == 200
    assert await OnceClaim.all().count() == 0
