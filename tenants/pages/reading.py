"""Finding pages through what the scope may see."""

from collections.abc import Sequence
from uuid import UUID

from app.core.addresses import slug_host
from app.core.errors import NotFound
from tenants.domains.models import Host
from tenants.pages.models import Page
from tenants.scope import Permission, Scope


async def page_of(scope: Scope, page_id: UUID, needs: Permission = Permission.PAGE_READ) -> Page:
    """The page with its account.

    Raises NotFound when absent, NotYours when foreign, Forbidden when the role is too weak.
    """
    page = await Page.get_or_none(id=page_id).select_related("account")
    if page is None:
        raise NotFound("page")
    scope.require(needs, page.account_id, page.id)
    return page


async def pages_of(scope: Scope, account_id: UUID | None = None) -> list[Page]:
    """The pages of one account, or of every account the scope has a role in, oldest first. A key has one.

    Each comes with its account, but to the operator, who may have a hundred thousand.
    """
    if account_id is not None:
        scope.require(Permission.PAGE_READ, account_id)
        pages = Page.filter(account_id=account_id)
    elif scope.page_id is not None:
        pages = Page.filter(id=scope.page_id)
    elif scope.everywhere:
        return await Page.all().order_by("created_at", "id")
    else:
        pages = Page.filter(account_id__in=list(scope.roles))
    return await pages.order_by("created_at", "id").select_related("account")


async def host_of(page: Page) -> str:
    """The bare host that links to the page use: its verified own domain, else slug.suffix (contract §6)."""
    return (await hosts_of([page]))[page.id]


async def hosts_of(pages: Sequence[Page]) -> dict[UUID, str]:
    """The same for several pages, by their ids."""
    hosts = {page.id: slug_host(page.slug) for page in pages}
    own = Host.filter(page_id__in=list(hosts), kind="custom", state="verified").order_by("-id")
    return hosts | {host.page_id: host.host for host in await own if host.page_id}
