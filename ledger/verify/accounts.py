"""Where accounts stand as a walk along the books passes them: no entry has to look for the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.db.reading import Rows
from ledger.verify.span import Span, look

HELD_MAX = 1 << 17
_NO_FLOOR, _NO_CEILING = -(1 << 63), 1 << 63
_STANDING = """
SELECT a.id, a.code, a.unit, a.floor, a.ceiling, p.aseq, p.balance_after
FROM (SELECT MIN(id) AS id FROM ledger_entry WHERE id >= ? AND id < ? GROUP BY account_id) f
JOIN ledger_entry e ON e.id = f.id
JOIN ledger_account a ON a.id = e.account_id
JOIN ledger_entry p ON p.account_id = e.account_id AND p.aseq = e.aseq - 1
WHERE p.id < ?
"""


@dataclass(slots=True)
class Held:
    """An account after the last entry that was passed: the number of that entry, and the balance."""

    code: str
    unit: str
    floor: int
    ceiling: int
    aseq: int
    balance: int


class Accounts(dict[int, Held]):
    """By id; no more than HELD_MAX are kept between one piece of the walk and the next."""

    async def meet(self, span: Span, ids: Iterable[int], opened: Rows) -> Rows:
        """Know the accounts `ids` that the span moves, those too that it opens; answers what had to be read.

        An account that is not there, or whose entry before is not, stays unknown. Raises Unreadable.
        """
        if len(self) > HELD_MAX:
            self.clear()
        for _, account, code, _, unit, _, floor, ceiling, *_ in opened:
            self[account] = _held(code, unit, floor, ceiling, 0, 0)
        if self.keys() >= set(ids):
            return []
        low, high = span.entries
        (rows,) = await look((_STANDING, (low, high, low)))
        for account, *facts in rows:
            self[account] = _held(*facts)
        return rows


def _held(code: str, unit: str, floor: int | None, ceiling: int | None, aseq: int, balance: int) -> Held:
    lowest = _NO_FLOOR if floor is None else floor
    return Held(code, unit, lowest, _NO_CEILING if ceiling is None else ceiling, aseq, balance)
