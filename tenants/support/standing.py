"""Suspending and restoring with a reason that the owner can read."""

from uuid import UUID

from app.core.errors import Invalid
from tenants.accounts.standing import restore_account, suspend_account
from tenants.pages.reading import page_of
from tenants.pages.visibility import restore_page, suspend_page
from tenants.scope import Permission, Scope
from tenants.support.accounts import account_of
from tenants.support.acts import REASON_LENGTH_MAX, REASON_LENGTH_MIN


async def set_account_standing(scope: Scope, account_id: UUID, reason: str, *, good: bool) -> None:
    """Suspend or restore a whole account. Raises NotFound, Forbidden, Invalid(reason)."""
    await account_of(scope, account_id, Permission.STANDING_WRITE)
    turn = restore_account if good else suspend_account
    await turn(scope, account_id, _sound(reason))


async def set_page_standing(scope: Scope, page_id: UUID, reason: str, *, good: bool) -> None:
    """Suspend or restore one page. Raises NotFound, Forbidden, Invalid(reason)."""
    await page_of(scope, page_id, Permission.STANDING_WRITE)
    turn = restore_page if good else suspend_page
    await turn(scope, page_id, _sound(reason))


def _sound(reason: str) -> str:
    written = reason.strip()
    if not REASON_LENGTH_MIN <= len(written) <= REASON_LENGTH_MAX:
        raise Invalid("reason", f"Say why, in {REASON_LENGTH_MIN} to {REASON_LENGTH_MAX} characters.")
    return written
