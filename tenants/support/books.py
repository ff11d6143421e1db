"""Whether the books are stopped, which everybody of support has to know first."""

from ledger.models import LedgerHead


async def stopped_because() -> str:
    """Why the audit stopped the books; nothing while they are open."""
    head = await LedgerHead.get_or_none(id=1)
    return str(head.frozen_reason) if head else ""
