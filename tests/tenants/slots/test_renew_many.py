"""Many slots that end together: each as it would be alone, none twice, and a bad one alone stays behind."""

from collections import Counter

import pytest

from app.core.errors import Unavailable
from ledger.audit import verify
from ledger.models import LedgerHead, LedgerTx, SlotPeriod
from tenants.jobs.models import Job
from tenants.jobs.run import run_due
from tenants.pages.models import AuditEntry, Page
from tenants.slots import renew_many
from tenants.slots.calendar import RENEW_JOB
from tests.conftest import Database
from tests.fakes import FakeClock, RecordingPublisher
from tests.ledger.books import balance_of, granted
from tests.ledger.verify.vandal import vandal_of
from tests.tenants.slots.living import Tenant, a_tenant, live

pytestmark = pytest.mark.usefixtures("publisher")
OWNERS = 5


async def owners_of_slots(clock: FakeClock, tokens: int = 960) -> list[Tenant]:
    """So many owners with a page on a slot each, all of which end at this moment."""
    tenants = [await a_tenant() for _ in range(OWNERS)]
    for number, tenant in enumerate(tenants):
        await granted(tenant.id, tokens)
        await tenant.page(f"plan-{number}")
        await tenant.buy(auto_renew=True)
        await tenant.page(f"slot-{number}")
    clock.forward(days=30)
    return tenants


async def run_all() -> Counter[tuple[str, str]]:
    """Every job that is due, and how each ended."""
    ended: Counter[tuple[str, str]] = Counter()
    while await run_due(lambda kind, outcome: ended.update([(kind, outcome)])):
        pass
    return ended


async def test_slots_that_end_together_are_renewed_and_earned_together(
    database: Database, clock: FakeClock, publisher: RecordingPublisher
) -> None:
    tenants = await owners_of_slots(clock)
    ended = await run_all()
    assert (ended[RENEW_JOB, "done"], ended["slot.recognise", "done"]) == (OWNERS, OWNERS)
    for tenant in tenants:
        assert Counter(await tenant.kinds())["renew_slot"] == Counter(await tenant.kinds())["recognise"] == 1
        [slot] = await tenant.slots()
        page = await Page.get(id=slot.page_id)
        assert (slot.ends_at, page.expires_at) == (clock.at + 30 * 86_400_000, clock.at + 37 * 86_400_000)
        assert publisher.versions_of(page.id)[-1] == page.version
    assert await Job.filter(kind=RENEW_JOB, done_at=None).count() == OWNERS
    assert (await verify(full=True)).ok


async def test_together_or_alone_the_audit_says_the_same(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tenants = await owners_of_slots(clock)
    await run_all()
    clock.forward(days=30)
    await granted(tenants[0].id, 480)
    monkeypatch.setattr(renew_many, "accounts_change", None)
    await run_all()
    together, alone = await AuditEntry.filter(account_id=tenants[0].id, act=RENEW_JOB).order_by("id")
    assert (together.target, together.page_id, together.actor_name) == (
        alone.target,
        alone.page_id,
        alone.actor_name,
    )
    assert together.detail.keys() == alone.detail.keys()
    assert (alone.detail["period"], together.detail["period"]) == (3, 2)


async def test_lots_are_spent_in_their_order_and_two_slots_of_one_owner_in_turn(
    database: Database, clock: FakeClock
) -> None:
    tenant = await a_tenant(2 * 480 + 400)
    await tenant.buy(auto_renew=True, pages=2)
    clock.forward(days=29)
    await granted(tenant.id, 100)
    clock.forward(days=1)
    await run_all()
    assert sorted(slot.state for slot in await tenant.slots()) == ["active", "grace"]
    assert await balance_of(tenant.id) == 20
    renewed = await LedgerTx.get(kind="renew_slot")
    assert renewed.legs == 3


async def test_those_that_cannot_or_may_not_renew_go_their_own_way(
    database: Database, clock: FakeClock
) -> None:
    rich, poor, done = await a_tenant(960), await a_tenant(480), await a_tenant(480)
    for tenant, wants in ((rich, True), (poor, True), (done, False)):
        await tenant.buy(auto_renew=wants)
    await live(clock, 30)
    states = [(await tenant.slots())[0].state for tenant in (rich, poor, done)]
    assert states == ["active", "grace", "ended"]
    written = await AuditEntry.filter(account_id__in=[poor.id, done.id], act__in=["slot.grace", "slot.end"])
    assert {entry.account_id: entry.act for entry in written} == {poor.id: "slot.grace", done.id: "slot.end"}


async def test_a_slot_that_breaks_the_rest_is_left_behind_alone(database: Database, clock: FakeClock) -> None:
    tenants = await owners_of_slots(clock)
    [bad] = await tenants[2].slots()
    async with vandal_of(database) as vandal:
        await vandal.run(f"DELETE FROM slot_period WHERE slot_id = '{bad.id}'")
    ended = await run_all()
    assert (ended[RENEW_JOB, "done"], ended[RENEW_JOB, "failed"]) == (OWNERS - 1, 1)
    assert await LedgerTx.filter(kind="renew_slot").count() == OWNERS - 1


async def test_a_page_that_cannot_be_published_costs_nobody_a_second_time(
    database: Database, clock: FakeClock, publisher: RecordingPublisher
) -> None:
    tenants = await owners_of_slots(clock)
    publisher.broken = Unavailable("The disk is full.")
    await run_all()
    publisher.broken = None
    clock.forward(hours=1)
    await run_all()
    assert await SlotPeriod.all().count() == 2 * OWNERS
    assert [await balance_of(tenant.id) for tenant in tenants] == [0] * OWNERS


async def test_stopped_books_take_nothing_and_everything_is_due_again(
    database: Database, clock: FakeClock
) -> None:
    tenants = await owners_of_slots(clock)
    await LedgerHead.filter(id=1).update(frozen_reason="R2")
    await run_all()
    assert await LedgerTx.filter(kind__in=["renew_slot", "recognise"]).count() == 0
    await LedgerHead.filter(id=1).update(frozen_reason="")
    await live(clock, 0.1)
    assert [await balance_of(tenant.id) for tenant in tenants] == [0] * OWNERS
    assert await LedgerTx.filter(kind="recognise").count() == OWNERS


async def test_work_that_was_done_meanwhile_is_found_done(database: Database, clock: FakeClock) -> None:
    tenants = await owners_of_slots(clock)
    payloads = [job.payload for job in await Job.filter(kind=RENEW_JOB)]
    await renew_many.renew_many(payloads)
    await renew_many.renew_many(payloads)
    assert [await balance_of(tenant.id) for tenant in tenants] == [0] * OWNERS
