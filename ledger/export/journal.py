"""hledger and ledger-cli: plain journals, with an assertion of the balance on every posting."""

from collections.abc import AsyncIterator, Callable

from ledger.export.acts import Act
from ledger.export.names import account_name, amount, balance, precision


async def hledger(acts: AsyncIterator[Act]) -> AsyncIterator[str]:
    """For `hledger check --strict`, which also wants the commodities' decimals."""
    async for text in _journal(acts, lambda unit: f"commodity {precision(unit)} {unit}\n"):
        yield text


async def ledger_cli(acts: AsyncIterator[Act]) -> AsyncIterator[str]:
    """For `ledger --strict --pedantic`."""
    async for text in _journal(acts, lambda unit: f"commodity {unit}\n"):
        yield text


async def _journal(acts: AsyncIterator[Act], commodity: Callable[[str], str]) -> AsyncIterator[str]:
    units: set[str] = set()
    yield "; The books of a Hep Status installation. Debits are positive; times are UTC.\n"
    async for act in acts:
        for unit in sorted({line.unit for line in act.lines} - units):
            units.add(unit)
            yield commodity(unit)
        yield _text(act)


def _text(act: Act) -> str:
    """The accounts it opens, then the transaction under its number. No text of a person: none is safe."""
    text = "".join(f"account {account_name(line)}\n" for line in act.lines if line.opens)
    if act.moves:
        text += f"\n{act.day} ({act.seq}) {act.kind}\n"
        text += "".join(f"    {account_name(line)}  {amount(line)} = {balance(line)}\n" for line in act.lines)
    return text
