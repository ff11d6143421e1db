"""The audit trail: one line per act, written with the act and read by the people of the account."""

from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from tenants.pages.models import AuditEntry
from tenants.pages.reading import page_of
from tenants.scope import Actor, Permission, Scope

AUDIT_PAGE_LENGTH = 50


async def record(
    actor: Actor,
    account_id: UUID,
    page_id: UUID | None,
    act: str,
    target: str,
    detail: dict[str, Any],
    at: int,
    db: BaseDBAsyncClient,
) -> None:
    """Append one line to the trail, inside the transaction of the act."""
    await AuditEntry.create(
        account_id=account_id,
        page_id=page_id,
        at=at,
        actor_kind=actor.kind,
        actor_id=actor.id,
        actor_name=actor.name,
        act=act,
        target=target,
        detail=detail,
        address=actor.address,
        using_db=db,
    )


async def audit_of(
    scope: Scope, page_id: UUID, before_id: int | None = None, limit: int = AUDIT_PAGE_LENGTH
) -> list[AuditEntry]:
    """The page's trail, newest first, older than the entry `before_id`."""
    await page_of(scope, page_id, Permission.AUDIT_READ)
    lines = AuditEntry.filter(page_id=page_id)
    if before_id is not None:
        lines = lines.filter(id__lt=before_id)
    return await lines.order_by("-id").limit(limit)
