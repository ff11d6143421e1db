"""The one way to change what a visitor can see: lock, check, act, audit, tell, commit, publish."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient, TransactionalDBClient
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import NotFound, Unavailable
from app.core.ids import public_id
from app.db.direct import records_of, rows_of
from tenants.accounts.models import Account
from tenants.pages.models import AuditEntry, Page
from tenants.pages.moves import tell_moves
from tenants.pages.once import keep_outcome
from tenants.pages.publisher import publisher
from tenants.pages.standing import refuse_idle
from tenants.scope import Permission, Scope

_LOCK_ACCOUNT = "UPDATE account SET version = version + 1 WHERE id = ? RETURNING *"
_RAISE_PAGE = "UPDATE page SET version = version + 1 WHERE id = ? RETURNING *"

Touched = Callable[[BaseDBAsyncClient], Awaitable[Sequence[UUID]]]


class _NothingChanged(Exception):
    """Unwinds the transaction of an act that found nothing to do."""


@dataclass(slots=True)
class Change:
    """An act under way: its transaction, its time (ms), and what the audit will say of it."""

    account_id: UUID
    act: str
    target: str
    db: BaseDBAsyncClient
    at: int
    pages: list[Page] = field(default_factory=list)
    detail: dict[str, Any] = field(default_factory=dict)
    outcome: str = ""
    unchanged: bool = False
    is_of_account: bool = False

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
    """One act on one page. Raises NotYours, NotFound, Forbidden before anything is locked, and again after.

    The transaction starts with the rise of the page's version; when the block ends the act is
    recorded, committed and published, so the caller may answer at once (design §2).
    """
    account_id = await _account_of(scope, page_id)
    scope.require(needs, account_id, page_id)
    with publisher().expecting(page_id):
        async with _transaction(scope, account_id, act, target) as changing:
            page = await _raised(page_id, changing)
            if page is None:
                raise NotFound("page")
            scope.require(needs, page.account_id, page_id)
            if scope.page_id is not None:
                await refuse_idle(page, changing.db)
            yield changing
    await _publish(changing)


@asynccontextmanager
async def account_change(
    scope: Scope,
    account_id: UUID,
    act: str,
    needs: Permission,
    *,
    target: str = "",
    every_page: bool = False,
    touched: Touched | None = None,
) -> AsyncIterator[Change]:
    """One act on an account: its row is locked first, then all its pages, or those that `touched` names.

    Those pages are republished, and so are pages that the block makes and appends. Raises as `change()` does.
    """
    scope.require(needs, account_id)
    with ExitStack() as expected:
        async with _transaction(scope, account_id, act, target) as changing:
            changing.is_of_account = every_page
            await lock_account(account_id, changing.db)
            changing.at = now_ms()
            pages = await _pages_of(account_id, changing.db) if every_page else ()
            for page_id in sorted(await touched(changing.db)) if touched else pages:
                expected.enter_context(publisher().expecting(page_id))
                await _raised(page_id, changing)
            yield changing
    await _publish(changing)


@asynccontextmanager
async def _transaction(scope: Scope, account_id: UUID, act: str, target: str) -> AsyncIterator[Change]:
    """Commit what the block did, with its line in the audit and word of it to other nodes.

    A refusal and a no-op leave nothing behind and tell nobody.
    """
    nested = isinstance(get_connection("default"), TransactionalDBClient)
    assert not nested, "An act is a transaction of its own; it cannot be part of another one."
    changing: Change | None = None
    try:
        async with in_transaction() as db:
            changing = Change(account_id, act, target, db, now_ms())
            yield changing
            if changing.unchanged:
                raise _NothingChanged  # noqa: TRY301  the way to make the transaction roll back
            await _record(scope, changing)
            await tell_moves(changing.pages, db)
            if scope.once is not None:
                await keep_outcome(scope.once, changing.outcome, db)
    except _NothingChanged:
        assert changing is not None
        for page in changing.pages:
            page.version -= 1
        if scope.once is not None:
            await keep_outcome(scope.once, changing.outcome)


async def _record(scope: Scope, changing: Change) -> None:
    await audit_entry(scope, changing).save(using_db=changing.db)


def audit_entry(scope: Scope, changing: Change) -> AuditEntry:
    """What the audit says of an act once it is done."""
    page = changing.pages[0] if changing.pages and not changing.is_of_account else None
    return AuditEntry(
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
    )


async def _publish(changing: Change) -> None:
    """Every page, also when one of them fails. Raises Unavailable: the act stands, and is published later."""
    refusal: Unavailable | None = None
    for page in changing.pages:
        try:
            await publisher().publish(page.id, page.version)
        except Unavailable as refused:
            refusal = refused
    if refusal is not None:
        raise refusal


async def _raised(page_id: UUID, changing: Change) -> Page | None:
    """Lock the page and raise its version; the act happens at the moment it has the lock."""
    pages = await rows_of(changing.db, Page, _RAISE_PAGE, [page_id])
    changing.pages += pages
    changing.at = now_ms()
    return pages[0] if pages else None


async def lock_account(account_id: UUID, db: BaseDBAsyncClient) -> None:
    """The first rung; of two accounts the lesser id comes first. Raises NotFound."""
    if not await rows_of(db, Account, _LOCK_ACCOUNT, [account_id]):
        raise NotFound("account")


async def _account_of(scope: Scope, page_id: UUID) -> UUID:
    """Of a page that the scope is bound to it is known; that it is still so is checked under the lock."""
    if scope.page_id == page_id and scope.account_id is not None:
        return scope.account_id
    sql = "SELECT account_id FROM page WHERE id = ?"
    found = await records_of(get_connection("default"), sql, [page_id])
    if not found:
        raise NotFound("page")
    return UUID(str(found[0]["account_id"]))


async def _pages_of(account_id: UUID, db: BaseDBAsyncClient) -> list[UUID]:
    """In the order in which pages are locked; the account's lock keeps new ones away."""
    ids = Page.filter(account_id=account_id).using_db(db).order_by("id").values_list("id", flat=True)
    return [UUID(str(page_id)) for page_id in await ids]


def page_target(page: Page) -> str:
    """A page's public id, the target that acts on the page itself are recorded under."""
    return public_id("p", page.id)
