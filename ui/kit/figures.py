"""Amounts as people read them: thousands apart, a true minus sign."""

from ledger.accounts import TOKENS

_MARKS = {"EUR": "€", "USD": "$", "GBP": "£"}


def figure(amount: int) -> str:
    """1,240 or −480."""
    return f"{amount:,}".replace("-", "−")


def movement(amount: int) -> str:
    """+1,240 or −480: a change says its direction."""
    return f"{amount:+,}".replace("-", "−") if amount else "0"


def money(amount_minor: int, currency: str) -> str:
    """€13.90, or 13.90 CHF: minor units of a currency with a hundred of them."""
    amount = f"{abs(amount_minor) / 100:,.2f}"
    sign = "−" if amount_minor < 0 else ""
    mark = _MARKS.get(currency)
    return f"{sign}{mark}{amount}" if mark else f"{sign}{amount} {currency}"


def units(amount: int, unit: str) -> str:
    """Tokens (`HEP`) as a figure, everything else as money."""
    return figure(amount) if unit == TOKENS else money(amount, unit)
