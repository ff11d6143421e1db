"""Claims whose records may appear at any time: the page goes live without anybody pressing a button."""

from collections.abc import Mapping
from typing import Any

from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from app.core.errors import Conflict, NotFound
from tenants.domains.models import Claim
from tenants.domains.proof import check_host
from tenants.domains.watch import watch
from tenants.scope import Scope


async def look_for_proof(payload: Mapping[str, Any]) -> None:
    """Job: look once, and again later unless the page has the domain now or another page was first."""
    claim = await Claim.get_or_none(id=payload["claim"])
    if claim is None:
        return
    try:
        own = await check_host(Scope.system(), claim.page_id, claim.host)
    except (Conflict, NotFound):
        return
    if own.state == "pending":
        async with in_transaction() as db:
            await watch(claim, payload["look"] + 1, now_ms(), db)
