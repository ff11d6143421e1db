"""What a customer paid and was given, and the whole story of one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.connection import get_connection

from app.core.errors import NotFound
from ledger.models import Finding, LedgerEntry, LedgerTx, Payment, Slot, SlotPeriod
from ledger.remains import held_in, moved_under
from tenants.accounts.models import Account
from tenants.pages.models import Page
from tenants.scope import Scope
from tenants.support.accounts import account_of
from tenants.support.looks import note_look
from tenants.support.staff import own_account
from tenants.support.steps import Step, steps_of

PURCHASES = ("topup", "grant", "buy_slot", "renew_slot")
LISTED = 50


@dataclass(frozen=True, slots=True)
class Purchase:
    """A transaction that brought something: `period` and `page` are what it paid for, `findings` are open."""

    tx: LedgerTx
    tokens: int
    period: SlotPeriod | None
    page: Page | None
    settled: LedgerTx | None
    reversed_by: int | None
    findings: int


@dataclass(frozen=True, slots=True)
class Purchases:
    """Newest first; `older` is the number to go on before; `unposted` are payments without a transaction."""

    rows: Sequence[Purchase]
    older: int | None
    unposted: Sequence[Payment]


@dataclass(frozen=True, slots=True)
class LegLine:
    """One line of a transaction: where, how much, and what stood there afterwards."""

    code: str
    unit: str
    amount: int
    balance_after: int
    is_owners: bool


@dataclass(frozen=True, slots=True)
class Story:
    """One transaction with everything around it; money of nobody has no owner, and `held` is left of it."""

    tx: LedgerTx
    owner: Account | None
    held: int
    lines: Sequence[LegLine]
    slot: Slot | None
    period: SlotPeriod | None
    page: Page | None
    payment: Payment | None
    settled: LedgerTx | None
    reversed_by: LedgerTx | None
    findings: Sequence[Finding]
    steps: Sequence[Step]


async def purchases_of(scope: Scope, account_id: UUID, before: int | None = None) -> Purchases:
    """What the account bought or was given, LISTED at a time."""
    await account_of(scope, account_id)
    await note_look(scope, account_id, what="the purchases")
    txs = LedgerTx.filter(owner_id=account_id, kind__in=PURCHASES).order_by("-seq")
    found = await (txs.filter(seq__lt=before) if before is not None else txs).limit(LISTED + 1)
    rows = [await _purchase(tx) for tx in found[:LISTED]]
    unposted = Payment.filter(owner_id=account_id, tx_seq=None).order_by("-created_at").limit(LISTED)
    return Purchases(rows, found[LISTED - 1].seq if len(found) > LISTED else None, await unposted)


async def story_of(scope: Scope, seq: int) -> Story:
    """The transaction `seq` of some customer, or of nobody; raises NotFound."""
    tx = await LedgerTx.get_or_none(seq=seq)
    owner = await Account.get_or_none(id=tx.owner_id) if tx and tx.owner_id else None
    if tx is None or (tx.owner_id and owner is None):
        raise NotFound("transaction")
    reader = owner.id if owner else own_account(scope)
    await note_look(scope, reader, target=f"tx:{seq}", what=f"transaction #{seq}")
    period = await SlotPeriod.get_or_none(tx_seq=seq) or await SlotPeriod.get_or_none(settled_seq=seq)
    slot = await _slot_of(tx, period)
    settled = await _settled(period)
    payment = await Payment.get_or_none(tx_seq=seq)
    reversed_by = await LedgerTx.get_or_none(reverses=seq)
    findings = await Finding.filter(tx_seq=seq).order_by("id")
    page = await Page.get_or_none(id=slot.page_id) if slot and slot.page_id else None
    later = [each for each in (settled, reversed_by) if each is not None and each.seq != seq]
    later += await _about_the_same_money(tx)
    steps = await steps_of(tx, slot, period, payment, later, findings)
    held, lines = await _held(tx), await _lines(tx)
    return Story(tx, owner, held, lines, slot, period, page, payment, settled, reversed_by, findings, steps)


async def _purchase(tx: LedgerTx) -> Purchase:
    period = await SlotPeriod.get_or_none(tx_seq=tx.seq).select_related("slot")
    page_id = period.slot.page_id if period else None
    legs = await LedgerEntry.filter(tx_id=tx.seq).select_related("account")
    own = sum(leg.amount for leg in legs if leg.account.owner_id == tx.owner_id)
    reversal = await LedgerTx.get_or_none(reverses=tx.seq)
    return Purchase(
        tx,
        own,
        period,
        await Page.get_or_none(id=page_id) if page_id else None,
        await _settled(period),
        reversal.seq if reversal else None,
        await Finding.filter(tx_seq=tx.seq, closed_at=None).count(),
    )


async def _settled(period: SlotPeriod | None) -> LedgerTx | None:
    if period is None or period.settled_seq is None:
        return None
    return await LedgerTx.get(seq=period.settled_seq)


async def _about_the_same_money(tx: LedgerTx) -> list[LedgerTx]:
    """Whatever else was posted about the payment, or the stray, of a transaction."""
    if tx.ref_kind not in {"payment", "event"}:
        return []
    others = LedgerTx.filter(ref_kind=tx.ref_kind, ref_id=tx.ref_id).exclude(seq=tx.seq)
    return await others.order_by("seq").limit(LISTED)


async def _held(tx: LedgerTx) -> int:
    """Minor units that the transaction put into suspense and that lie there still."""
    if tx.kind != "suspense":
        return 0
    return held_in(await moved_under(get_connection("default"), (tx.ref_kind, tx.ref_id)))


async def _slot_of(tx: LedgerTx, period: SlotPeriod | None) -> Slot | None:
    if period is not None:
        return await Slot.get(id=period.slot_id)
    return await Slot.get_or_none(id=UUID(tx.ref_id)) if tx.ref_kind == "slot" else None


async def _lines(tx: LedgerTx) -> list[LegLine]:
    legs = await LedgerEntry.filter(tx_id=tx.seq).order_by("id").select_related("account")
    return [
        LegLine(
            leg.account.code,
            leg.account.unit,
            leg.amount,
            leg.balance_after,
            tx.owner_id is not None and leg.account.owner_id == tx.owner_id,
        )
        for leg in legs
    ]


async def owner_of_transaction(scope: Scope, seq: int) -> UUID:
    """Whose transaction `seq` is; raises NotFound, Forbidden."""
    tx = await LedgerTx.get_or_none(seq=seq)
    if tx is None or tx.owner_id is None:
        raise NotFound("transaction")
    return (await account_of(scope, tx.owner_id)).id


async def owner_of_slot(scope: Scope, slot_id: UUID) -> UUID:
    """Whose slot this is; raises NotFound, Forbidden."""
    slot = await Slot.get_or_none(id=slot_id)
    if slot is None:
        raise NotFound("slot")
    return (await account_of(scope, slot.owner_id)).id
