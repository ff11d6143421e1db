"""The timeline of a purchase: asked for, paid, posted, granted, used, settled, and whoever touched it."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from app.core.ids import public_id
from ledger.models import Finding, LedgerTx, Payment, Slot, SlotPeriod, TwoPerson
from ledger.slots import GRACE_MS
from tenants.accounts.models import Account
from tenants.accounts.sent import LETTER_ACT
from tenants.pages.models import AuditEntry

PAGE_ACTS = ("page.publish", "page.unpublish", "page.suspend", "page.restore", "page.delete")
SLOT_ACTS = ("slot.grace", "slot.short", "slot.auto_renew", "slot.end", LETTER_ACT)
STEPS_MAX = 100


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened at `at` (ms): `what` names it, `who` did it, `key` is the one it came under."""

    at: int
    what: str
    who: str = ""
    key: str = ""
    seq: int | None = None
    note: str = ""


async def steps_of(
    tx: LedgerTx,
    slot: Slot | None,
    period: SlotPeriod | None,
    payment: Payment | None,
    later: Sequence[LedgerTx],
    findings: Sequence[Finding],
) -> list[Step]:
    """All steps, the first one first."""
    steps = [
        *(_of_payment(payment) if payment else ()),
        Step(tx.at // 1000, "posted", _actor(tx), tx.key, tx.seq, tx.reason),
        *(_of_slot(slot, period) if slot else ()),
        *(Step(each.at // 1000, each.kind, _actor(each), each.key, each.seq, each.reason) for each in later),
        *(Step(each.found_at, "found", "the audit", note=each.sentence) for each in findings),
        *(
            Step(each.closed_at, "finding_closed", "support", note=each.closing_note)
            for each in findings
            if each.closed_at
        ),
    ]
    steps += [step async for step in _second_person(tx)]
    steps += [step async for step in _on_the_page(tx, slot, period)]
    steps += [step async for step in _on_the_slot(tx, slot, period)]
    steps += [step async for step in _letters_about(payment)]
    return sorted(steps, key=lambda step: step.at)


def _actor(tx: LedgerTx) -> str:
    return " ".join(filter(None, (tx.actor_kind, tx.actor_id)))


def _of_payment(payment: Payment) -> list[Step]:
    steps = [Step(payment.created_at, "asked", "owner", payment.session_id or "", note=payment.provider)]
    if payment.settled_at is not None:
        told = payment.event_id or ""
        steps.append(Step(payment.settled_at, "paid", "webhook", told, note=payment.state))
    return steps


def _of_slot(slot: Slot, period: SlotPeriod | None) -> list[Step]:
    steps = [Step(slot.opened_at, "slot_granted", note=str(slot.id))]
    if period is not None:
        steps.append(Step(period.starts_at, "period_starts", note=f"period {period.n}"))
        steps.append(Step(period.ends_at, "period_ends", note=f"period {period.n}"))
    if slot.lapsed_at is not None:
        steps.append(Step(slot.lapsed_at, "slot_lapsed", "job"))
    return steps


async def _second_person(tx: LedgerTx) -> AsyncIterator[Step]:
    for request in await TwoPerson.filter(tx_seq=tx.seq):
        yield Step(request.asked_at, "asked_second", await _email(request.asked_by), note=request.reason)
        if request.decided_at is not None and request.decided_by is not None:
            yield Step(request.decided_at, "agreed", await _email(request.decided_by))


async def _email(account_id: object) -> str:
    found = await Account.get_or_none(id=account_id)
    return found.email if found else str(account_id)


async def _on_the_page(tx: LedgerTx, slot: Slot | None, period: SlotPeriod | None) -> AsyncIterator[Step]:
    """Acts on the slot's page while this purchase carried it, and in the grace after."""
    if slot is None or slot.page_id is None or period is None:
        return
    acts = AuditEntry.filter(page_id=slot.page_id, act__in=PAGE_ACTS, at__range=_time_of(tx, period))
    for entry in await acts.order_by("id").limit(STEPS_MAX):
        yield Step(entry.at, entry.act, entry.actor_name, note=str(entry.detail.get("reason", "")))


async def _on_the_slot(tx: LedgerTx, slot: Slot | None, period: SlotPeriod | None) -> AsyncIterator[Step]:
    """What else was done with the slot: renewals that found too little, choices of its owner, letters."""
    if slot is None or period is None:
        return
    acts = AuditEntry.filter(account_id=slot.owner_id, target=f"slot:{slot.id}", act__in=SLOT_ACTS)
    for entry in await acts.filter(at__range=_time_of(tx, period)).order_by("id").limit(STEPS_MAX):
        yield _step(entry)


async def _letters_about(payment: Payment | None) -> AsyncIterator[Step]:
    if payment is None:
        return
    target = public_id("t", payment.id)
    letters = AuditEntry.filter(account_id=payment.owner_id, target=target, act=LETTER_ACT)
    for entry in await letters.order_by("id").limit(STEPS_MAX):
        yield _step(entry)


def _step(entry: AuditEntry) -> Step:
    return Step(entry.at, entry.act, entry.actor_name, note=str(entry.detail.get("subject", "")))


def _time_of(tx: LedgerTx, period: SlotPeriod) -> tuple[int, int]:
    """From the posting until whatever it paid for is surely over (ms)."""
    return tx.at // 1000, period.ends_at + 2 * GRACE_MS
