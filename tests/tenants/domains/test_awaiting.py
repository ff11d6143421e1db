"""Claims that wait for their records: looked at by themselves, until a page is live or a week is over."""

from collections.abc import Iterator

import pytest

from app.core.clock import MS_PER_SECOND, now_ms
from tenants.domains.awaiting import look_for_proof
from tenants.domains.models import Claim
from tenants.domains.watch import WATCH_JOB, WATCHED_MS
from tenants.jobs.models import Job
from tests.mailbox import Mailbox, mailbox_plugged
from tests.tenants.domains.conftest import HOST, PROOF, Internet


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mailbox_plugged() as mailbox:
        yield mailbox


async def waiting() -> list[Job]:
    return await Job.filter(kind=WATCH_JOB).order_by("run_at")


async def test_a_claim_goes_live_without_anybody_pressing_a_button(net: Internet, mailbox: Mailbox) -> None:
    net.put(PROOF, "TXT", await net.ada.claims())
    (first,) = await waiting()
    assert first.run_at == now_ms() + 10 * MS_PER_SECOND
    await look_for_proof(first.payload)
    assert await net.ada.has()
    assert await mailbox.subjects("ada@acme.example") == [f"Your status page answers on {HOST}"]
    assert len(await waiting()) == 1


async def test_it_is_looked_for_ever_more_seldom_for_a_week(net: Internet) -> None:
    await net.ada.claims()
    looks = 0
    while len(jobs := await waiting()) > looks:
        looks += 1
        net.clock.at = jobs[-1].run_at
        await look_for_proof(jobs[-1].payload)
    claim = await Claim.get(host=HOST)
    assert 180 < looks < 240
    assert WATCHED_MS <= (claim.checked_at or 0) - claim.created_at < WATCHED_MS + 3_600_000


async def test_a_look_that_runs_twice_is_followed_by_one(net: Internet) -> None:
    await net.ada.claims()
    (first,) = await waiting()
    for _ in range(2):
        await look_for_proof(first.payload)
    assert [job.payload["look"] for job in await waiting()] == [1, 2]


async def test_who_comes_second_is_looked_at_no_more(net: Internet) -> None:
    net.put(PROOF, "TXT", await net.mallory.claims(), await net.ada.claims())
    await net.ada.checks()
    for job in await waiting():
        await look_for_proof(job.payload)
    assert (await net.mallory.has(), len(await waiting())) == (False, 2)


async def test_a_claim_that_was_given_up_is_left_alone(net: Internet) -> None:
    await net.ada.claims()
    (first,) = await waiting()
    await Claim.all().delete()
    await look_for_proof(first.payload)
    assert len(await waiting()) == 1
