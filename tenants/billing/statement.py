"""An account's statement for those who may see it: lines, receipts, the whole of it, and its examination."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.clock import now_ms
from app.core.ids import parse_public_id
from ledger.balance_days import DayEnd, balance_days
from ledger.models import Payment, SlotPeriod
from ledger.receipts import Backed, backed, receipt_of
from ledger.slots import slots_of
from ledger.statement import Line, statement_of
from ledger.statement_check import Checked, check_statement
from tenants.accounts.models import Account
from tenants.pages.models import Page
from tenants.scope import Permission, Scope

LINES_AT_ONCE = 500
HASHED_MAX = 1_000


@dataclass(frozen=True, slots=True)
class Told:
    """A line with what is behind it, the page that its slot carries now, and the address of who did it.

    `person` is empty when no member of the account did it: the line's `by.kind` says what did.
    """

    line: Line
    payment: Payment | None
    period: SlotPeriod | None
    page_name: str
    person: str


@dataclass(frozen=True, slots=True)
class ToldStatement:
    """Lines, the newest first, and what `before` is to be for older ones."""

    lines: tuple[Told, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class ToldReceipt:
    """A line, and the key that made it happen only once."""

    told: Told
    key: str


async def read_statement(scope: Scope, account_id: UUID, before: int | None = None) -> ToldStatement:
    """The newest lines with numbers below `before`; raises NotYours, Forbidden."""
    scope.require(Permission.BILLING_READ, account_id)
    statement = await statement_of(account_id, before)
    return ToldStatement(await _told(account_id, await backed(statement.lines)), statement.older)


async def read_balance_days(scope: Scope, account_id: UUID) -> Sequence[DayEnd]:
    """What was there at the end of each of the last 30 days; raises NotYours, Forbidden."""
    scope.require(Permission.BILLING_READ, account_id)
    return await balance_days(account_id, now_ms())


async def read_receipt(scope: Scope, account_id: UUID, seq: int) -> ToldReceipt:
    """One line with its key; raises NotYours, Forbidden, NotFound for a number of somebody else."""
    scope.require(Permission.BILLING_READ, account_id)
    receipt = await receipt_of(account_id, seq)
    (told,) = await _told(account_id, [receipt.backed])
    return ToldReceipt(told, receipt.key)


async def every_line(scope: Scope, account_id: UUID) -> AsyncIterator[Told]:
    """The whole statement, the newest line first, read in parts; raises as `read_statement`."""
    scope.require(Permission.BILLING_READ, account_id)
    before: int | None = None
    while True:
        statement = await statement_of(account_id, before, LINES_AT_ONCE)
        for told in await _told(account_id, await backed(statement.lines)):
            yield told
        before = statement.older
        if before is None:
            return


async def examine_statement(scope: Scope, account_id: UUID, before: int | None = None) -> Checked:
    """Compute the whole statement again, and the hashes of up to 1,000 transactions from `before` on."""
    scope.require(Permission.BILLING_READ, account_id)
    lines = (await statement_of(account_id, before, HASHED_MAX)).lines
    return await check_statement(account_id, [line.seq for line in lines])


async def _told(account_id: UUID, lines: Sequence[Backed]) -> tuple[Told, ...]:
    pages = await _pages_of_slots(account_id)
    people = await _people(each.line.by.id for each in lines)
    return tuple(
        Told(
            each.line,
            each.payment,
            each.period,
            pages.get(each.period.slot_id, "") if each.period else "",
            people.get(each.line.by.id, "") if each.line.by.kind == "owner" else "",
        )
        for each in lines
    )


async def _pages_of_slots(account_id: UUID) -> dict[UUID, str]:
    names = {page.id: page.name for page in await Page.filter(account_id=account_id)}
    return {slot.id: names[slot.page_id] for slot in await slots_of(account_id) if slot.page_id in names}


async def _people(ids: Iterable[str]) -> dict[str, str]:
    """The addresses of persons by their public ids."""
    rows = {parse_public_id("a", each): each for each in ids}
    found = await Account.filter(id__in=[row for row in rows if row is not None])
    return {rows[account.id]: account.email for account in found}
