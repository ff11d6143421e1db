"""A walk along a stretch of the books, past every rule that can be told piece by piece."""

from ledger.verify import entries, payments, periods
from ledger.verify.found import Findings
from ledger.verify.span import Span, pieces
from ledger.verify.transactions import Transactions

Walked = tuple[int, Findings]


class Walk:
    """One walker; `findings` is what it found, `entries` how many it passed."""

    def __init__(self, findings: Findings, *, recent: bool) -> None:
        self.findings, self._recent = findings, recent
        self._transactions = Transactions()

    @property
    def entries(self) -> int:
        return self._transactions.entries

    def join(self, entries: int, findings: Findings) -> None:
        """Add what another walker passed and found."""
        self._transactions.entries += entries
        self.findings.join(findings)

    async def pass_by(self, piece: Span) -> None:
        """Look at the next piece."""
        where, gather = f"transactions {piece.first}–{piece.last}", self.findings.gather
        await gather("R2", where, self._transactions.look_at(piece))
        if self._transactions.stumbled:
            await gather("R4", where, entries.missteps(piece))
        await gather("R8", where, periods.unmatched(piece))
        await gather("R9", where, payments.unmatched(piece))
        if self._recent:
            await gather("R4", where, entries.touched_accounts(piece))
            await gather("R8", where, periods.periods_in(piece))
            await gather("R9", where, payments.payments_in(piece))
        else:
            await gather("R8", where, periods.periods_paid_in(piece))


async def walk(span: Span) -> Walked:
    """All along the span, in full: how many entries were passed, and what was found."""
    walker = Walk(Findings(), recent=False)
    async for piece in pieces(span.first - 1, span.last):
        await walker.pass_by(piece)
    return walker.entries, walker.findings
