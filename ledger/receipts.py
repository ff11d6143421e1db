"""What stands behind a line of the statement: the payment that brought its tokens, the period it paid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.connection import get_connection

from app.core.errors import NotFound
from app.db.direct import rows_of
from ledger.models import LedgerTx, Payment, SlotPeriod
from ledger.statement import Line, statement_of


@dataclass(frozen=True, slots=True)
class Backed:
    """A line with its payment (of a top-up) and its period (of a purchase, a refund), where it has them."""

    line: Line
    payment: Payment | None = None
    period: SlotPeriod | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One line with all that there is to know of it; `key` is what made it happen only once."""

    backed: Backed
    key: str


async def backed(lines: Sequence[Line]) -> tuple[Backed, ...]:
    """The lines with what is behind them, in their order."""
    if not lines:
        return ()
    db, seqs = get_connection("default"), [line.seq for line in lines]
    marks = ", ".join("?" * len(seqs))
    paid = f"SELECT * FROM payment WHERE tx_seq IN ({marks})"  # noqa: S608  marks alone
    payments = {row.tx_seq: row for row in await rows_of(db, Payment, paid, seqs)}
    periods = _by_seq(await rows_of(db, SlotPeriod, _periods(marks), seqs + seqs))
    return tuple(Backed(line, payments.get(line.seq), periods.get(line.seq)) for line in lines)


async def receipt_of(owner_id: UUID, seq: int) -> Receipt:
    """The receipt of one line. Raises NotFound for a number that is none of the owner's."""
    lines = (await statement_of(owner_id, before=seq + 1, limit=1)).lines
    if not lines or lines[0].seq != seq:
        raise NotFound("receipt")
    sql = "SELECT * FROM ledger_tx WHERE seq = ?"
    (tx,) = await rows_of(get_connection("default"), LedgerTx, sql, [seq])
    return Receipt((await backed(lines))[0], tx.key)


def _periods(marks: str) -> str:
    return f"SELECT * FROM slot_period WHERE tx_seq IN ({marks}) OR settled_seq IN ({marks})"  # noqa: S608


def _by_seq(periods: Iterable[SlotPeriod]) -> dict[int | None, SlotPeriod]:
    return {seq: period for period in periods for seq in (period.tx_seq, period.settled_seq)}
