"""Beancount: transactions, and at the end of each day the balance of every account that it moved."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

from ledger.export.acts import Act, Line
from ledger.export.names import account_name, amount, figure


async def beancount(acts: AsyncIterator[Act]) -> AsyncIterator[str]:
    """For `bean-check`. A balance is checked at the beginning of the next day, to the last hundredth."""
    day, moved = "", dict[str, Line]()
    yield 'option "title" "The books of a Hep Status installation"\n'
    async for act in acts:
        if act.day != day:
            yield _balances(day, moved)
            day = act.day
        if act.moves:
            moved.update((line.code, line) for line in act.lines)
        yield _text(act)
    yield _balances(day, moved)


def _text(act: Act) -> str:
    text = "".join(f"{act.day} open {account_name(line)} {line.unit}\n" for line in act.lines if line.opens)
    if act.moves:
        text += f'\n{act.day} * "{act.kind}"\n  seq: {act.seq}\n'
        for name, value in (("key", act.key), ("reason", act.reason)):
            text += f"  {name}: {_quoted(value)}\n" if value else ""
        text += "".join(f"  {account_name(line)}  {amount(line)}\n" for line in act.lines)
    return text


def _balances(day: str, moved: dict[str, Line]) -> str:
    """What the accounts held when the day was over; forgets them."""
    if not moved:
        return ""
    then = date.fromisoformat(day) + timedelta(days=1)
    text = "".join(
        f"{then} balance {account_name(line)} {figure(line.balance, line.unit)} ~ 0 {line.unit}\n"
        for line in moved.values()
    )
    moved.clear()
    return f"\n{text}"


def _quoted(text: str) -> str:
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
