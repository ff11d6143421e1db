"""The Reporting API's 403: a suspended page, or an owner who is not in good standing (seed 000)."""

from uuid import UUID

from app.core.errors import Forbidden, NotFound
from tenants.accounts.standing import GOOD
from tenants.pages.models import Page
from tenants.scope import Scope


async def require_live(scope: Scope) -> Page:
    """The page that a key's scope is bound to; raises Forbidden when it may not be driven now."""
    page = await Page.get_or_none(id=_bound_page_id(scope)).select_related("account")
    if page is None:
        raise NotFound("page")
    if page.suspended:
        raise Forbidden("This page is suspended.")
    if page.account.standing != GOOD:
        raise Forbidden("The account that owns this page is not in good standing.")
    return page


def _bound_page_id(scope: Scope) -> UUID:
    if scope.page_id is None:
        raise NotFound("page")
    return scope.page_id
