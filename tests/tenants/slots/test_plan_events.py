"""What a plan's start and end do to pages and slots (design §4)."""

import pytest

from app.core.errors import Conflict, Forbidden, NotFound, NotYours
from app.core.ids import new_id
from ledger.plans import PlanName
from public_site.load import load
from tenants.accounts.standing import set_plan
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.models import AuditEntry, Page
from tenants.slots.choose import show_instead
from tenants.slots.refund import refund_page_slot
from tests.cast import Cast
from tests.factories import OPERATOR
from tests.fakes import FakeClock, RecordingPublisher
from tests.ledger.books import balance_of
from tests.tenants.slots.living import Tenant, a_tenant, fresh, live

pytestmark = pytest.mark.usefixtures("database", "publisher")


async def held(tenant: Tenant) -> list[str | None]:
    return [page.held_for for page in await Page.filter(account_id=tenant.id).order_by("created_at", "id")]


async def test_prime_takes_pages_off_slots_that_then_stop_renewing(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=2_000)
    await tenant.page("one")
    await tenant.buy(auto_renew=True)
    page = await tenant.page("two")
    await set_plan(OPERATOR, tenant.id, PlanName.PRIME)
    [slot] = await tenant.slots()
    assert (slot.page_id, slot.auto_renew, (await fresh(page)).expires_at) == (None, False, None)
    await live(clock, 40)
    assert (await balance_of(tenant.id), (await fresh(page)).held_for) == (1_520, None)


async def test_a_page_that_prime_has_no_place_for_stays_on_its_slot(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=2_000)
    await tenant.page("one")
    await tenant.buy(pages=2, auto_renew=True)
    await tenant.page("two")
    three = await tenant.page("three")
    await set_plan(OPERATOR, tenant.id, PlanName.PRIME)
    assert [slot.page_id for slot in await tenant.slots()] == [None, three.id]


async def test_a_needless_slot_is_given_back_by_the_day(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=480)
    await tenant.page("one")
    sold = await tenant.buy()
    await tenant.page("two")
    await set_plan(OPERATOR, tenant.id, PlanName.PRIME)
    clock.forward(days=10)
    assert await refund_page_slot(tenant.scope, tenant.id, sold.slot_id) == 320
    assert [slot.state for slot in await tenant.slots()] == ["ended"]


async def test_a_slot_that_its_page_needs_is_not_given_back(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=480)
    await tenant.page("one")
    sold = await tenant.buy()
    await tenant.page("two")
    with pytest.raises(Conflict, match="Two stands on this slot"):
        await refund_page_slot(tenant.scope, tenant.id, sold.slot_id)
    with pytest.raises(NotFound):
        await refund_page_slot(tenant.scope, tenant.id, new_id())


async def test_a_page_changes_to_the_other_slot_when_its_own_is_given_back(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=960)
    await tenant.page("one")
    sold = await tenant.buy(pages=2)
    page = await tenant.page("two")
    clock.forward(days=1)
    await refund_page_slot(tenant.scope, tenant.id, sold.slot_ids[0])
    assert [(slot.state, slot.page_id) for slot in await tenant.slots()] == [
        ("ended", None),
        ("active", page.id),
    ]


async def test_the_footer_is_back_at_once_when_prime_ends(
    clock: FakeClock, publisher: RecordingPublisher
) -> None:
    tenant = await a_tenant()
    page = await tenant.page("one")
    await set_plan(OPERATOR, tenant.id, PlanName.PRIME, days=30)
    await edit_page(tenant.scope, page.id, PageEdit(show_footer=False))
    await live(clock, 30 - 0.001)
    before = (await fresh(page)).version
    await live(clock, 0.001)
    assert publisher.versions_of(page.id)[-1] == (await fresh(page)).version == before + 1
    snapshot = await load(page.id)
    assert snapshot is not None
    assert snapshot.show_footer


async def test_pages_over_the_number_wait_after_a_week_newest_first(
    clock: FakeClock, publisher: RecordingPublisher
) -> None:
    tenant = await a_tenant(plan=PlanName.PRO)
    pages = [await tenant.page(f"page-{number}") for number in range(3)]
    await set_plan(OPERATOR, tenant.id, PlanName.PRO, days=10)
    await live(clock, 17 - 0.001)
    assert await held(tenant) == [None, None, None]
    await live(clock, 0.001)
    assert await held(tenant) == [None, "plan", "plan"]
    assert publisher.versions_of(pages[2].id)[-1] == (await fresh(pages[2])).version


async def test_a_smaller_plan_is_enforced_a_week_later_too(clock: FakeClock) -> None:
    tenant = await a_tenant(plan=PlanName.PRO)
    for number in range(3):
        await tenant.page(f"page-{number}")
    await set_plan(OPERATOR, tenant.id, PlanName.PRIME)
    assert await held(tenant) == [None, None, None]
    await live(clock, 7)
    assert await held(tenant) == [None, None, "plan"]


async def test_the_plan_back_brings_all_back(clock: FakeClock) -> None:
    tenant = await a_tenant(plan=PlanName.PRIME)
    for number in range(2):
        await tenant.page(f"page-{number}")
    await set_plan(OPERATOR, tenant.id, PlanName.FREE)
    await live(clock, 30)
    assert await held(tenant) == [None, "plan"]
    await set_plan(OPERATOR, tenant.id, PlanName.PRIME)
    assert await held(tenant) == [None, None]


async def test_a_slot_brings_a_page_back_that_waited_for_the_plan(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=480, plan=PlanName.PRIME)
    for number in range(2):
        await tenant.page(f"page-{number}")
    await set_plan(OPERATOR, tenant.id, PlanName.FREE)
    await live(clock, 8)
    await tenant.buy()
    assert await held(tenant) == [None, None]


async def test_work_of_a_plan_that_was_replaced_does_nothing(clock: FakeClock) -> None:
    tenant = await a_tenant(plan=PlanName.PRIME)
    for number in range(2):
        await tenant.page(f"page-{number}")
    await set_plan(OPERATOR, tenant.id, PlanName.PRIME, days=1)
    await set_plan(OPERATOR, tenant.id, PlanName.PRIME)
    await live(clock, 30)
    assert await held(tenant) == [None, None]
    assert await AuditEntry.filter(act="plan.ended").count() == 0


async def test_the_owner_may_choose_which_page_is_shown(clock: FakeClock) -> None:
    tenant = await a_tenant(plan=PlanName.PRIME)
    first, second = [await tenant.page(f"page-{number}") for number in range(2)]
    await set_plan(OPERATOR, tenant.id, PlanName.FREE)
    await live(clock, 8)
    await show_instead(tenant.scope, tenant.id, show=second.id, hide=first.id)
    assert await held(tenant) == ["plan", None]
    await set_plan(OPERATOR, tenant.id, PlanName.FREE)
    await live(clock, 8)
    assert await held(tenant) == ["plan", None]
    with pytest.raises(Conflict):
        await show_instead(tenant.scope, tenant.id, show=second.id, hide=first.id)


async def test_only_the_owner_chooses(clock: FakeClock, cast: Cast) -> None:
    for scope, refusal in ((cast.editor.scope, Forbidden), (cast.rival.scope, NotYours)):
        with pytest.raises(refusal):
            await show_instead(scope, cast.owner.account.id, show=new_id(), hide=new_id())
