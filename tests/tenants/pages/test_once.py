"""Claims on Idempotency-Keys: leases, fences, and what is forgotten."""

import asyncio

import pytest

from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict, NotFound
from app.core.ids import new_id
from tenants.incidents.models import Incident
from tenants.incidents.open import IncidentDraft, open_incident
from tenants.pages.models import OnceClaim, Page
from tenants.pages.once import LEASE_MS, Outcome, Request, answer_once, claim, prune_claims
from tenants.scope import Once, Scope
from tests.cast import Cast
from tests.fakes import FakeClock, RecordingPublisher

ASKED = Request("key", "0" * 64)


async def _opens(page: Page, scope: Scope) -> str:
    await open_incident(scope, page.id, IncidentDraft("Slow answers"))
    return "i_opened"


async def test_the_first_claim_is_fresh_and_a_twin_must_wait(database: object) -> None:
    assert isinstance(await claim("k_1", ASKED), Once)
    with pytest.raises(Conflict) as refused:
        await claim("k_1", ASKED)
    assert refused.value.retry_after_seconds == 1


async def test_subjects_do_not_share_keys(database: object) -> None:
    assert isinstance(await claim("k_1", ASKED), Once)
    assert isinstance(await claim("k_2", ASKED), Once)


async def test_a_lease_that_ran_out_is_taken_over_under_another_id(
    database: object, clock: FakeClock
) -> None:
    first = await claim("k_1", ASKED)
    clock.at += LEASE_MS
    second = await claim("k_1", ASKED)
    assert isinstance(second, Once)
    assert first != second


async def test_an_act_that_lost_its_claim_is_undone(cast: Cast, page: Page, clock: FakeClock) -> None:
    scope = cast.owner.scope
    slow = await claim(scope.actor.id, ASKED)
    assert isinstance(slow, Once)
    clock.at += LEASE_MS
    await claim(scope.actor.id, ASKED)
    with pytest.raises(Conflict):
        await _opens(page, scope.answering(slow))
    assert await Incident.all().count() == 0


async def test_the_outcome_is_kept_with_the_act(cast: Cast, page: Page) -> None:
    scope = cast.owner.scope
    first = await answer_once(scope, page.id, ASKED, lambda bound: _opens(page, bound))
    kept = await OnceClaim.get(key="key")
    assert first == Outcome("i_opened")
    assert kept.outcome is not None
    assert kept.outcome.startswith("i_")


async def test_an_act_that_fails_gives_its_claim_back(cast: Cast, page: Page) -> None:
    async def fails(_: Scope) -> str:
        raise NotFound("incident")

    with pytest.raises(NotFound):
        await answer_once(cast.owner.scope, page.id, ASKED, fails)
    assert await OnceClaim.all().count() == 0


async def test_an_act_whose_client_hung_up_gives_its_claim_back(cast: Cast, page: Page) -> None:
    begun = asyncio.Event()

    async def waits(_: Scope) -> str:
        begun.set()
        await asyncio.Event().wait()
        return ""

    request = asyncio.ensure_future(answer_once(cast.owner.scope, page.id, ASKED, waits))
    await begun.wait()
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    assert await OnceClaim.all().count() == 0


async def test_a_replay_waits_for_the_page_to_be_out(
    cast: Cast, page: Page, publisher: RecordingPublisher
) -> None:
    scope = cast.owner.scope
    await answer_once(scope, page.id, ASKED, lambda bound: _opens(page, bound))
    published = len(publisher.published)
    assert (await answer_once(scope, page.id, ASKED, lambda bound: _opens(page, bound))).replayed
    now = await Page.get(id=page.id)
    assert publisher.published[published:] == [(page.id, now.version)]


async def test_a_replay_for_a_page_that_is_gone_is_answered(
    database: object, publisher: RecordingPublisher
) -> None:
    await OnceClaim.create(
        subject="", key="key", body_sha256=ASKED.sha256, outcome="i_1", lease_until=0, created_at=2**50
    )
    answered = await answer_once(Scope.operator(), new_id(), ASKED, lambda _: _never())
    assert answered == Outcome("i_1", replayed=True)


async def _never() -> str:
    raise AssertionError("A replay acts no more.")


async def test_pruning_forgets_what_is_older_than_a_day(database: object, clock: FakeClock) -> None:
    await claim("k_old", ASKED)
    clock.at += MS_PER_DAY
    await claim("k_new", ASKED)
    assert await prune_claims() == 1
    assert [row.subject for row in await OnceClaim.all()] == ["k_new"]
    assert await prune_claims() == 0
