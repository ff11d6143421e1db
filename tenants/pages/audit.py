"""Reading the audit trail that change() writes."""

from uuid import UUID

from tenants.pages.models import AuditEntry
from tenants.pages.reading import page_of
from tenants.scope import Permission, Scope

AUDIT_PAGE_LENGTH = 50


async def audit_of(
    scope: Scope, page_id: UUID, before_id: int | None = None, limit: int = AUDIT_PAGE_LENGTH
) -> list[AuditEntry]:
    """The page's trail, newest first, older than the entry `before_id`, since it is in this account."""
    page = await page_of(scope, page_id, Permission.AUDIT_READ)
    lines = AuditEntry.filter(page_id=page_id, account_id=page.account_id)
    if before_id is not None:
        lines = lines.filter(id__lt=before_id)
    return await lines.order_by("-id").limit(limit)
