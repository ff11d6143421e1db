"""Books that are damaged for a moment: one entry changed or gone in the database, and then as it was."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.conftest import Database
from tests.ledger.verify.vandal import vandal_of

DAMAGE = {
    "an amount changed by one": "UPDATE ledger_entry SET amount = amount + 1 WHERE id = {id}",
    "a posting dropped": "DELETE FROM ledger_entry WHERE id = {id}",
    "a running balance changed": "UPDATE ledger_entry SET balance_after = balance_after + 1 WHERE id = {id}",
}


@asynccontextmanager
async def damaged(database: Database, damage: str, entry: int) -> AsyncIterator[None]:
    """Within the block entry `entry` is not what was written."""
    async with vandal_of(database) as vandal:
        await vandal.run(f"CREATE TABLE kept AS SELECT * FROM ledger_entry WHERE id = {entry}")
        await vandal.run(damage.format(id=entry))
        yield
        await vandal.run(f"DELETE FROM ledger_entry WHERE id = {entry}")
        await vandal.run("INSERT INTO ledger_entry SELECT * FROM kept")
        await vandal.run("DROP TABLE kept")
