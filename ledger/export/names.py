"""Accounts and amounts as bookkeepers write them. Ours are good for the owner; theirs are debits."""

from ledger.accounts import TOKENS
from ledger.export.acts import Line

_ROOTS = {
    "paid": "Liabilities",
    "lot": "Liabilities",
    "deferred": "Liabilities",
    "suspense": "Liabilities",
    "owed": "Assets",
    "cash": "Assets",
    "earned": "Income",
    "breakage": "Income",
    "sales": "Income",
    "writeoff": "Expenses",
}
_DECIMALS = 2
_UUID_LENGTH = 36


def account_name(line: Line) -> str:
    """`wallet:<owner>:paid` as `Liabilities:Wallet:<OWNER>:Paid`; what issues tokens is equity."""
    return ":".join([_ROOTS.get(line.kind, "Equity"), *map(_capital, line.code.split(":"))])


def amount(line: Line) -> str:
    """What the line adds, as a debit: `-480 HEP`, `4.90 EUR`."""
    return f"{figure(line.amount, line.unit)} {line.unit}"


def balance(line: Line) -> str:
    """What the account holds after the line, as a debit."""
    return f"{figure(line.balance, line.unit)} {line.unit}"


def figure(units: int, unit: str) -> str:
    """Tokens are credits of their owners, so their sign turns; money is in hundredths and as it is."""
    if unit == TOKENS:
        return str(-units)
    whole, part = divmod(abs(units), 10**_DECIMALS)
    return f"{'-' if units < 0 else ''}{whole}.{part:0{_DECIMALS}d}"


def precision(unit: str) -> str:
    """One unit with as many decimals as are written: `1.` or `1.00`."""
    return "1." if unit == TOKENS else f"1.{'0' * _DECIMALS}"


def _capital(part: str) -> str:
    return part.upper() if len(part) == _UUID_LENGTH else part[:1].upper() + part[1:]
