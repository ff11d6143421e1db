"""Accounts with a page each on a slot of its own, bought just now and paid for once more."""

import asyncio
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.ids import new_id
from benchmarks.seed import bulk_hosts, component_row
from ledger.accounts import ISSUED_PAID, paid_wallet
from ledger.models import Slot
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.posting import By, Leg, Order, open_book, post_all
from ledger.slots import ACTIVE, GRACE_MS, SLOT_MS, keep_periods, paid_period, price
from public_site.publishing import DiskPublisher
from tenants.accounts.models import Account
from tenants.components.models import Component
from tenants.jobs.enqueue import enqueue_all
from tenants.pages.models import Page
from tenants.slots.calendar import work_of

LEAVES = 3
_AT_ONCE = 250
_PUBLISHED_AT_ONCE = 8


async def fill_slots(count: int) -> list[Page]:
    """Write so many of them into an empty database, bought now by the clock; answers the pages."""
    made: list[Page] = []
    for first in range(0, count, _AT_ONCE):
        pages = [_page(number) for number in range(first, min(first + _AT_ONCE, count))]
        async with in_transaction() as db:
            await _keep_pages(pages, db)
            await _sell(pages, db)
        made += pages
    return made


async def publish_all(pages: list[Page], publisher: DiskPublisher) -> None:
    """Have every page drawn as it looks today, as its visitors or the sweep of the night would."""
    for first in range(0, len(pages), _PUBLISHED_AT_ONCE):
        few = pages[first : first + _PUBLISHED_AT_ONCE]
        await asyncio.gather(*(publisher.publish(page.id, page.version) for page in few))


def _page(number: int) -> Page:
    slug, now = f"slot-{number}", now_ms()
    expires_at = now + SLOT_MS + GRACE_MS
    return Page(
        id=new_id(), account_id=new_id(), name=slug, slug=slug, is_public=True, created_at=now,
        expires_at=expires_at,
    )  # fmt: skip


async def _keep_pages(pages: list[Page], db: BaseDBAsyncClient) -> None:
    accounts = [
        Account(id=page.account_id, email=f"{page.slug}@example.com", password_hash="!", created_at=now_ms())
        for page in pages
    ]
    await Account.bulk_create(accounts, using_db=db)
    await Page.bulk_create(pages, using_db=db)
    await bulk_hosts(pages, now_ms(), db)
    rows = [component_row(page.id, number, now_ms()) for page in pages for number in range(LEAVES)]
    await Component.bulk_create(rows, using_db=db)


async def _sell(pages: list[Page], db: BaseDBAsyncClient) -> None:
    """One transaction a slot brings the tokens of two periods, and takes those of the first."""
    async with open_book() as book:
        slots = [_slot(page, book.now) for page in pages]
        posted = await post_all(book, [_sale(slot) for slot in slots])
        await Slot.bulk_create(slots, using_db=db)
        periods = [paid_period(slot, 1, book.now, done) for slot, done in zip(slots, posted, strict=True)]
        await keep_periods(book, periods)
    await enqueue_all((work for period in periods for work in work_of(period)[:2]), db)


def _slot(page: Page, now: int) -> Slot:
    return Slot(
        id=new_id(), owner_id=page.account_id, page_id=page.id, state=ACTIVE, auto_renew=True, opened_at=now,
        ends_at=now + SLOT_MS,
    )  # fmt: skip


def _sale(slot: Slot) -> Order:
    owner: UUID = slot.owner_id
    brought = [Leg(ISSUED_PAID, -2 * SLOT_PRICE_TOKENS), Leg(paid_wallet(owner), SLOT_PRICE_TOKENS)]
    return Order(
        "buy_slot", f"fill:{slot.id}", {}, price(brought), By("job"), owner, ref=("slot", str(slot.id))
    )
