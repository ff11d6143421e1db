"""The head of the books, the last rung of the lock ladder: whoever writes what it counts takes it first."""

from tortoise.backends.base.client import BaseDBAsyncClient

from app.core.errors import Unavailable
from app.db.direct import rows_of, run_many
from ledger.chain import GENESIS, seal_of
from ledger.models import EntitlementEvent, LedgerHead, LedgerTx

ENTITLEMENT_FACTS = ("id", "account_id", "plan", "starts_at", "ends_at", "source", "actor", "created_at")
_LOCK = "UPDATE ledger_head SET id = id WHERE id = 1 RETURNING *"
_BEGIN = (
    "INSERT INTO ledger_head (id, seq, hash, at, events, frozen_reason, seal)"
    " SELECT 1, 0, ?, 0, COUNT(*), '', ? FROM entitlement_event WHERE true ON CONFLICT DO NOTHING"
)
_ANY_TX = "SELECT * FROM ledger_tx LIMIT 1"
_UNSEALED = "SELECT * FROM entitlement_event WHERE seal = ''"
_SEAL = "UPDATE entitlement_event SET seal = ? WHERE id = ?"
_STOP = "UPDATE ledger_head SET frozen_reason = ?, seal = ? WHERE id = 1"
_REASON_LENGTH_MAX = 500


class Frozen(Unavailable):
    """The audit found damage and stopped the books (503); pages go on."""

    def __init__(self) -> None:
        super().__init__(
            "The books are stopped for an examination. Nothing was taken.", retry_after_seconds=3600
        )


async def lock_head(db: BaseDBAsyncClient) -> LedgerHead:
    """Lock the head until the transaction of `db` ends; the first who comes begins the books.

    Raises Frozen when books that were begun have lost their head. A stop is for the caller to look at.
    """
    heads = await rows_of(db, LedgerHead, _LOCK, [])
    if not heads:
        await _begin(db)
        heads = await rows_of(db, LedgerHead, _LOCK, [])
    return heads[0]


async def stop_books(db: BaseDBAsyncClient, reason: str) -> None:
    """From now on nothing can be posted; with an empty reason it can again."""
    reason = reason[:_REASON_LENGTH_MAX]
    await run_many(db, _STOP, [(reason, seal_of({"frozen_reason": reason}))])


async def _begin(db: BaseDBAsyncClient) -> None:
    """Entitlements that an older release brought along are counted, and sealed as they stand."""
    if await rows_of(db, LedgerTx, _ANY_TX, []):
        raise Frozen
    await run_many(db, _BEGIN, [(GENESIS, seal_of({"frozen_reason": ""}))])
    brought = await rows_of(db, EntitlementEvent, _UNSEALED, [])
    await run_many(db, _SEAL, [(seal_of(entitlement_facts(event)), event.id) for event in brought])


def entitlement_facts(event: EntitlementEvent) -> dict[str, object]:
    """What the seal of an entitlement covers."""
    return {name: getattr(event, name) for name in ENTITLEMENT_FACTS}
