"""Reading many rows as of one moment, past the ORM, with one SQL text for both databases."""

from collections.abc import Sequence
from typing import Any, Protocol, cast

from tortoise.connection import get_connection

Statement = tuple[str, Sequence[Any]]
Rows = list[tuple[Any, ...]]


class _Snapshots(Protocol):
    async def snapshot(self, statements: Sequence[Statement]) -> list[Rows]: ...


async def read(*statements: Statement) -> list[Rows]:
    """Run SELECTs in one read transaction that never waits for writers; the rows of each, as plain tuples.

    A statement is `(sql, values)` with `?` for each value; values may be UUIDs. Ids and JSON come back as
    text, booleans as 0/1 or False/True. Raises Unavailable when the database does not answer in time.
    """
    client = get_connection("default")
    client = getattr(client, "_parent", client)
    return await cast(_Snapshots, client).snapshot(statements)
