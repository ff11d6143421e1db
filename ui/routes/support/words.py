"""What support reads, in sentences: where a page is, what a transaction was, who did it."""

from collections.abc import Callable, Mapping

from ledger.models import LedgerCheck
from tenants.support.steps import Step
from tenants.support.whereabouts import Whereabouts, Why
from ui.kit.figures import figure
from ui.kit.times import day_shown, shown
from ui.routes.support.entry import ZONE

TX_WORDS: Mapping[str, str] = {
    "topup": "Tokens bought",
    "grant": "Tokens granted by support",
    "expire_lot": "Granted tokens expired",
    "buy_slot": "Page slot bought",
    "renew_slot": "Page slot renewed",
    "recognise": "Slot time served",
    "refund_slot": "Page slot refunded",
    "reverse": "Taken back",
    "chargeback": "Payment taken back by the bank",
    "chargeback_won": "Dispute won",
    "settle_owed": "Debt settled",
    "adjust": "Adjusted by support",
    "close_account": "Account closed",
}
ACTOR_WORDS: Mapping[str, str] = {
    "owner": "the owner",
    "staff": "support",
    "job": "the schedule",
    "webhook": "the payment provider",
    "operator": "the operator",
}


def why_sentence(found: Whereabouts) -> str:
    """Why visitors see the page, or since when and by whose doing they do not."""
    return _SENTENCES[found.why](found)


def paid_sentence(found: Whereabouts) -> str:
    """Which stretch of time the slot's last purchase paid for; nothing for a page under the plan."""
    if found.paid is None:
        return ""
    starts, ends = (day_shown(at, ZONE) for at in (found.paid.starts_at, found.paid.ends_at))
    return f"{figure(found.needed)} tokens for {starts} to {ends}"


def is_shown(found: Whereabouts) -> bool:
    """Whether visitors see it."""
    return found.why is Why.SHOWN


def _since(found: Whereabouts) -> str:
    return f"Offline since {shown(found.since, ZONE)}" if found.since else "Offline"


def _shown(found: Whereabouts) -> str:
    if found.slot is None:
        return "Online, under the plan."
    return f"Online, on a slot that is paid until {day_shown(found.slot.ends_at, ZONE)}."


def _unpublished(found: Whereabouts) -> str:
    if found.since is None:
        return "Not online: it was never published."
    return f"{_since(found)}: {found.by} unpublished it."


def _suspended(found: Whereabouts) -> str:
    reason = f", because “{found.reason}”" if found.reason else ""
    return f"{_since(found)}: {found.by or 'staff'} suspended it{reason}."


def _account_suspended(found: Whereabouts) -> str:
    reason = f", because “{found.reason}”" if found.reason else ""
    return f"{_since(found)}: {found.by or 'staff'} suspended the whole account{reason}."


def _slot_lapsed(found: Whereabouts) -> str:
    assert found.slot is not None
    ended = day_shown(found.slot.ends_at, ZONE)
    if not found.slot.auto_renew:
        return f"{_since(found)}: its slot ended on {ended} and was not set to renew by itself."
    held, needed = figure(found.held), figure(found.needed)
    return f"{_since(found)}: its slot lapsed because the renewal on {ended} found {held} of {needed} tokens."


def _plan_ended(found: Whereabouts) -> str:
    return f"{_since(found)}: the plan ended, and the one after it carries fewer pages."


_SENTENCES: Mapping[Why, Callable[[Whereabouts], str]] = {
    Why.SHOWN: _shown,
    Why.UNPUBLISHED: _unpublished,
    Why.ACCOUNT_SUSPENDED: _account_suspended,
    Why.SUSPENDED: _suspended,
    Why.SLOT_LAPSED: _slot_lapsed,
    Why.PLAN_ENDED: _plan_ended,
}


def wallet_word(code: str) -> str:
    """An account of the books in words: bought tokens, a grant, a debt; those of the house by their code."""
    kind, _, rest = code.partition(":")
    if kind == "owed":
        return "Debt"
    if kind != "wallet":
        return _HOUSE.get(code, code)
    part = rest.partition(":")[2]
    return "Bought tokens" if part == "paid" else f"Grant {part.rpartition(':')[2]}"


_HOUSE: Mapping[str, str] = {
    "deferred:slots": "Slot time not served yet",
    "earned:slots": "Slot time served",
    "breakage:promo": "Expired grants",
    "issued:paid": "Tokens issued for money",
    "issued:promo": "Tokens issued as grants",
    "writeoff": "Written off",
}
_STEPS: Mapping[str, str] = {
    "asked": "Asked for at {note}",
    "paid": "Paid; the payment is {note}",
    "posted": "Posted as #{seq}",
    "slot_granted": "Slot granted",
    "period_starts": "Paid time begins ({note})",
    "period_ends": "Paid time ends ({note})",
    "slot_lapsed": "Slot lapsed",
    "found": "Finding: {note}",
    "finding_closed": "Finding closed: {note}",
    "asked_second": "A second person was asked: {note}",
    "agreed": "A second person agreed",
}


def step_words(step: Step) -> str:
    """One step in words; nothing for acts that the audit has words for."""
    if step.what in TX_WORDS:
        return f"{TX_WORDS[step.what]}, #{step.seq}"
    pattern = _STEPS.get(step.what, "")
    return pattern.format(note=step.note, seq=step.seq)


FINDING_WORDS: Mapping[str, str] = {
    "twice": "Bought twice",
    "unpaid": "Shown unpaid",
    "late": "Not lapsed",
    "debt": "Debt",
    "amount": "Wrong amount",
    "stray": "Money of nobody",
    "waiting": "Event without payment",
}
ACT_WORDS: Mapping[str, str] = {
    "grant": "Grant",
    "reverse": "Take back",
    "refund": "Refund",
    "adjust": "Adjust",
}


def examined_sentence(check: LedgerCheck | None) -> str:
    """When the books were examined last, and what that found."""
    if check is None or check.ended_at is None:
        return "The books were not examined yet."
    at, found = shown(check.ended_at, ZONE), len(check.findings)
    return f"Last examination {at}: {figure(check.entries)} entries, {found} faults."
