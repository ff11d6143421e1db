"""Lists as CSV; each line carries who took it out."""

from collections.abc import AsyncIterator
from uuid import UUID

from app.core.clock import iso_ms, now_ms
from app.core.ids import public_id
from app.core.spreadsheets import csv_row
from ledger.statement import statement_of
from tenants.scope import Scope
from tenants.support.accounts import account_of
from tenants.support.findings import queue_of
from tenants.support.looks import note_look
from tenants.support.staff import own_account

LINES_AT_ONCE = 500
_STATEMENT = (
    "seq",
    "at",
    "kind",
    "change",
    "balance_after",
    "by",
    "reason",
    "reverses",
    "reversed_by",
    "hash",
)
_FINDINGS = ("finding", "found_at", "kind", "account", "transaction", "amount", "sentence", "claimed_by")


async def statement_csv(scope: Scope, account_id: UUID) -> AsyncIterator[str]:
    """A whole statement, the newest line first, written as it is read."""
    await account_of(scope, account_id)
    await note_look(scope, account_id, "support.export", what="the statement")
    mark = watermark(scope)
    yield csv_row([*_STATEMENT, "exported_by"])
    before: int | None = None
    while True:
        part = await statement_of(account_id, before, LINES_AT_ONCE)
        for line in part.lines:
            by = " ".join(filter(None, (line.by.kind, line.by.id)))
            figures = (line.seq, iso_ms(line.at), line.kind, line.change, line.balance_after, by, line.reason)
            yield csv_row([*figures, line.reverses or "", line.reversed_by or "", line.hash, mark])
        if part.older is None:
            return
        before = part.older


async def queue_csv(scope: Scope, *, kind: str, whose: str, amount_min: int) -> AsyncIterator[str]:
    """The queue as filtered."""
    await note_look(scope, own_account(scope), "support.export", what="the queue of findings")
    mark = watermark(scope)
    yield csv_row([*_FINDINGS, "exported_by"])
    after: int | None = None
    while True:
        part = await queue_of(scope, kind=kind, whose=whose, amount_min=amount_min, after=after)
        for row in part.rows:
            each = row.finding
            owner = public_id("a", each.owner_id) if each.owner_id else ""
            about = (each.id, iso_ms(each.found_at), each.kind, owner, each.tx_seq or "", each.amount)
            yield csv_row([*about, each.sentence, row.claimant, mark])
        if part.after is None:
            return
        after = part.after


def watermark(scope: Scope) -> str:
    """Who takes a file out, and when."""
    return f"{scope.actor.name} {scope.actor.id} {iso_ms(now_ms())}"
