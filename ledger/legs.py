"""The legs of a transaction that stands in the books, as they would be posted again."""

from app.db.direct import rows_of
from ledger.models import LedgerAccount, LedgerEntry
from ledger.posting import LEGS_MAX, Book, Leg
from ledger.wallets import spec_of

_LINES = "SELECT * FROM ledger_entry WHERE id >= ? AND id < ? ORDER BY id"
_ACCOUNTS = (
    "SELECT a.* FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id"
    " WHERE e.id >= ? AND e.id < ? ORDER BY e.id"
)


async def legs_of(book: Book, seq: int) -> list[Leg]:
    """What transaction `seq` moved, line by line; nothing for a number that is not there."""
    span = [seq * LEGS_MAX, (seq + 1) * LEGS_MAX]
    lines = await rows_of(book.db, LedgerEntry, _LINES, span)
    accounts = await rows_of(book.db, LedgerAccount, _ACCOUNTS, span)
    return [Leg(spec_of(account), line.amount) for account, line in zip(accounts, lines, strict=True)]
