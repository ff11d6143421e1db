"""The one way to change what a visitor can see: lock, check, act, audit, commit, publish."""

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import F
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import Forbidden, NotFound
from app.core.ids import public_id
from tenants.accounts.models import Account
from tenants.pages.models import AuditEntry, Page
from tenants.pages.once import keep_outcome
from tenants.pages.publisher import publisher
from tenants.scope import Permission, Scope


class _NothingChanged(Exception):
    """Unwinds the transaction of an act that found nothing to do."""


@dataclass(slots=True)
class Change:
    """An act under way: its transaction, its time, and what the audit will say of it."""

    account_id: UUID
    db: BaseDBAsyncClient
    act: str
    target: str
    at: int
    pages: list[Page] = field(default_factory=list)
    detail: dict[str, Any] = field(default_factory=dict)
    outcome: str | None = None
    unchanged: bool = False

    @property
    def page(self) -> Page:
        """The page that `change()` was called for, its version already raised."""
        return self.pages[0]

    def nothing_changed(self) -> None:
        """Undo the rise of the version and leave no audit entry; publishing is still awaited."""
        self.unchanged = True

    def keep(self, outcome: str) -> None:
        """The answer to repeat when the same Idempotency-Key comes again (a public id)."""
        self.outcome = outcome


@asynccontextmanager
async def change(
    scope: Scope, page_id: UUID, act: str, needs: Permission, *, target: str = ""
) -> AsyncIterator[Change]:
    """One act on one page. Raises NotYours, NotFound, Forbidden before anything is locked, and again under the lock.

    The transaction starts with the rise of the page's version; when the block ends the act is
    recorded, committed and published, so the caller may answer at once (design §2).
    """
    account_id = await _account_of(page_id)
    scope.require(needs, account_id, page_id)
    async with _act(scope, act, target, account_id, [page_id]) as changing:
        scope.require(needs, changing.page.account_id, page_id)
        if scope.page_id is not None and changing.page.suspended:
            raise Forbidden("This page is suspended.")
        yield changing


@asynccontextmanager
async def account_change(
    scope: Scope, account_id: UUID, act: str, needs: Permission, *, target: str = "", every_page: bool = False
) -> AsyncIterator[Change]:
    """One act on an account: its row is locked first, then, with `every_page`, all its pages, which are republished.

    Pages that the block creates are published too when it appends them to `pages`.
    """
    scope.require(needs, account_id)
    page_ids = await _pages_of(account_id) if every_page else []
    async with _act(scope, act, target, account_id, page_ids, lock_account=True) as changing:
        yield changing


@asynccontextmanager
async def _act(
    scope: Scope, act: str, target: str, account_id: UUID, page_ids: list[UUID], *, lock_account: bool = False
) -> AsyncIterator[Change]:
    with ExitStack() as expected:
        for page_id in page_ids:
            expected.enter_context(publisher().expecting(page_id))
        changing: Change | None = None
        try:
            async with in_transaction() as db:
                changing = Change(account_id, db, act, target, now_ms())
                if lock_account:
                    await _lock_account(account_id, db)
                changing.pages = [await _raise_version(page_id, db) for page_id in sorted(page_ids)]
                yield changing
                if changing.unchanged:
                    raise _NothingChanged
                await _settle(scope, changing)
        except _NothingChanged:
            for page in changing.pages if changing else ():
                page.version -= 1
    for page in changing.pages if changing else ():
        await publisher().publish(page.id, page.version)


async def _settle(scope: Scope, changing: Change) -> None:
    page = changing.pages[0] if changing.pages else None
    await AuditEntry.create(
        account_id=changing.account_id,
        page_id=page.id if page else None,
        at=changing.at,
        actor_kind=scope.actor.kind,
        actor_id=scope.actor.id,
        actor_name=scope.actor.name,
        act=changing.act,
        target=changing.target,
        detail=changing.detail,
        address=scope.actor.address,
        using_db=changing.db,
    )
    if scope.once is not None:
        await keep_outcome(scope.once, changing.outcome or "", changing.db)


async def _raise_version(page_id: UUID, db: BaseDBAsyncClient) -> Page:
    raised = await Page.filter(id=page_id).using_db(db).update(version=F("version") + 1)
    if not raised:
        raise NotFound("page")
    return await Page.get(id=page_id, using_db=db)


async def _lock_account(account_id: UUID, db: BaseDBAsyncClient) -> None:
    locked = await Account.filter(id=account_id).using_db(db).update(version=F("version") + 1)
    if not locked:
        raise NotFound("account")


async def _account_of(page_id: UUID) -> UUID:
    account_id = await Page.filter(id=page_id).first().values_list("account_id", flat=True)
    if account_id is None:
        raise NotFound("page")
    return UUID(str(account_id))


async def _pages_of(account_id: UUID) -> list[UUID]:
    return [UUID(str(row)) for row in await Page.filter(account_id=account_id).values_list("id", flat=True)]


def page_target(page: Page) -> str:
    """A page's public id, the target that acts on the page itself are recorded under."""
    return public_id("p", page.id)
