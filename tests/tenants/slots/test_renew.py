"""The end of a slot's period: renewed without drift, waited for, lapsed, revived, forgotten."""

import asyncio
from contextvars import Context
from itertools import count
from typing import Any

import pytest
from tortoise.connection import get_connection

from app.core.errors import Conflict, Forbidden, NotFound
from app.core.ids import new_id
from ledger.models import LedgerHead, Slot, SlotPeriod
from ledger.wallets import TooFewTokens
from tenants.jobs.models import Job
from tenants.pages.models import AuditEntry, Page
from tenants.pages.remove import delete_page
from tenants.pages.standing import require_live
from tenants.scope import Actor, ActorKind, Role, Scope
from tenants.slots import lapse
from tenants.slots.calendar import ask_to_renew
from tenants.slots.lapse import forget_due, lapse_due
from tenants.slots.renew import pay_slot, renew_due, set_auto_renew
from tenants.support.acts import Act, Kind, post_alone
from tests.factories import OPERATOR, make_incident, make_page
from tests.fakes import FakeClock, RecordingPublisher
from tests.ledger.books import balance_of, bought
from tests.tenants.slots.living import Tenant, a_tenant, fresh, live
from tests.tenants.slots.resolving import resolve

pytestmark = pytest.mark.usefixtures("database", "publisher")
DAY = 86_400_000


async def tenant_with_page(tokens: int, *, auto_renew: bool = False) -> tuple[Tenant, Page]:
    """One page under the plan, and this one on a slot."""
    tenant = await a_tenant(tokens)
    await tenant.page(f"plan-{new_id().hex[:8]}")
    await tenant.buy(auto_renew=auto_renew)
    return tenant, await tenant.page(f"slot-{new_id().hex[:8]}")


