"""How much one person of support may move without a second one, and what they gave a customer lately."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.clock import MS_PER_DAY
from app.db.direct import records_of

ALONE_MAX = 5_000
# Several grants in a row are one, as far as a second person is concerned.
_GIVEN = """SELECT COALESCE(SUM(e.amount), 0) AS tokens
FROM ledger_tx t JOIN ledger_entry e ON e.id >= t.seq * 256 AND e.id < t.seq * 256 + 256
JOIN ledger_account a ON a.id = e.account_id AND a.owner_id = t.owner_id
WHERE t.owner_id = ? AND t.actor_kind = 'staff' AND t.actor_id = ? AND t.kind IN ('grant', 'place')
  AND t.at > ?"""


async def given_lately(db: BaseDBAsyncClient, owner_id: UUID, actor_id: str, now: int) -> int:
    """Tokens that one person alone gave a customer within the day before `now` (ms)."""
    values: Sequence[object] = [owner_id, actor_id, (now - MS_PER_DAY) * 1000]
    (row,) = await records_of(db, _GIVEN, values)
    return int(row["tokens"])
