"""Lines of the statement in words, for the screen, the receipt and the spreadsheet alike."""

from collections.abc import Callable

from tenants.billing.statement import Told
from ui.kit.figures import figure, money
from ui.kit.times import day_shown

ZONE = "UTC"

_PLAIN = {
    "expire_lot": "Tokens given to you, not used in time",
    "chargeback": "Your payment was taken back by the bank",
    "chargeback_won": "The dispute ended: your payment stands",
    "settle_owed": "Debt settled",
    "place": "Tokens for a payment that came with another amount",
    "close_account": "Account closed",
}
_BY = {
    "staff": "Support",
    "job": "By itself",
    "webhook": "Payment provider",
    "operator": "Operator",
    "owner": "A former member",
}


def sentence_of(told: Told) -> str:
    """What happened; a kind without words of its own is named as it is."""
    line = told.line
    special = _SPECIAL.get(line.kind)
    words = special(told) if special else _PLAIN.get(line.kind, line.kind.replace("_", " ").capitalize())
    return f"{words}: {line.reason}" if line.reason else words


def who_of(told: Told) -> str:
    """Who did it: a member's address, or what did it."""
    return told.person or _BY.get(told.line.by.kind, told.line.by.kind.capitalize())


def _bought_tokens(told: Told) -> str:
    if told.payment is None:
        return "Tokens bought"
    paid = money(told.payment.amount_minor, told.payment.currency)
    return f"{figure(told.payment.tokens)} tokens bought for {paid}"


def _slot(verb: str) -> Callable[[Told], str]:
    def said(told: Told) -> str:
        until = f" until {day_shown(told.period.ends_at, ZONE)}" if told.period else ""
        return f"Page slot {verb}{until}"

    return said


_SPECIAL: dict[str, Callable[[Told], str]] = {
    "topup": _bought_tokens,
    "grant": lambda _: "Tokens given to you",
    "buy_slot": _slot("bought"),
    "renew_slot": _slot("renewed"),
    "refund_slot": lambda _: "Page slot given back for its unused days",
    "reverse": lambda told: f"No. {figure(told.line.reverses or 0)} taken back",
    "adjust": lambda _: "Correction",
}
