"""Claiming an own domain: a token for its DNS, and a place in the queue for whoever proves it first."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import MS_PER_DAY
from app.core.errors import Conflict
from tenants.domains.lookalikes import refuse_lookalike
from tenants.domains.models import Claim, Host
from tenants.domains.watch import watch
from tenants.pages.models import Page

WAITING_MAX = 10
MOUNTED_A_DAY_MAX = 10
_TOKEN_BYTES = 20


@dataclass(frozen=True, slots=True)
class Mounted:
    """An own domain of a page: `pending`, and `verified` by proof or, without a token, by the operator."""

    host: str
    page_id: UUID
    state: str
    token: str = ""


async def claim(
    page: Page, name: str, at: int, db: BaseDBAsyncClient, *, vouched: bool = False
) -> tuple[Mounted, bool]:
    """The page's claim of a checked name, looked for from now on, and whether it is new. Raises Conflict.

    The operator has `vouched` for a name that is read as somebody else's.
    """
    found = await Claim.get_or_none(host=name, page_id=page.id, using_db=db)
    bound = await Host.get_or_none(host=name, using_db=db)
    if bound is not None and bound.page_id == page.id:
        return Mounted(name, page.id, "verified", found.token if found else ""), False
    refuse_kept_back(bound, page, at, "domain")
    if found is not None:
        return Mounted(name, page.id, "pending", found.token), False
    if not vouched:
        await refuse_lookalike(name, page.account_id, db)
    await _refuse_too_many(page, db)
    made = await Claim.create(
        host=name, page_id=page.id, token=secrets.token_urlsafe(_TOKEN_BYTES), created_at=at, using_db=db
    )
    await watch(made, 1, at, db)
    return Mounted(name, page.id, "pending", made.token), True


def refuse_kept_back(bound: Host | None, page: Page, at: int, field: str) -> None:
    """A name is one page's, and after it the same account's for a while. Raises Conflict(field)."""
    if bound is None or bound.page_id == page.id:
        return
    if bound.page_id is not None:
        raise Conflict("This address is in use.", field=field)
    if bound.account_id != page.account_id and (bound.tombstone_until or 0) > at:
        raise Conflict("This address was in use lately and is kept back.", field=field)


async def refuse_haste(page: Page, at: int, db: BaseDBAsyncClient) -> None:
    """Each new domain costs a certificate, and issuers count them. Raises Conflict(domain)."""
    today = Host.filter(account_id=page.account_id, kind="custom", created_at__gt=at - MS_PER_DAY)
    if await today.using_db(db).count() >= MOUNTED_A_DAY_MAX:
        raise Conflict(
            f"{MOUNTED_A_DAY_MAX} domains went live within a day. Try again tomorrow.", field="domain"
        )


async def _refuse_too_many(page: Page, db: BaseDBAsyncClient) -> None:
    """Claims that may yet be proved; those of mounted hosts do not count."""
    own = Claim.filter(page__account_id=page.account_id).using_db(db)
    mounted = Host.filter(account_id=page.account_id, kind="custom", state="verified").using_db(db)
    if await own.count() - await mounted.count() >= WAITING_MAX:
        raise Conflict(f"{WAITING_MAX} domains wait for their proof. Take one back first.", field="domain")
