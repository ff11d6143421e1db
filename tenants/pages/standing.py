"""The Reporting API's 403: a suspended page, or an owner who is not in good standing (seed 000)."""

from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

from app.core.errors import Forbidden, NotFound
from app.db.direct import rows_of
from tenants.accounts.models import Account
from tenants.pages.models import Page
from tenants.scope import Scope


async def require_live(scope: Scope) -> Page:
    """The page that a key's scope is bound to; raises Forbidden when it may not be driven now."""
    db = get_connection("default")
    pages = await rows_of(db, Page, "SELECT * FROM page WHERE id = ?", [_bound_page_id(scope)])
    if not pages:
        raise NotFound("page")
    await refuse_idle(pages[0], db)
    return pages[0]


async def refuse_idle(page: Page, db: BaseDBAsyncClient) -> None:
    """Raises Forbidden; called again under the lock of a change."""
    [account] = await rows_of(db, Account, "SELECT * FROM account WHERE id = ?", [page.account_id])
    _refuse_idle(page, account)


def _refuse_idle(page: Page, account: Account) -> None:
    if page.is_idle:
        raise Forbidden("This page is suspended.")
    if not account.in_good_standing:
        raise Forbidden("The account that owns this page is not in good standing.")


def _bound_page_id(scope: Scope) -> UUID:
    if scope.page_id is None:
        raise NotFound("page")
    return scope.page_id
