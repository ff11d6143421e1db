"""What is left of a payment, summed from the books: money that we still hold, tokens it stands for."""

from dataclasses import dataclass

from app.db.direct import records_of
from ledger.accounts import AccountSpec
from ledger.legs import legs_of
from ledger.models import Payment
from ledger.posting import Book

# A transaction's entries lie side by side, so they are found by its number alone.
_MOVED = """SELECT t.kind AS act, a.kind AS kind, SUM(e.amount) AS amount
FROM (SELECT seq, kind FROM ledger_tx WHERE ref_kind = 'payment' AND ref_id = ?
  UNION SELECT seq, kind FROM ledger_tx WHERE reverses IN
    (SELECT seq FROM ledger_tx WHERE ref_kind = 'payment' AND ref_id = ?)) t
JOIN ledger_entry e ON e.id >= t.seq * 256 AND e.id < t.seq * 256 + 256
JOIN ledger_account a ON a.id = e.account_id
WHERE a.kind IN ('cash', 'issued') GROUP BY t.kind, a.kind"""


@dataclass(frozen=True, slots=True)
class Remains:
    """`money` and `refunded` in minor units of `cash`'s currency; `counter` is where its price was booked."""

    cash: AccountSpec
    counter: AccountSpec
    received: int
    bought: int
    money: int
    tokens: int
    refunded: int


async def remains_of(book: Book, payment: Payment) -> Remains:
    """Of a payment that has a posting; what staff reversed by hand counts as gone."""
    assert payment.tx_seq is not None, "only what was posted can go back"
    legs = {leg.account.kind: leg for leg in await legs_of(book, payment.tx_seq)}
    moved = await records_of(book.db, _MOVED, [str(payment.id), str(payment.id)])
    sums = {(row["act"], row["kind"]): int(row["amount"]) for row in moved}
    return Remains(
        cash=legs["cash"].account,
        counter=(legs.get("sales") or legs["suspense"]).account,
        received=legs["cash"].amount,
        bought=-legs["issued"].amount if "issued" in legs else 0,
        money=sum(amount for (_, kind), amount in sums.items() if kind == "cash"),
        tokens=-sum(amount for (_, kind), amount in sums.items() if kind == "issued"),
        refunded=-sums.get(("refund", "cash"), 0),
    )
