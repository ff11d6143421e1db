"""What support may post: grant, reverse, refund, adjust, and what becomes of money that is held.

Each with a reason, once, and seen before it is done.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tortoise.transactions import in_transaction

from app.core.errors import Conflict, Invalid, NotFound
from ledger.grants import Grant, grant
from ledger.models import LedgerEntry, LedgerTx, Slot
from ledger.posting import Book, By, Posted, open_book
from ledger.reversing import adjust, reverse
from ledger.slots import refund_slot
from ledger.suspended import pay_back, place
from ledger.wallets import TooFewTokens
from tenants.accounts.letters import ask_for_letter
from tenants.accounts.models import Account
from tenants.billing.returning import ask_to_return
from tenants.billing.standing import renew_standing
from tenants.pages.change import Change, account_change
from tenants.scope import Permission, Scope
from tenants.slots.arrange import arrange
from tenants.slots.calendar import ask_to_renew
from tenants.support.accounts import account_of
from tenants.support.alone import ALONE_MAX, given_lately

REASON_LENGTH_MIN, REASON_LENGTH_MAX = 10, 500
ADJUST_REASON_LENGTH_MIN = 20
_LETTERS = {"place": "payment-placed", "pay_back": "payment-returned"}


class PostedBefore(Conflict):
    """The key of the form has done its work."""


class Kind(StrEnum):
    GRANT = "grant"
    REVERSE = "reverse"
    REFUND = "refund"
    ADJUST = "adjust"
    PLACE = "place"
    PAY_BACK = "pay_back"


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be posted; the same `key` posts once. `expires_at` (ms) is that of granted tokens.

    `owner_id` is who reads of it; money of nobody that goes back has none but who does it.
    """

    kind: Kind
    owner_id: UUID
    key: UUID
    reason: str
    amount: int = 0
    expires_at: int | None = None
    seq: int | None = None
    to_owed: bool = False
    slot_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """What one account of the books would gain, and hold afterwards."""

    code: str
    unit: str
    amount: int
    balance_after: int
    is_owners: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The lines that would be posted, and whether a second person has to agree."""

    lines: Sequence[PreviewLine]
    needs_second: bool


async def preview(scope: Scope, act: Act) -> Preview:
    """What the act would post: it is posted for real and undone. Raises what posting raises."""
    await require_sound(scope, act)
    async with _undone() as book:
        first, by = book.head.seq + 1, by_of(scope)
        giving = act.kind in (Kind.GRANT, Kind.PLACE)
        lately = await given_lately(book.db, act.owner_id, by.id, book.now) if giving else 0
        await posted_in(book, act, by)
        lines = await _lines(book, first, act.owner_id)
    return Preview(lines, act.kind is Kind.ADJUST or lately + _moved(lines) > ALONE_MAX)


async def post_alone(scope: Scope, act: Act) -> Posted:
    """Post an act that needs nobody else's consent. Raises Invalid, Conflict, NotFound, Forbidden, Frozen."""
    needs = Permission.SUPPORT_POST
    async with account_change(scope, act.owner_id, f"support.{act.kind}", needs, every_page=True) as changing:
        posted = await carry_out(changing, act, by_of(scope))
        if posted.replayed:
            changing.nothing_changed()
    return posted


def by_of(scope: Scope) -> By:
    """Whom the books name: a person of support by id, never by name, or the operator at the command line."""
    return By("staff", scope.actor.id) if scope.staff else By("operator", scope.actor.name)


async def carry_out(changing: Change, act: Act, by: By) -> Posted:
    """Post the act and let pages and slots follow; the account and all its pages are locked."""
    async with open_book() as book:
        posted = await posted_in(book, act, by)
    changing.target = f"tx:{posted.seq}"
    changing.detail.update(
        transaction=posted.seq, amount=act.amount, of=act.seq or 0, kind=act.kind, reason=act.reason
    )
    await renew_standing(changing, act.owner_id)
    await arrange(changing)
    await ask_to_renew(act.owner_id, posted.seq, changing.db)
    await _write(changing, act, posted)
    return posted


