"""Payments: what an owner asked to buy, at our price of that moment, and what became of it. Sealed."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_SECOND
from app.core.errors import Invalid, TooMany
from app.core.ids import new_id
from app.db.direct import rows_of
from ledger.chain import seal_of
from ledger.models import Payment
from ledger.packs import Pack

PENDING, PAID, FAILED, SUSPENSE = "pending", "paid", "failed", "suspense"
DISPUTED, LOST, REFUNDED = "disputed", "lost", "refunded"

BEGUN_AN_HOUR_MAX = 20
_HOUR_MS = 3600 * MS_PER_SECOND
PAYMENT_FACTS = (
    *("id", "owner_id", "key", "provider", "session_id", "intent_id", "event_id", "pack", "tokens"),
    *("amount_minor", "currency", "state", "created_at", "settled_at", "tx_seq"),
)
_ONE = "SELECT * FROM payment WHERE id = ?"
_LOCK = "UPDATE payment SET id = id WHERE id = ? RETURNING *"
_BY_KEY = "SELECT * FROM payment WHERE key = ?"
_BY_SESSION = "SELECT * FROM payment WHERE session_id = ?"
_BY_INTENT = "SELECT * FROM payment WHERE intent_id = ? ORDER BY created_at LIMIT 1"
_OF_OWNER = "SELECT * FROM payment WHERE owner_id = ? ORDER BY created_at DESC, id DESC"
_RECENT = "SELECT * FROM payment WHERE owner_id = ? AND created_at > ?"


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants which pack, paid where; `key` tells the same wish sent again from another one."""

    owner_id: UUID
    pack: Pack
    provider: str
    key: str


async def open_payment(db: BaseDBAsyncClient, wish: Wish, now: int) -> tuple[Payment, bool]:
    """A pending row at the price of `now` (ms), or the one that this key made before; whether it is new.

    Raises Invalid when the key stood for another pack, TooMany at 20 new ones in an hour.
    """
    key = f"{wish.owner_id}:{wish.key}"
    before = await rows_of(db, Payment, _BY_KEY, [key])
    if before:
        if before[0].pack != wish.pack.name:
            raise Invalid("idempotencyKey", "This key was used before with another pack.")
        return before[0], False
    if len(await rows_of(db, Payment, _RECENT, [wish.owner_id, now - _HOUR_MS])) >= BEGUN_AN_HOUR_MAX:
        raise TooMany(_HOUR_MS // MS_PER_SECOND)
    payment = Payment(
        id=new_id(),
        owner_id=wish.owner_id,
        key=key,
        provider=wish.provider,
        pack=wish.pack.name,
        tokens=wish.pack.tokens,
        amount_minor=wish.pack.amount_minor,
        currency=wish.pack.currency,
        state=PENDING,
        created_at=now,
    )
    payment.seal = seal_of(payment_facts(payment))
    await payment.save(using_db=db, force_create=True)
    return payment, True


async def attach_session(payment_id: UUID, session_id: str) -> Payment:
    """Remember the provider's session for a payment, in a transaction of its own; the first one stays."""
    async with in_transaction() as db:
        (payment,) = await rows_of(db, Payment, _LOCK, [payment_id])
        if payment.session_id is None:
            payment.session_id = session_id
            await store(db, payment)
        return payment


async def store(db: BaseDBAsyncClient, payment: Payment) -> None:
    """Keep what the payment has become, under a new seal. The caller holds the row, or the books."""
    payment.seal = seal_of(payment_facts(payment))
    await payment.save(using_db=db, force_update=True)


def payment_facts(payment: Payment) -> dict[str, object]:
    """What the seal of a payment covers."""
    return {name: getattr(payment, name) for name in PAYMENT_FACTS}


async def payment_named(payment_id: UUID, db: BaseDBAsyncClient | None = None) -> Payment | None:
    """The payment of that id, if there is one."""
    return await _first(db, _ONE, payment_id)


async def payment_of_session(session_id: str, db: BaseDBAsyncClient | None = None) -> Payment | None:
    """The payment that a provider's session is for."""
    return await _first(db, _BY_SESSION, session_id)


async def payment_of_intent(intent_id: str, db: BaseDBAsyncClient | None = None) -> Payment | None:
    """The payment that a provider's intent has paid."""
    return await _first(db, _BY_INTENT, intent_id)


async def payments_of(owner_id: UUID, db: BaseDBAsyncClient | None = None) -> list[Payment]:
    """Everything the owner ever began to buy, the latest first."""
    return await rows_of(db or get_connection("default"), Payment, _OF_OWNER, [owner_id])


async def _first(db: BaseDBAsyncClient | None, sql: str, value: object) -> Payment | None:
    found = await rows_of(db or get_connection("default"), Payment, sql, [value])
    return found[0] if found else None
