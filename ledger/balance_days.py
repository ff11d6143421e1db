"""What an owner had at the end of each of the last days, in UTC."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.connection import get_connection

from app.core.clock import MS_PER_DAY
from app.db.direct import records_of
from ledger.statement import AFTER_ALL, balance_as_of

DAYS = 30
_DAY_US = MS_PER_DAY * 1000
_BEFORE = "SELECT seq FROM ledger_tx WHERE at < ? ORDER BY at DESC LIMIT 1"
_CHANGES = f"""SELECT t.at / {_DAY_US} AS day, SUM(e.amount) AS change
FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id AND e.tx_id > ?
JOIN ledger_tx t ON t.seq = e.tx_id
WHERE a.owner_id = ? GROUP BY t.at / {_DAY_US}"""  # noqa: S608  a number of ours


@dataclass(frozen=True, slots=True)
class DayEnd:
    """What was there, debts taken off, when the day that began at `at` (ms) was over; or now, on the last."""

    at: int
    balance: int


async def balance_days(owner_id: UUID, now: int) -> Sequence[DayEnd]:
    """The last DAYS days up to `now` (ms), the oldest first."""
    today = now // MS_PER_DAY
    first = today - DAYS + 1
    db = get_connection("default")
    found = await records_of(db, _BEFORE, [first * _DAY_US])
    rows = await records_of(db, _CHANGES, [int(found[0]["seq"]) if found else 0, owner_id])
    changes = {int(row["day"]): int(row["change"]) for row in rows}
    balance = await balance_as_of(owner_id, AFTER_ALL) - sum(changes.values())
    ends = []
    for day in range(first, today + 1):
        balance += changes.get(day, 0)
        ends.append(DayEnd(day * MS_PER_DAY, balance))
    return ends
