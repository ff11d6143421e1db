"""Reading an account's whole trail: its own acts, those on its pages, and every look of support."""

from uuid import UUID

from tenants.pages.models import AuditEntry
from tenants.scope import Permission, Scope


async def account_audit_of(
    scope: Scope, account_id: UUID, before_id: int | None = None, limit: int = 50
) -> list[AuditEntry]:
    """The trail, newest first, older than the entry `before_id`. Raises NotYours, Forbidden."""
    scope.require(Permission.AUDIT_READ, account_id)
    entries = AuditEntry.filter(account_id=account_id)
    older = entries.filter(id__lt=before_id) if before_id is not None else entries
    return await older.order_by("-id").limit(limit)
