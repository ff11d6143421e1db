"""Pages that an incident keeps in the light: while it is open, and for a day after (design §4)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.db.direct import records_of
from tenants.slots.expiry import AFTER_INCIDENT_MS

Lit = Mapping[UUID, int | None]
_INCIDENTS = """SELECT page_id, COUNT(*) - COUNT(resolved_at) AS still_open, MAX(resolved_at) AS resolved_at
FROM incident WHERE kind = 'incident' AND page_id IN ({marks}) GROUP BY page_id"""


async def lit_until(page_ids: Sequence[UUID], db: BaseDBAsyncClient) -> Lit:
    """Until when (ms) the pages that had incidents may not go dark for money; None while one is open."""
    if not page_ids:
        return {}
    sql = _INCIDENTS.format(marks=", ".join("?" * len(page_ids)))
    return {
        UUID(str(row["page_id"])): None if row["still_open"] else int(row["resolved_at"]) + AFTER_INCIDENT_MS
        for row in await records_of(db, sql, page_ids)
    }


def is_lit(page_id: UUID, lit: Lit, now: int) -> bool:
    """Whether an incident keeps the page in the light at `now` (ms)."""
    until = lit.get(page_id, 0)
    return until is None or until > now
