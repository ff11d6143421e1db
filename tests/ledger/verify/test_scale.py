"""What an examination asks of the database costs no more where a table has grown long."""

import sqlite3
from contextlib import closing

import pytest

from app.db.config import sqlite_path
from app.db.reading import Rows, Statement, read
from ledger.audit import verify
from ledger.verify import span
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.whole_books import whole_books


@pytest.mark.sqlite_only
async def test_nothing_is_sorted_to_be_read_in_order(
    database: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, int] = {}

    async def noted(*statements: Statement) -> list[Rows]:
        asked.update({sql: len(values) for sql, values in statements})
        return await read(*statements)

    await whole_books(clock)
    monkeypatch.setattr(span, "read", noted)
    assert (await verify(full=True)).ok
    with closing(sqlite3.connect(sqlite_path(database.url))) as connection:
        plans = {
            sql: " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", [1] * values))
            for sql, values in asked.items()
        }
    assert {sql: plan for sql, plan in plans.items() if "TEMP B-TREE" in plan} == {}
    assert len(plans) > 15