async def test_a_slot_renews_itself_where_its_last_period_ended(
    clock: FakeClock, publisher: RecordingPublisher
) -> None:
    start = clock.at
    tenant, page = await tenant_with_page(1_440, auto_renew=True)
    await live(clock, 61)
    periods = await SlotPeriod.all().order_by("n")
    assert [(each.starts_at - start) // DAY for each in periods] == [0, 30, 60]
    assert (await fresh(page)).expires_at == start + 97 * DAY
    assert publisher.versions_of(page.id)[-1] == (await fresh(page)).version
    assert await tenant.kinds() == ["topup", "buy_slot", *["recognise", "renew_slot"] * 2] or sorted(
        await tenant.kinds()
    ) == sorted(["topup", "buy_slot", "recognise", "recognise", "renew_slot", "renew_slot"])


async def test_a_renewal_that_is_asked_for_twice_takes_once(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(1_440, auto_renew=True)
    clock.forward(days=30)
    [slot] = await tenant.slots()
    for _again in range(3):
        await renew_due({"slot": str(slot.id)})
    assert await balance_of(tenant.id) == 480


async def test_short_of_tokens_the_page_stays_for_a_week(
    clock: FakeClock, publisher: RecordingPublisher
) -> None:
    tenant, page = await tenant_with_page(480, auto_renew=True)
    await live(clock, 37 - 0.001)
    [slot] = await tenant.slots()
    assert (slot.state, (await fresh(page)).held_for) == ("grace", None)
    await live(clock, 0.001)
    [slot] = await tenant.slots()
    page = await fresh(page)
    assert (slot.state, slot.lapsed_at, page.held_for) == ("lapsed", clock.at, "slot")
    assert publisher.versions_of(page.id)[-1] == page.version


async def test_the_renewal_is_tried_again_every_day(clock: FakeClock) -> None:
    tenant, page = await tenant_with_page(480, auto_renew=True)
    await live(clock, 32.5)
    await bought(tenant.id, 480)
    await live(clock, 0.5)
    [slot] = await tenant.slots()
    assert (slot.state, slot.ends_at) == ("active", clock.at + 27 * DAY)
    assert (await fresh(page)).expires_at == slot.ends_at + 7 * DAY


async def test_tokens_that_come_in_renew_at_once(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(480, auto_renew=True)
    await live(clock, 31.25)
    posted = await bought(tenant.id, 480)
    await ask_to_renew(tenant.id, posted.seq, get_connection("default"))
    await live(clock, 0)
    assert (await tenant.slots())[0].state == "active"


async def test_a_slot_that_is_not_to_be_renewed_keeps_the_tokens(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(1_000)
    await live(clock, 38)
    assert (await balance_of(tenant.id), (await tenant.slots())[0].state) == (520, "lapsed")


async def test_a_free_slot_that_is_not_to_be_renewed_just_ends(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=480)
    await tenant.buy()
    await live(clock, 30)
    assert [slot.state for slot in await tenant.slots()] == ["ended"]


async def test_a_free_slot_that_is_to_be_renewed_waits_for_tokens_and_ends(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=480)
    await tenant.buy(auto_renew=True)
    await live(clock, 31)
    assert [slot.state for slot in await tenant.slots()] == ["grace"]
    await live(clock, 7)
    assert [slot.state for slot in await tenant.slots()] == ["ended"]


async def test_a_lapsed_page_is_not_driven_by_keys(clock: FakeClock) -> None:
    tenant, page = await tenant_with_page(480)
    await live(clock, 38)
    key = Scope(Actor(ActorKind.KEY, "k", "key"), roles={tenant.id: Role.REPORTER}, page_id=page.id)
    with pytest.raises(Forbidden, match="suspended"):
        await require_live(key)


async def test_one_payment_revives_a_lapsed_page_from_now(
    clock: FakeClock, publisher: RecordingPublisher
) -> None:
    tenant, page = await tenant_with_page(960)
    await live(clock, 100)
    [slot] = await tenant.slots()
    paid = await pay_slot(tenant.scope, tenant.id, slot.id)
    page = await fresh(page)
    assert (paid.state, paid.ends_at, page.held_for) == ("active", clock.at + 30 * DAY, None)
    assert page.expires_at == paid.ends_at + 7 * DAY
    assert publisher.versions_of(page.id)[-1] == page.version
    await live(clock, 29)
    assert (await fresh(page)).held_for is None


async def test_a_slot_that_is_paid_for_is_not_paid_again(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(960)
    [slot] = await tenant.slots()
    assert (await pay_slot(tenant.scope, tenant.id, slot.id)).ends_at == slot.ends_at
    assert await balance_of(tenant.id) == 480


async def test_paying_without_tokens_changes_nothing(clock: FakeClock) -> None:
    tenant, page = await tenant_with_page(480)
    await live(clock, 40)
    [slot] = await tenant.slots()
    with pytest.raises(TooFewTokens):
        await pay_slot(tenant.scope, tenant.id, slot.id)
    assert (await fresh(page)).held_for == "slot"


async def test_a_slot_of_somebody_else_is_not_there(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(960)
    other = await a_tenant()
    [slot] = await tenant.slots()
    with pytest.raises(NotFound):
        await pay_slot(other.scope, other.id, slot.id)
    with pytest.raises(NotFound):
        await set_auto_renew(other.scope, other.id, new_id(), auto_renew=True)


async def test_the_choice_to_renew_can_change(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(960)
    [slot] = await tenant.slots()
    for _again in range(2):
        assert (await set_auto_renew(tenant.scope, tenant.id, slot.id, auto_renew=True)).auto_renew
    assert await AuditEntry.filter(act="slot.auto_renew").count() == 1
    await live(clock, 30)
    assert await balance_of(tenant.id) == 0


async def test_choosing_to_renew_in_the_grace_renews_now(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(960)
    await live(clock, 31)
    [slot] = await tenant.slots()
    await set_auto_renew(tenant.scope, tenant.id, slot.id, auto_renew=True)
    await live(clock, 0)
    assert ((await tenant.slots())[0].state, await balance_of(tenant.id)) == ("active", 0)


async def test_a_slot_that_is_over_has_no_choice(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(480)
    await live(clock, 38)
    with pytest.raises(Conflict):
        await set_auto_renew(tenant.scope, tenant.id, (await tenant.slots())[0].id, auto_renew=True)


async def test_no_page_goes_dark_in_an_incident_nor_a_day_after(clock: FakeClock) -> None:
    _, page = await tenant_with_page(480)
    await live(clock, 36)
    incident = await make_incident(page.id)
    await live(clock, 5.5)
    assert (await fresh(page)).held_for is None
    await resolve(page, incident)
    await live(clock, 0.999)
    assert (await fresh(page)).held_for is None
    await live(clock, 0.001)
    assert (await fresh(page)).held_for == "slot"


async def test_a_page_that_nobody_revives_is_forgotten_after_90_days(clock: FakeClock) -> None:
    tenant, page = await tenant_with_page(480)
    await live(clock, 37 + 90 - 0.001)
    assert await Page.exists(id=page.id)
    await live(clock, 0.001)
    assert not await Page.exists(id=page.id)
    assert [slot.state for slot in await tenant.slots()] == ["ended"]
    assert await AuditEntry.filter(act="slot.forget").count() == 1


async def test_a_page_that_was_revived_is_not_forgotten(clock: FakeClock) -> None:
    tenant, page = await tenant_with_page(960 + 480 * 4, auto_renew=False)
    await live(clock, 100)
    [slot] = await tenant.slots()
    await pay_slot(tenant.scope, tenant.id, slot.id)
    await set_auto_renew(tenant.scope, tenant.id, slot.id, auto_renew=True)
    await live(clock, 90)
    assert await Page.exists(id=page.id)
    payload = {"slot": str(slot.id), "page": str(page.id), "lapsed_at": slot.lapsed_at}
    await forget_due(payload)
    assert await Page.exists(id=page.id)


async def test_a_deleted_page_lapses_with_nothing(clock: FakeClock) -> None:
    tenant, page = await tenant_with_page(480)
    await live(clock, 31)
    await delete_page(tenant.scope, page.id)
    await live(clock, 10)
    assert [slot.state for slot in await tenant.slots()] == ["ended"]


async def test_renewing_waits_while_the_books_are_stopped(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(960, auto_renew=True)
    await live(clock, 29.9)
    await LedgerHead.filter(id=1).update(frozen_reason="examined")
    await live(clock, 0.5)
    assert (await tenant.slots())[0].state == "active"
    assert await Job.filter(failed_at__not_isnull=True).count() == 0
    await LedgerHead.filter(id=1).update(frozen_reason="")
    await live(clock, 0.1)
    assert await balance_of(tenant.id) == 0
    assert await SlotPeriod.filter(settled_seq__not_isnull=True).count() == 1


async def test_work_for_a_slot_that_moved_on_finds_nothing_to_do(clock: FakeClock) -> None:
    tenant, _ = await tenant_with_page(960)
    [slot] = await tenant.slots()
    for slot_id in (new_id(), slot.id):
        await renew_due({"slot": str(slot_id)})
        await lapse_due({"slot": str(slot_id), "ends_at": slot.ends_at})
    assert await AuditEntry.filter(act__startswith="slot.").exclude(act="slot.buy").count() == 0
    assert (await Slot.get(id=slot.id)).state == "active"


async def test_a_lapsed_page_leaves_room_for_another_slot_only(clock: FakeClock) -> None:
    tenant, page = await tenant_with_page(480)
    await live(clock, 38)
    await delete_page(tenant.scope, (await Page.get(account_id=tenant.id, expires_at=None)).id)
    await make_page(tenant.id, "instead", scope=tenant.scope)
    assert (await fresh(page)).held_for == "slot"


async def test_two_runners_let_a_slot_lapse_once(clock: FakeClock) -> None:
    tenant, page = await tenant_with_page(480)
    await live(clock, 31)
    [slot] = await tenant.slots()
    clock.forward(days=7)
    payload = {"slot": str(slot.id), "ends_at": slot.ends_at}
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(loop.create_task(lapse_due(payload), context=Context()) for _ in range(2)))
    assert (await fresh(page)).held_for == "slot"
    assert await AuditEntry.filter(act="slot.lapse").count() == 1


async def test_an_incident_at_the_last_moment_keeps_the_page(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its opening comes between the look and the lock."""
    tenant, page = await tenant_with_page(480)
    await live(clock, 31)
    [slot] = await tenant.slots()
    clock.forward(days=7)
    look, looks = lapse.dark_moment, count()

    async def opened_after_the_first(*seen: Any) -> int | None:
        found = await look(*seen)
        if next(looks) == 0:
            await make_incident(page.id)
        return found

    monkeypatch.setattr(lapse, "dark_moment", opened_after_the_first)
    with pytest.raises(Conflict):
        await lapse_due({"slot": str(slot.id), "ends_at": slot.ends_at})
    assert (await fresh(page)).held_for is None


async def test_a_slot_that_support_took_back_darkens_its_page_until_it_is_paid_anew(
    clock: FakeClock,
) -> None:
    tenant, page = await tenant_with_page(960)
    [slot] = await tenant.slots()
    refund = Act(Kind.REFUND, tenant.id, new_id(), "asked for by mail", slot_id=slot.id)
    await post_alone(OPERATOR, refund)
    assert (await fresh(page)).held_for == "slot"
    await pay_slot(tenant.scope, tenant.id, slot.id)
    assert (await fresh(page)).held_for is None
