"""Acts on many accounts in one transaction, for jobs alone: each is recorded and published as one by one."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import Unavailable
from app.db.direct import Row, marks, records_of, rows_of
from tenants.accounts.models import Account
from tenants.pages.change import Change, audit_entry
from tenants.pages.models import AuditEntry, Page
from tenants.pages.moves import tell_moves
from tenants.pages.publisher import publisher
from tenants.scope import Scope

PUBLISHED_AT_ONCE = 4
_IN_ORDER = "SELECT id FROM {table} WHERE id IN ({ids}) ORDER BY id FOR NO KEY UPDATE"
_RAISE = "UPDATE {table} SET version = version + 1 WHERE id IN ({ids}) RETURNING *"


@dataclass(frozen=True, slots=True)
class Act:
    """What is to happen to an account, and to a page of it if that moves."""

    account_id: UUID
    act: str
    target: str
    page_id: UUID | None


@dataclass(slots=True)
class Changes:
    """Many acts under way in one transaction; the accounts are locked, the pages once the acts have begun."""

    db: BaseDBAsyncClient
    begun: list[Change] = field(default_factory=list)

    async def begin(self, acts: Sequence[Act]) -> list[Change]:
        """Lock the pages and raise their versions. An act is recorded unless it says that nothing changed."""
        ids = [act.page_id for act in acts if act.page_id is not None]
        pages = {page.id: page for page in await _raised(Page, ids, self.db)}
        at = now_ms()
        for act in acts:
            changing = Change(act.account_id, act.act, act.target, self.db, at)
            changing.pages = [pages[act.page_id]] if act.page_id in pages else []
            self.begun.append(changing)
        return self.begun


@asynccontextmanager
async def accounts_change(scope: Scope, account_ids: Iterable[UUID]) -> AsyncIterator[Changes]:
    """Lock the accounts, in their order, for acts that the block begins; all of them commit or none.

    A version that was raised for an act without a change stays raised. Raises Unavailable.
    """
    assert scope.everywhere, "only jobs act on many accounts at once"
    ids = sorted(account_ids)
    async with in_transaction() as db:
        await _raised(Account, ids, db)
        changes = Changes(db)
        yield changes
        done = [changing for changing in changes.begun if not changing.unchanged]
        await AuditEntry.bulk_create([audit_entry(scope, changing) for changing in done], using_db=db)
        await tell_moves(_pages(changes), db)
    await _publish(_pages(changes))


async def _raised(model: type[Row], ids: Sequence[UUID], db: BaseDBAsyncClient) -> list[Row]:
    """Lock the rows and raise their versions; PostgreSQL would lock those of an UPDATE in any order."""
    named = {"table": model._meta.db_table, "ids": marks(ids)}  # noqa: SLF001  a name of ours
    if db.capabilities.dialect == "postgres":
        await records_of(db, _IN_ORDER.format(**named), ids)
    return await rows_of(db, model, _RAISE.format(**named), ids)


def _pages(changes: Changes) -> list[Page]:
    return [page for changing in changes.begun for page in changing.pages]


async def _publish(pages: Sequence[Page]) -> None:
    """Every page, also when one fails. Raises Unavailable: the acts stand, and are published later."""
    places, refusals = asyncio.Semaphore(PUBLISHED_AT_ONCE), list[Unavailable]()

    async def publish(page: Page) -> None:
        async with places:
            try:
                await publisher().publish(page.id, page.version)
            except Unavailable as refusal:
                refusals.append(refusal)

    await asyncio.gather(*map(publish, pages))
    if refusals:
        raise refusals[0]
