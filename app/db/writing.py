"""Writing past the query builder: rows that answer, many rows at once; one SQL text for both databases."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model

from app.db.statements import numbered

Row = TypeVar("Row", bound=Model)


async def write_returning(
    db: BaseDBAsyncClient, model: type[Row], sql: str, values: Sequence[Any]
) -> list[Row]:
    """Run `… RETURNING *` with `?` for each value; the rows it wrote, as models."""
    rows = await db.execute_query_dict(_spoken(sql, db), _plain(values))
    return [model._init_from_db(**row) for row in rows]  # noqa: SLF001  as tortoise's own executor does


async def write_many(db: BaseDBAsyncClient, sql: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run one statement with `?` for each value once for every row of values; none for no rows."""
    every = [_plain(values) for values in rows]
    if every:
        await db.execute_many(_spoken(sql, db), every)


def _spoken(sql: str, db: BaseDBAsyncClient) -> str:
    return numbered(sql) if db.capabilities.dialect == "postgres" else sql


def _plain(values: Sequence[Any]) -> list[Any]:
    return [str(value) if isinstance(value, UUID) else value for value in values]
