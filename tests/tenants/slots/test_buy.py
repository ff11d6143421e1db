"""Buying page slots: what they cost, how often a key buys, and which pages they bring back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from app.core.errors import Forbidden, Invalid, LimitReached, NotYours
from ledger.models import LedgerTx, Slot
from ledger.wallets import TooFewTokens
from tenants.accounts.standing import suspend_account
from tenants.pages.change import Change, account_change
from tenants.pages.models import AuditEntry
from tenants.pages.remove import delete_page
from tenants.slots import buy
from tenants.slots.buy import buy_page_slot
from tests.cast import Cast
from tests.conftest import Database
from tests.factories import OPERATOR
from tests.fakes import FakeClock, RecordingPublisher
from tests.ledger.books import balance_of
from tests.tenants.slots.living import a_tenant, fresh, live

pytestmark = pytest.mark.usefixtures("database", "publisher")
DAY = 86_400_000


async def test_a_slot_makes_room_for_one_more_page(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=500)
    await tenant.page("one")
    with pytest.raises(LimitReached, match=r"1 of 1 pages used\. Buy a page slot for 480 tokens"):
        await tenant.page("two")
    sold = await tenant.buy()
    assert (sold.ends_at, sold.balance) == (clock.at + 30 * DAY, 20)
    page = await tenant.page("two")
    assert page.expires_at == sold.ends_at + 7 * DAY
    assert (await tenant.slots())[0].page_id == page.id
    with pytest.raises(LimitReached, match="2 of 2"):
        await tenant.page("three")


async def test_pages_under_the_plan_have_no_end() -> None:
    tenant = await a_tenant(tokens=480)
    await tenant.buy()
    assert (await tenant.page("one")).expires_at is None
    assert (await tenant.page("two")).expires_at is not None


@pytest.mark.sqlite_only
async def test_purchases_of_one_account_come_to_the_database_one_after_the_other(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tenant, at_once, most = await a_tenant(tokens=480 * 6), 0, 0
    change = account_change

    @asynccontextmanager
    async def counted(*given: Any, **named: Any) -> AsyncIterator[Change]:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        async with change(*given, **named) as changing:
            yield changing
        at_once -= 1

    monkeypatch.setattr(buy, "account_change", counted)
    await asyncio.gather(*(tenant.buy(key=str(number)) for number in range(6)))
    assert (most, len(await tenant.slots())) == (1, 6)


async def test_a_key_buys_once(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=2_000)
    first = await tenant.buy(key="form-1")
    clock.forward(days=2)
    again = await tenant.buy(key="form-1")
    assert (again.slot_id, again.ends_at, again.balance) == (first.slot_id, first.ends_at, first.balance)
    assert (first.replayed, again.replayed, await Slot.all().count()) == (False, True, 1)
    assert await AuditEntry.filter(act="slot.buy").count() == 1


async def test_several_slots_are_bought_together_or_not_at_all() -> None:
    tenant = await a_tenant(tokens=1_439)
    with pytest.raises(TooFewTokens) as refused:
        await tenant.buy(pages=3)
    assert (refused.value.needed, refused.value.held) == (1_440, 1_439)
    assert (await Slot.all().count(), await balance_of(tenant.id)) == (0, 1_439)
    sold = await tenant.buy(pages=2, key="k")
    assert (len(set(sold.slot_ids)), sold.balance) == (2, 479)
    assert (await tenant.buy(pages=2, key="k")).slot_ids == sold.slot_ids


async def test_a_key_for_another_number_is_refused() -> None:
    tenant = await a_tenant(tokens=2_000)
    await tenant.buy(pages=1, key="k")
    with pytest.raises(Invalid, match="pages"):
        await tenant.buy(pages=2, key="k")


async def test_a_long_key_is_kept_by_its_hash() -> None:
    tenant = await a_tenant(tokens=2_000)
    sold = await tenant.buy(key="k" * 255)
    assert (await tenant.buy(key="k" * 255)).slot_id == sold.slot_id
    assert (await tenant.buy(key="k" * 254)).slot_id != sold.slot_id
    assert all(len(tx.key) <= 120 for tx in await LedgerTx.filter(kind="buy_slot"))


@pytest.mark.parametrize(("pages", "key"), [(0, "k"), (11, "k"), (1, ""), (1, "k" * 256)])
async def test_senseless_numbers_and_keys_are_refused(pages: int, key: str) -> None:
    tenant = await a_tenant()
    with pytest.raises(Invalid):
        await buy_page_slot(tenant.scope, tenant.id, pages=pages, auto_renew=False, key=key)


async def test_only_the_owner_buys(cast: Cast) -> None:
    account_id = cast.owner.account.id
    with pytest.raises(Forbidden):
        await buy_page_slot(cast.editor.scope, account_id, auto_renew=False, key="k")
    with pytest.raises(NotYours):
        await buy_page_slot(cast.rival.scope, account_id, auto_renew=False, key="k")


async def test_a_suspended_account_buys_nothing() -> None:
    tenant = await a_tenant(tokens=480)
    await suspend_account(OPERATOR, tenant.id)
    with pytest.raises(Forbidden, match="suspended"):
        await tenant.buy()


async def test_a_deleted_page_leaves_its_slot_free_until_its_end(clock: FakeClock) -> None:
    tenant = await a_tenant(tokens=2_000)
    await tenant.page("one")
    await tenant.buy(auto_renew=True)
    await delete_page(tenant.scope, (await tenant.page("two")).id)
    [slot] = await tenant.slots()
    assert (slot.page_id, slot.state, slot.auto_renew) == (None, "active", False)
    assert (await tenant.page("three")).expires_at == slot.ends_at + 7 * DAY


async def test_another_slot_brings_a_page_back_that_had_lapsed(
    clock: FakeClock, publisher: RecordingPublisher
) -> None:
    tenant = await a_tenant(tokens=1_000)
    await tenant.page("one")
    await tenant.buy()
    page = await tenant.page("two")
    await live(clock, 40)
    lapsed = await fresh(page)
    assert lapsed.held_for == "slot"
    sold = await tenant.buy()
    back = await fresh(page)
    assert (back.held_for, back.expires_at) == (None, sold.ends_at + 7 * DAY)
    assert publisher.versions_of(page.id)[-1] == back.version > lapsed.version
    assert [slot.state for slot in await tenant.slots()] == ["ended", "active"]


async def test_the_owner_is_who_the_books_name(database: Database) -> None:
    tenant = await a_tenant(tokens=480)
    await tenant.buy()
    tx = await LedgerTx.get(kind="buy_slot")
    assert (tx.actor_kind, tx.actor_id) == ("owner", "a_somebody")
