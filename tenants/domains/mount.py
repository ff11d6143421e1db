"""Binding hosts to pages: a subdomain at birth, own domains by claim, names kept back after release."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.queryset import QuerySet

from app.core.addresses import slug_host
from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict, Forbidden
from app.core.ids import public_id
from tenants.domains.models import Host
from tenants.domains.names import checked_domain
from tenants.pages.change import change
from tenants.pages.models import Page
from tenants.scope import Permission, Scope

TOMBSTONE_DAYS = 30
_CLAIM_BYTES = 20


async def mount_host(scope: Scope, page_id: UUID, host: str, *, verified: bool = False) -> Host:
    """Claim an own domain for the page; it serves nothing before its proof, and stays claimed.

    `verified` skips the proof: the operator's alone. Raises Invalid(domain), Conflict(domain), Forbidden.
    """
    if verified and not scope.everywhere:
        raise Forbidden("Only the operator may mount a host without proof.")
    name = checked_domain(host)
    target = public_id("p", page_id)
    async with change(scope, page_id, "host.mount", Permission.HOST_WRITE, target=target) as changing:
        claimed, is_new = await claim_domain(changing.page, name, changing.at, changing.db, verified=verified)
        if not is_new:
            changing.nothing_changed()
        changing.detail = {"host": name, "state": claimed.state}
    return claimed


async def claim_domain(
    page: Page, name: str, at: int, db: BaseDBAsyncClient, *, verified: bool = False
) -> tuple[Host, bool]:
    """Bind a checked own domain within a change; the second value tells whether that changes anything."""
    mounted = await Host.get_or_none(host=name, page_id=page.id, using_db=db)
    if mounted is not None and (mounted.state == "verified" or not verified):
        return mounted, False
    return await _bind(name, page, "custom", "verified" if verified else "pending", at, db), True


async def give_subdomain(page: Page, at: int, db: BaseDBAsyncClient) -> Host:
    """Bind slug.suffix to the page, verified at once; raises Conflict(slug) when it is somebody else's."""
    return await _bind(slug_host(page.slug), page, "subdomain", "verified", at, db)


async def release_host(name: str, at: int, db: BaseDBAsyncClient) -> None:
    """Unbind; only the same account may take the name again within TOMBSTONE_DAYS (design §4)."""
    await _release(Host.filter(host=name).using_db(db), at)


async def release_hosts(page: Page, at: int, db: BaseDBAsyncClient) -> None:
    """Unbind every host of a page that goes."""
    await _release(Host.filter(page_id=page.id).using_db(db), at)


@contextmanager
def taken_means_conflict(field: str) -> Iterator[None]:
    """Whoever comes second to a unique name is told so, however close it was. Raises Conflict(field)."""
    try:
        yield
    except IntegrityError:
        raise Conflict("This address is taken.", field=field) from None


async def _release(hosts: QuerySet[Host], at: int) -> None:
    """A name that was never proved is nobody's at once."""
    until = at + TOMBSTONE_DAYS * MS_PER_DAY
    await hosts.filter(state="pending").delete()
    await hosts.update(page_id=None, state="tombstone", tombstone_until=until)


async def _bind(name: str, page: Page, kind: str, state: str, at: int, db: BaseDBAsyncClient) -> Host:
    host = await Host.filter(host=name).using_db(db).select_for_update().first()
    field = "slug" if kind == "subdomain" else "domain"
    if host is None:
        host = Host(host=name, created_at=at)
    elif host.page_id not in {None, page.id} and not (host.state == "pending" and state == "verified"):
        raise Conflict("This address is in use.", field=field)
    elif host.account_id != page.account_id and (host.tombstone_until or 0) > at:
        raise Conflict("This address was in use lately and is kept back.", field=field)
    host.account_id, host.page_id, host.kind, host.state = page.account_id, page.id, kind, state
    host.claim_token, host.tombstone_until = secrets.token_urlsafe(_CLAIM_BYTES), None
    with taken_means_conflict(field):
        await host.save(using_db=db)
    return host
