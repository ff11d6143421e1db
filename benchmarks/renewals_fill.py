"""Accounts with a page slot each, some of them with a page on it, that their tokens renew once."""

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


async def fill_slots(count: int, pages: int) -> list[Page]:
    """Write so many of them into an empty database, bought now by the clock; answers the pages."""
    made: list[Page] = []
    for first in range(0, count, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, count))
        accounts = [_account(number) for number in numbers]
        some = [_page(number, account) for number, account in zip(numbers, accounts, strict=True)]
        some = some[: max(0, pages - first)]
        async with in_transaction() as db:
            await Account.bulk_create(accounts, using_db=db)
            await _keep_pages(some, db)
            await _sell(accounts, {page.account_id: page.id for page in some}, db)
        made += some
    return made


async def publish_all(pages: list[Page], publisher: DiskPublisher) -> None:
    """Have public pages drawn as they look today, as their visitors or the sweep of the night would."""
    for first in range(0, len(pages), _PUBLISHED_AT_ONCE):
        few = pages[first : first + _PUBLISHED_AT_ONCE]
        await asyncio.gather(*(publisher.publish(page.id, page.version) for page in few))


def _account(number: int) -> Account:
    return Account(id=new_id(), email=f"{number}@example.com", password_hash="!", created_at=now_ms())


def _page(number: int, account: Account) -> Page:
    slug, now = f"slot-{number}", now_ms()
    expires_at = now + SLOT_MS + GRACE_MS
    return Page(
        id=new_id(), account_id=account.id, name=slug, slug=slug, is_public=True, created_at=now,
        expires_at=expires_at,
    )  # fmt: skip


async def _keep_pages(pages: list[Page], db: BaseDBAsyncClient) -> None:
    await Page.bulk_create(pages, using_db=db)
    await bulk_hosts(pages, now_ms(), db)
    rows = [component_row(page.id, number, now_ms()) for page in pages for number in range(LEAVES)]
    await Component.bulk_create(rows, using_db=db)


async def _sell(accounts: list[Account], page_of: dict[UUID, UUID], db: BaseDBAsyncClient) -> None:
    """One transaction a slot brings the tokens of two periods, and takes those of the first."""
    async with open_book() as book:
        slots = [_slot(account.id, page_of.get(account.id), book.now) for account in accounts]
        posted = await post_all(book, [_sale(slot) for slot in slots])
        await Slot.bulk_create(slots, using_db=db)
        periods = [paid_period(slot, 1, book.now, done) for slot, done in zip(slots, posted, strict=True)]
        await keep_periods(book, periods)
    await enqueue_all((work for period in periods for work in work_of(period)[:2]), db)


def _slot(owner_id: UUID, page_id: UUID | None, now: int) -> Slot:
    return Slot(
        id=new_id(), owner_id=owner_id, page_id=page_id, state=ACTIVE, auto_renew=True, opened_at=now,
        ends_at=now + SLOT_MS,
    )  # fmt: skip


def _sale(slot: Slot) -> Order:
    owner: UUID = slot.owner_id
    brought = [Leg(ISSUED_PAID, -2 * SLOT_PRICE_TOKENS), Leg(paid_wallet(owner), SLOT_PRICE_TOKENS)]
    return Order(
        "buy_slot", f"fill:{slot.id}", {}, price(brought), By("job"), owner, ref=("slot", str(slot.id))
    )
