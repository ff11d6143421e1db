"""Is a statement right? Sums, running balances and hashes, computed again from the entries themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.connection import get_connection

from app.core.clock import now_ms
from app.db.direct import records_of
from ledger.resealing import altered

FAULTS_TOLD_MAX = 5
_SUMS = (
    "SELECT a.code, a.balance, a.last_seq, COUNT(e.id) AS entries, COALESCE(SUM(e.amount), 0) AS total"
    " FROM ledger_account a LEFT JOIN ledger_entry e ON e.account_id = a.id WHERE a.owner_id = ?"
    " GROUP BY a.id, a.code, a.balance, a.last_seq ORDER BY a.id"
)
_STEPS = (
    "SELECT tx_id FROM (SELECT e.tx_id, e.aseq, e.amount, e.balance_after,"
    " LAG(e.balance_after) OVER (PARTITION BY e.account_id ORDER BY e.aseq) AS before_it,"
    " ROW_NUMBER() OVER (PARTITION BY e.account_id ORDER BY e.aseq) AS place"
    " FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE a.owner_id = ?) AS walked"
    " WHERE aseq <> place OR balance_after <> COALESCE(before_it, 0) + amount ORDER BY tx_id LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """How an examination ended: what was counted, and a sentence for each thing that is wrong.

    `total` is the sum of all entries, `balance` what the accounts say, `hashed` how many hashes were tried.
    """

    at: int
    entries: int
    total: int
    balance: int
    hashed: int
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.faults


async def check_statement(owner_id: UUID, seqs: Sequence[int]) -> Checked:
    """Examine all entries of the owner, and the hashes of the transactions with these numbers."""
    db = get_connection("default")
    sums = await records_of(db, _SUMS, [owner_id])
    steps = await records_of(db, _STEPS, [owner_id, FAULTS_TOLD_MAX])
    faults = [_wrong_sum(each) for each in sums if _differs(each)]
    faults += [f"The balance after entry {each['tx_id']:,} does not follow from its past." for each in steps]
    faults += [f"Entry {seq:,} is not what was sealed." for seq in await altered(seqs)]
    return Checked(
        at=now_ms(),
        entries=sum(each["entries"] for each in sums),
        total=sum(int(each["total"]) for each in sums),
        balance=sum(each["balance"] for each in sums),
        hashed=len(seqs),
        faults=tuple(faults[:FAULTS_TOLD_MAX]),
    )


def _differs(each: dict[str, int]) -> bool:
    return int(each["total"]) != each["balance"] or each["entries"] != each["last_seq"]


def _wrong_sum(each: dict[str, int]) -> str:
    name = str(each["code"]).rpartition(":")[2]
    counted = f"{each['entries']:,} entries add up to {int(each['total']):,}"
    return f"In “{name}” {counted}, but {each['last_seq']:,} entries and {each['balance']:,} are on record."
