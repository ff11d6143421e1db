"""Binding hosts to pages: a subdomain at birth, own domains by proof, names kept back after release."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.expressions import F
from tortoise.queryset import QuerySet

from app.core.addresses import slug_host
from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict, Forbidden, NotFound
from app.core.ids import public_id
from tenants.domains.claims import Mounted, claim, refuse_kept_back
from tenants.domains.models import Claim, Host
from tenants.domains.names import checked_domain
from tenants.pages.change import Change, change
from tenants.pages.models import Page
from tenants.scope import Permission, Scope

TOMBSTONE_DAYS = 30


async def mount_host(scope: Scope, page_id: UUID, host: str, *, verified: bool = False) -> Mounted:
    """Claim an own domain for the page; it serves nothing before its proof.

    `verified` skips the proof: the operator's alone. Raises Invalid(domain), Conflict(domain), Forbidden.
    """
    if verified and not scope.everywhere:
        raise Forbidden("Only the operator may mount a host without proof.")
    name = checked_domain(host)
    target = public_id("p", page_id)
    async with change(scope, page_id, "host.mount", Permission.HOST_WRITE, target=target) as changing:
        mounted, is_new = await claim_domain(changing, name, vouched=scope.everywhere)
        if verified and mounted.state != "verified":
            await bind(changing.page, name, "custom", changing.at, changing.db)
            await Claim.filter(host=name, page_id=page_id).using_db(changing.db).delete()
            mounted, is_new = Mounted(name, page_id, "verified"), True
        if not is_new:
            changing.nothing_changed()
        changing.detail = {"host": name, "state": mounted.state}
    return mounted


async def unmount_host(scope: Scope, page_id: UUID, host: str) -> None:
    """Take an own domain, or the claim of one, off the page; its account keeps the name for a while.

    Raises NotFound for a host that is not the page's own.
    """
    target = public_id("p", page_id)
    async with change(scope, page_id, "host.unmount", Permission.HOST_WRITE, target=target) as changing:
        await let_go(changing, host)
        changing.detail = {"host": host}


async def let_go(changing: Change, name: str) -> None:
    """Unbind an own domain within a change. Raises NotFound."""
    own = Host.filter(host=name, page_id=changing.page.id, kind="custom").using_db(changing.db)
    claimed = await Claim.filter(host=name, page_id=changing.page.id).using_db(changing.db).delete()
    if not await _release(own, changing.at) and not claimed:
        raise NotFound("domain")


async def claim_domain(changing: Change, name: str, *, vouched: bool = False) -> tuple[Mounted, bool]:
    """Claim a checked own domain within a change; the second value tells whether that changes anything."""
    return await claim(changing.page, name, changing.at, changing.db, vouched=vouched)


async def give_subdomain(page: Page, at: int, db: BaseDBAsyncClient) -> Host:
    """Bind slug.suffix to the page, verified at once; raises Conflict(slug) when it is somebody else's."""
    return await bind(page, slug_host(page.slug), "subdomain", at, db)


async def release_host(name: str, at: int, db: BaseDBAsyncClient) -> None:
    """Unbind; only the same account may take the name again within TOMBSTONE_DAYS (design §4)."""
    await _release(Host.filter(host=name).using_db(db), at)


async def release_hosts(page: Page, at: int, db: BaseDBAsyncClient) -> None:
    """Unbind every host of a page that goes."""
    await _release(Host.filter(page_id=page.id).using_db(db), at)


async def bind(page: Page, name: str, kind: str, at: int, db: BaseDBAsyncClient) -> Host:
    """Make the name this page's. Raises Conflict: one host, one page."""
    host = await Host.filter(host=name).using_db(db).select_for_update().first() or Host(host=name)
    field = "slug" if kind == "subdomain" else "domain"
    refuse_kept_back(host if host.pk else None, page, at, field)
    host.account_id, host.page_id, host.kind, host.state = page.account_id, page.id, kind, "verified"
    host.created_at, host.tombstone_until, host.former_page_id = at, None, None
    with taken_means_conflict(field):
        await host.save(using_db=db)
    return host


@contextmanager
def taken_means_conflict(field: str) -> Iterator[None]:
    """Whoever comes second to a unique name is told so, however close it was. Raises Conflict(field)."""
    try:
        yield
    except IntegrityError:
        raise Conflict("This address is taken.", field=field) from None


async def _release(hosts: QuerySet[Host], at: int) -> int:
    until = at + TOMBSTONE_DAYS * MS_PER_DAY
    return await hosts.update(
        former_page_id=F("page_id"), page_id=None, state="tombstone", tombstone_until=until
    )
