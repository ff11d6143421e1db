"""What support reads, in sentences: where a page is, what a transaction was, who did it."""

from collections.abc import Callable, Mapping

from ledger.models import LedgerCheck
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.slots import GRACE
from tenants.pages.shown import Why
from tenants.slots.calendar import end_of_grace
from tenants.support.steps import Step
from tenants.support.whereabouts import Whereabouts
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
    "suspense": "Money held in suspense",
    "place": "Money in suspense placed",
    "pay_back": "Money in suspense paid back",
    "refund": "Payment refunded",
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
    return f"{figure(SLOT_PRICE_TOKENS)} tokens for {starts} to {ends}"


def is_shown(found: Whereabouts) -> bool:
    """Whether visitors see it."""
    return found.why is Why.SHOWN


def _since(found: Whereabouts) -> str:
    return f"Offline since {shown(found.since, ZONE)}" if found.since else "Offline"


def _shown(found: Whereabouts) -> str:
    if found.slot is None:
        return f"Online, under the {found.tenure.plan.name.capitalize()} plan."
    ends = day_shown(found.slot.ends_at, ZONE)
    if found.slot.state == GRACE:
        dark = day_shown(end_of_grace(found.slot), ZONE)
        return f"Online, in the days of grace of a slot that ended on {ends}; it goes offline on {dark}."
    return f"Online, on a slot that is paid until {ends}."


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
    if found.trials is None:
        return (
            f"{_since(found)}: its slot ended on {ended} and was not set to renew by itself.{_warned(found)}"
        )
    tried = day_shown(found.trials.last_at, ZONE)
    held, needed = figure(found.trials.held), figure(found.trials.needed)
    renewal = "the renewal" if found.trials.count == 1 else f"the last of {found.trials.count} renewals"
    ending = f"its slot ended on {ended} and lapsed"
    short = f"because {renewal} on {tried} found {held} of {needed} tokens"
    return f"{_since(found)}: {ending} {short}.{_warned(found)}"


def _warned(found: Whereabouts) -> str:
    if found.letters is None:
        return " No letter was sent about it."
    number, last = found.letters.count, day_shown(found.letters.last_at, ZONE)
    return (
        f" {number} letters were sent about it, the last on {last}."
        if number > 1
        else f" A letter was sent about it on {last}."
    )


def _over_plan(found: Whereabouts) -> str:
    plan = found.tenure.plan
    places = f"{plan.pages} {'page' if plan.pages == 1 else 'pages'}"
    since = day_shown(found.tenure.since, ZONE) if found.tenure.since else ""
    began = f" that began on {since}" if since else ""
    return f"{_since(found)}: the {plan.name.capitalize()} plan{began} has {places}, and no slot carries it."


_SENTENCES: Mapping[Why, Callable[[Whereabouts], str]] = {
    Why.SHOWN: _shown,
    Why.UNPUBLISHED: _unpublished,
    Why.ACCOUNT_SUSPENDED: _account_suspended,
    Why.SUSPENDED: _suspended,
    Why.SLOT_LAPSED: _slot_lapsed,
    Why.OVER_PLAN: _over_plan,
}


def wallet_word(code: str) -> str:
    """An account of the books in words: bought tokens, a grant, a debt, an account of the house."""
    kind, _, rest = code.partition(":")
    if kind == "owed":
        return "Debt"
    if kind != "wallet":
        return _HOUSE.get(code) or _HOUSE.get(kind, code)
    part = rest.partition(":")[2]
    return "Bought tokens" if part == "paid" else f"Grant {part.rpartition(':')[2]}"


_HOUSE: Mapping[str, str] = {
    "deferred:slots": "Slot time not served yet",
    "earned:slots": "Slot time served",
    "breakage:promo": "Expired grants",
    "issued:paid": "Tokens issued for money",
    "issued:promo": "Tokens issued as grants",
    "writeoff": "Written off",
    "cash": "Money at the provider",
    "sales": "Sales of tokens",
    "suspense": "Money in suspense",
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
    "letter.sent": "Letter sent: {note}",
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
    "payback": "Not paid back",
    "waiting": "Event without payment",
    "books": "Damage",
    "job": "Work given up",
}
ACT_WORDS: Mapping[str, str] = {
    "grant": "Grant",
    "reverse": "Take back",
    "refund": "Refund",
    "adjust": "Adjust",
    "place": "Place",
    "pay_back": "Pay back",
}


STAFF_ACTS: Mapping[str, str] = {
    "support.open": "opened the console",
    "support.view.begin": "viewed as a customer",
    "support.note": "wrote a note",
    "support.claim": "claimed a finding",
    "support.unclaim": "gave a finding back",
    "support.close": "closed a finding",
    "support.grant": "granted tokens",
    "support.adjust": "adjusted a wallet",
    "support.reverse": "took a transaction back",
    "support.refund": "refunded a slot",
    "support.place": "placed money in suspense",
    "support.pay_back": "paid money in suspense back",
    "support.ask": "asked for a second person",
    "support.refuse": "refused a request",
    "support.withdraw": "withdrew a request",
    "account.suspend": "suspended an account",
    "account.restore": "restored an account",
    "page.suspend": "suspended a page",
    "page.restore": "restored a page",
}


def examined_sentence(check: LedgerCheck | None) -> str:
    """When the books were examined last, and what that found."""
    if check is None or check.ended_at is None:
        return "The books were not examined yet."
    at, found = shown(check.ended_at, ZONE), len(check.findings)
    return f"Last examination {at}: {figure(check.entries)} entries, {found} faults."
