"""A look of support, written into the audit of whose things were looked at."""

from typing import Any
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import now_ms
from tenants.pages.models import AuditEntry
from tenants.scope import Permission, Scope


async def note_look(
    scope: Scope,
    account_id: UUID,
    act: str = "support.look",
    *,
    target: str = "",
    page_id: UUID | None = None,
    db: BaseDBAsyncClient | None = None,
    **detail: Any,
) -> None:
    """One line in the owner's audit. Raises Unavailable: what cannot be written down is not shown."""
    scope.require(Permission.SUPPORT_READ, account_id)
    await AuditEntry.create(
        account_id=account_id,
        page_id=page_id,
        at=now_ms(),
        actor_kind=scope.actor.kind,
        actor_id=scope.actor.id,
        actor_name=scope.actor.name,
        act=act,
        target=target,
        detail=detail,
        address=scope.actor.address,
        using_db=db,
    )
