"""What is left of money that came in, summed from the books: what we still hold, tokens it stands for."""

from dataclasses import dataclass

from tortoise.backends.base.client import BaseDBAsyncClient

from app.db.direct import records_of
from ledger.accounts import AccountSpec, sales, suspense
from ledger.legs import legs_of
from ledger.models import Payment
from ledger.posting import Book

# A transaction's entries lie side by side, so they are found by its number alone. What was taken back counts
# under the act that it took back.
_MOVED = """SELECT COALESCE(r.kind, t.kind) AS act, a.kind AS kind, SUM(e.amount) AS amount
FROM (SELECT seq, kind, reverses FROM ledger_tx WHERE ref_kind = ? AND ref_id = ?
  UNION SELECT seq, kind, reverses FROM ledger_tx WHERE reverses IN
    (SELECT seq FROM ledger_tx WHERE ref_kind = ? AND ref_id = ?)) t
LEFT JOIN ledger_tx r ON r.seq = t.reverses
JOIN ledger_entry e ON e.id >= t.seq * 256 AND e.id < t.seq * 256 + 256
JOIN ledger_account a ON a.id = e.account_id
WHERE a.kind IN ('cash', 'issued', 'sales', 'suspense') GROUP BY COALESCE(r.kind, t.kind), a.kind"""
_SELLING = ("topup", "place")

Moved = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Remains:
    """`money` and `refunded` in minor units of `cash`'s currency; `counter` is where its price is booked.

    `bought` tokens were given for `sold` minor units; `money` and `tokens` are what is left of both.
    """

    cash: AccountSpec
    counter: AccountSpec
    received: int
    sold: int
    bought: int
    money: int
    tokens: int
    refunded: int


async def remains_of(book: Book, payment: Payment) -> Remains:
    """Of a payment that has a posting; what staff reversed by hand counts as gone."""
    assert payment.tx_seq is not None, "only what was posted can go back"
    legs = {leg.account.kind: leg for leg in await legs_of(book, payment.tx_seq)}
    moved = await moved_under(book.db, ("payment", str(payment.id)))
    unit = legs["cash"].account.unit
    return Remains(
        cash=legs["cash"].account,
        counter=suspense(unit) if held_in(moved) else sales(unit),
        received=legs["cash"].amount,
        sold=-sum(moved.get((act, "sales"), 0) for act in _SELLING),
        bought=-sum(moved.get((act, "issued"), 0) for act in _SELLING),
        money=_sum(moved, "cash"),
        tokens=-_sum(moved, "issued"),
        refunded=-moved.get(("refund", "cash"), 0),
    )


async def moved_under(db: BaseDBAsyncClient, ref: tuple[str, str]) -> Moved:
    """What all acts about `ref` moved, by act and kind of account: money, tokens, sales, what is held."""
    rows = await records_of(db, _MOVED, [*ref, *ref])
    return {(row["act"], row["kind"]): int(row["amount"]) for row in rows}


def held_in(moved: Moved) -> int:
    """Minor units that still lie in suspense."""
    return -_sum(moved, "suspense")


def gone_from(moved: Moved) -> int:
    """Minor units that came in and went back."""
    came = moved.get(("topup", "cash"), 0) + moved.get(("suspense", "cash"), 0)
    return came - _sum(moved, "cash")


def _sum(moved: Moved, wanted: str) -> int:
    return sum(amount for (_, kind), amount in moved.items() if kind == wanted)
