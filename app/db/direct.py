"""Past the query builder where it costs more than the statement: one SQL text with `?` for both databases."""

from collections.abc import Iterable, Sequence, Sized
from typing import Any, TypeVar
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection
from tortoise.models import Model

from app.db.statements import numbered

Row = TypeVar("Row", bound=Model)


async def rows_of(db: BaseDBAsyncClient, model: type[Row], sql: str, values: Sequence[Any]) -> list[Row]:
    """Run a `SELECT *` or `… RETURNING *` of the model's table; its rows as models."""
    rows = await db.execute_query_dict(_spoken(sql, db), _plain(values))
    return [model._init_from_db(**row) for row in rows]  # noqa: SLF001  as tortoise's own executor does


async def row_of(model: type[Row], row_id: UUID | str, db: BaseDBAsyncClient | None = None) -> Row | None:
    """The row with that `id`, in the transaction of `db` if one is given; None when there is none."""
    sql = f"SELECT * FROM {model._meta.db_table} WHERE id = ?"  # noqa: S608, SLF001  a name of ours
    found = await rows_of(db or get_connection("default"), model, sql, [row_id])
    return found[0] if found else None


async def records_of(db: BaseDBAsyncClient, sql: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    """Run a `SELECT` of whatever columns; sums come as the database counts them, so `int()` them."""
    return list(await db.execute_query_dict(_spoken(sql, db), _plain(values)))


async def run_many(db: BaseDBAsyncClient, sql: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run one statement once for every row of values; not at all for none."""
    every = [_plain(values) for values in rows]
    if every:
        await db.execute_many(_spoken(sql, db), every)


def marks(values: Sized) -> str:
    """As many question marks as there are values, for `IN (…)`; for none NULL, which nothing is in."""
    return ", ".join("?" * len(values)) or "NULL"


def _spoken(sql: str, db: BaseDBAsyncClient) -> str:
    return numbered(sql) if db.capabilities.dialect == "postgres" else sql


def _plain(values: Sequence[Any]) -> list[Any]:
    return [str(value) if isinstance(value, UUID) else value for value in values]