async def _write(changing: Change, act: Act, posted: Posted) -> None:
    """Money that was held: its owner reads what became of it, and what goes back is sent."""
    if act.kind is Kind.PAY_BACK:
        await ask_to_return(posted.seq, changing.at, changing.db)
    if act.kind in _LETTERS and posted.ref[0] == "payment":
        owner = await Account.get(id=act.owner_id, using_db=changing.db)
        await ask_for_letter(_LETTERS[act.kind], owner.email, posted.ref[1], changing.db)


async def require_sound(scope: Scope, act: Act) -> None:
    """There is such an account and a reason. Raises NotFound, Forbidden, Invalid(reason)."""
    await account_of(scope, act.owner_id, Permission.SUPPORT_POST)
    length_min = ADJUST_REASON_LENGTH_MIN if act.kind is Kind.ADJUST else REASON_LENGTH_MIN
    if not length_min <= len(act.reason.strip()) <= REASON_LENGTH_MAX:
        raise Invalid("reason", f"Say why, in {length_min} to {REASON_LENGTH_MAX} characters.")


async def posted_in(book: Book, act: Act, by: By) -> Posted:
    """Let the ledger's rule for this act run in an open book; raises Invalid with what the rule says."""
    try:
        return await _RULES[act.kind](book, act, by)
    except TooFewTokens as short:
        raise Invalid("amount", f"The wallet is short: {short.gap:,} tokens are missing.") from None
    except Conflict as refused:
        raise Invalid(_FIELD.get(act.kind, "reason"), refused.sentence) from None


async def _grant(book: Book, act: Act, by: By) -> Posted:
    given = Grant(act.owner_id, act.amount, act.reason, expires_at=act.expires_at)
    return await grant(book, given, str(act.key), by)


async def _reverse(book: Book, act: Act, by: By) -> Posted:
    assert act.seq is not None
    if not await LedgerTx.filter(seq=act.seq, owner_id=act.owner_id).using_db(book.db).exists():
        raise NotFound("transaction")
    return await reverse(book, act.seq, act.reason, by, to_owed=act.to_owed)


async def _refund(book: Book, act: Act, by: By) -> Posted:
    slot = await Slot.get_or_none(id=act.slot_id, owner_id=act.owner_id, using_db=book.db)
    if slot is None:
        raise NotFound("slot")
    return await refund_slot(book, slot, by, act.reason)


async def _adjust(book: Book, act: Act, by: By) -> Posted:
    return await adjust(book, act.owner_id, act.amount, act.reason, str(act.key), by)


async def _place(book: Book, act: Act, by: By) -> Posted:
    assert act.seq is not None
    return await place(book, act.seq, act.owner_id, act.amount, act.reason, str(act.key), by)


async def _pay_back(book: Book, act: Act, by: By) -> Posted:
    assert act.seq is not None
    return await pay_back(book, act.seq, act.reason, str(act.key), by)


_FIELD = {Kind.REVERSE: "to_owed"}
_RULES = {
    Kind.GRANT: _grant,
    Kind.REVERSE: _reverse,
    Kind.REFUND: _refund,
    Kind.ADJUST: _adjust,
    Kind.PLACE: _place,
    Kind.PAY_BACK: _pay_back,
}


class _Undone(Exception):
    """Takes a preview back."""


@asynccontextmanager
async def _undone() -> AsyncIterator[Book]:
    """Open books in which nothing stays."""
    try:
        async with in_transaction(), open_book() as book:
            yield book
            raise _Undone  # noqa: TRY301  the way to make the transaction roll back
    except _Undone:
        return


async def _lines(book: Book, first: int, owner_id: UUID) -> list[PreviewLine]:
    legs = LedgerEntry.filter(tx_id__gte=first).using_db(book.db).order_by("id").select_related("account")
    lines = [
        PreviewLine(
            leg.account.code,
            leg.account.unit,
            leg.amount,
            leg.balance_after,
            leg.account.owner_id == owner_id,
        )
        for leg in await legs
    ]
    if not lines:
        raise PostedBefore("This was posted before.")
    return lines


def _moved(lines: Sequence[PreviewLine]) -> int:
    """Tokens of the customer, or hundredths of money, whichever are more."""
    tokens = sum(line.amount for line in lines if line.is_owners)
    money = sum(line.amount for line in lines if line.code.startswith("cash:"))
    return max(abs(tokens), abs(money))
