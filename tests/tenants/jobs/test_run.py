"""Jobs: enqueued once, leased to one runner, tried again, given up at last (stack: background jobs)."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_DAY
from app.core.errors import NotFound, Unavailable
from tenants.jobs import kinds
from tenants.jobs.claim import LEASE_MS, claim_due, finish, give_back
from tenants.jobs.enqueue import enqueue, forget
from tenants.jobs.given_up import given_up, try_again
from tenants.jobs.models import Job
from tenants.jobs.run import enqueue_periodic, jobs_running, run_due
from tests.conftest import Database
from tests.fakes import FakeClock

TAKEN = 8


@dataclass
class Effects:
    """What jobs of the kind "test" did, and what goes wrong next."""

    seen: list[str] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)
    ended: list[tuple[str, str]] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    herds: list[list[str]] = field(default_factory=list)
    herd_trouble: Exception | None = None
    taken_over: str = ""
    step_back_ms: int = 0
    clock: FakeClock = field(default_factory=FakeClock)

    async def act_on_all(self, payloads: Sequence[Any]) -> None:
        if self.herd_trouble is not None:
            raise self.herd_trouble
        self.herds.append([payload["name"] for payload in payloads])
        for payload in payloads:
            await self.act(payload)
        await Job.filter(key=self.taken_over).update(attempts=9)

    async def act(self, payload: Any) -> None:
        self.clock.at -= self.step_back_ms
        if self.troubles:
            raise self.troubles.pop(0)
        self.seen.append(payload["name"])

    def hear(self, kind: str, outcome: str) -> None:
        self.ended.append((kind, outcome))
        if kind == "test":
            self.heard.set()


@pytest.fixture
def effects(monkeypatch: pytest.MonkeyPatch, database: Database, clock: FakeClock) -> Effects:
    effects = Effects(clock=clock)
    known = {**kinds.KINDS, "test": effects.act}
    monkeypatch.setattr("tenants.jobs.run.KINDS", known)
    lanes = (*kinds.LANES, kinds.Lane(("test",), TAKEN, effects.act_on_all))
    monkeypatch.setattr("tenants.jobs.run.LANES", lanes)
    return effects


async def put(name: str, run_at: int) -> None:
    async with in_transaction() as db:
        await enqueue(f"test:{name}", "test", {"name": name}, run_at, db)


async def test_a_due_job_runs_once_and_one_that_is_not_due_waits(effects: Effects, clock: FakeClock) -> None:
    await put("now", clock.at)
    await put("later", clock.at + 1)
    assert await run_due(effects.hear) == 1
    assert await run_due(effects.hear) == 0
    assert (effects.seen, effects.ended) == (["now"], [("test", "done")])
    clock.forward(seconds=1)
    await run_due(effects.hear)
    assert effects.seen == ["now", "later"]


async def test_the_same_key_twice_is_one_job_even_after_it_ran(effects: Effects, clock: FakeClock) -> None:
    await put("once", clock.at)
    await put("once", clock.at)
    await run_due(effects.hear)
    await put("once", clock.at)
    await run_due(effects.hear)
    assert effects.seen == ["once"]


async def test_a_job_that_nobody_wants_any_more_does_not_run(effects: Effects, clock: FakeClock) -> None:
    await put("gone", clock.at)
    async with in_transaction() as db:
        await forget("test:gone", db)
    assert await run_due(effects.hear) == 0


async def test_a_job_enqueued_in_an_act_that_fails_was_never_there(
    effects: Effects, clock: FakeClock
) -> None:
    async def act() -> None:
        async with in_transaction() as db:
            await enqueue("test:undone", "test", {"name": "undone"}, clock.at, db)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await act()
    assert await Job.all().count() == 0


async def test_two_runners_never_claim_the_same_job(effects: Effects, clock: FakeClock) -> None:
    for number in range(3 * TAKEN):
        await put(str(number), clock.at)
    while any(await asyncio.gather(*(run_due(effects.hear) for _ in range(4)))):
        pass
    assert sorted(effects.seen, key=int) == [str(number) for number in range(3 * TAKEN)]


async def test_a_job_whose_runner_died_is_taken_over_after_its_lease(
    effects: Effects, clock: FakeClock
) -> None:
    await put("orphan", clock.at)
    await claim_due(["test"], 1)
    assert await run_due(effects.hear) == 0
    clock.forward(seconds=LEASE_MS / 1000)
    assert await run_due(effects.hear) == 1
    assert effects.seen == ["orphan"]


async def test_a_runner_that_lost_its_lease_cannot_end_the_job(effects: Effects, clock: FakeClock) -> None:
    await put("slow", clock.at)
    [slow] = await claim_due(["test"], 1)
    clock.forward(seconds=LEASE_MS / 1000)
    [taken_over] = await claim_due(["test"], 1)
    assert not await finish(slow)
    assert not await give_back(slow, "too late", 83)
    assert await finish(taken_over)


async def test_a_job_that_fails_is_tried_again_later_and_later(effects: Effects, clock: FakeClock) -> None:
    effects.troubles = [ValueError("first"), Unavailable("second")]
    await put("flaky", clock.at)
    await run_due(effects.hear)
    assert await run_due(effects.hear) == 0
    clock.forward(seconds=2)
    await run_due(effects.hear)
    clock.forward(seconds=3)
    assert await run_due(effects.hear) == 0
    clock.forward(seconds=1)
    await run_due(effects.hear)
    assert effects.ended == [("test", "failed"), ("test", "failed"), ("test", "done")]


async def test_a_job_that_always_fails_is_given_up_and_says_why(effects: Effects, clock: FakeClock) -> None:
    effects.troubles = [ValueError("never works")] * 100
    await put("hopeless", clock.at)
    begun = clock.at
    while (job := await Job.get(key="test:hopeless")).failed_at is None:
        clock.at = max(clock.at, job.run_at)
        await run_due(effects.hear)
    assert (job.attempts, job.last_error) == (kinds.TRIES, "ValueError: never works")
    assert 3 <= (job.failed_at - begun) / MS_PER_DAY < 3.1
    assert effects.ended[-2:] == [("test", "failed"), ("test", "given-up")]


async def test_an_hour_without_whatever_it_needs_loses_no_job(effects: Effects, clock: FakeClock) -> None:
    await put("patient", clock.at)
    begun = clock.at
    while not effects.seen:
        effects.troubles = [Unavailable()] if clock.at - begun < 3_600_000 else []
        await run_due(effects.hear)
        clock.forward(minutes=1)
    assert clock.at - begun < 2.5 * 3_600_000


async def test_what_comes_every_hour_anyway_is_given_up_within_it(effects: Effects, clock: FakeClock) -> None:
    assert {kinds.tries_of(kind) for kind in ("slot.renew", "letter", "ledger.anchor")} == {kinds.TRIES}
    assert kinds.tries_of("prune") == kinds.TRIES_HOURLY


async def test_a_job_that_was_given_up_can_be_tried_again(effects: Effects, clock: FakeClock) -> None:
    for name in ("one", "two", "done"):
        await put(name, clock.at)
    await Job.exclude(key="test:done").update(failed_at=clock.at, attempts=kinds.TRIES)
    one, two = await given_up()
    await run_due(effects.hear)
    assert await try_again([one.id, 0]) == [one.id]
    await run_due(effects.hear)
    assert (effects.seen, await given_up()) == (["done", "one"], [two])
    assert await try_again() == [two.id]


@pytest.mark.parametrize("jobs", [1, 3])
async def test_a_clock_set_back_while_a_job_runs_makes_it_due_again(
    effects: Effects, clock: FakeClock, jobs: int
) -> None:
    for number in range(jobs):
        await put(str(number), clock.at)
    effects.step_back_ms, at = 5000, clock.at
    await run_due(effects.hear)
    assert effects.ended == [("test", "early")] * jobs
    assert await run_due(effects.hear) == 0
    effects.step_back_ms, clock.at = 0, at
    await run_due(effects.hear)
    assert effects.ended[jobs:] == [("test", "done")] * jobs


async def test_a_herd_is_done_in_one_go(effects: Effects, clock: FakeClock) -> None:
    for name in "abc":
        await put(name, clock.at)
    assert await run_due(effects.hear) == 3
    assert (effects.herds, effects.seen) == ([["a", "b", "c"]], ["a", "b", "c"])
    assert await Job.filter(done_at=None).count() == 0


async def test_of_a_herd_that_fails_one_bad_job_does_not_stop_the_others(
    effects: Effects, clock: FakeClock
) -> None:
    for name in "abc":
        await put(name, clock.at)
    effects.herd_trouble, effects.troubles = Unavailable(), [ValueError()]
    await run_due(effects.hear)
    assert sorted(outcome for _, outcome in effects.ended) == ["done", "done", "failed"]
    assert len(effects.seen) == 2


async def test_of_a_herd_those_that_were_taken_over_meanwhile_are_lost(
    effects: Effects, clock: FakeClock
) -> None:
    for name in "ab":
        await put(name, clock.at)
    effects.taken_over = "test:a"
    await run_due(effects.hear)
    assert sorted(effects.ended) == [("test", "done"), ("test", "lost")]


async def test_jobs_of_one_lane_do_not_wait_for_those_of_another(effects: Effects, clock: FakeClock) -> None:
    def lane_of(kind: str) -> kinds.Lane:
        return next(lane for lane in kinds.LANES if kind in lane.kinds)

    assert len({lane_of(kind) for kind in ("letter", "slot.renew", "slot.recognise", "prune")}) == 4
    assert sorted(kind for lane in kinds.LANES for kind in lane.kinds) == sorted(kinds.KINDS)


async def test_a_job_for_something_that_is_gone_is_done(effects: Effects, clock: FakeClock) -> None:
    effects.troubles = [NotFound("page")]
    await put("gone", clock.at)
    await run_due(effects.hear)
    assert effects.ended == [("test", "done")]


async def test_housekeeping_is_enqueued_once_an_hour_whoever_asks(effects: Effects, clock: FakeClock) -> None:
    await enqueue_periodic()
    await enqueue_periodic()
    assert await Job.filter(kind="prune").count() == 1
    clock.forward(hours=1)
    await enqueue_periodic()
    assert await Job.filter(kind="prune").count() == 2
    while await run_due(effects.hear):
        pass
    assert effects.ended.count(("prune", "done")) == 2


async def test_jobs_run_beside_a_block_and_the_last_one_is_finished(
    effects: Effects, clock: FakeClock
) -> None:
    await put("beside", clock.at)
    async with jobs_running(effects.hear):
        async with asyncio.timeout(5):
            await effects.heard.wait()
    assert ("test", "done") in effects.ended


async def test_a_runner_started_inside_a_transaction_does_not_work_in_it(
    effects: Effects, clock: FakeClock
) -> None:
    await put("free", clock.at)
    async with AsyncExitStack() as running:
        async with in_transaction():
            await running.enter_async_context(jobs_running(effects.hear))
        async with asyncio.timeout(5):
            await effects.heard.wait()
    assert (await Job.get(key="test:free")).done_at is not None
