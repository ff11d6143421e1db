"""The SQL that SQLite really runs, told by SQLite itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection
from typing import Any

from tortoise.connection import get_connection


@contextmanager
def statements_on_sqlite() -> Iterator[list[str]]:
    """Every statement of the block in order, but for BEGIN and its ends and for what statements trigger."""
    asked: list[str] = []

    def note(sql: str) -> None:
        if sql.split(maxsplit=1)[0] not in {"BEGIN", "COMMIT", "ROLLBACK", "PRAGMA"} and not sql.startswith(
            "--"
        ):
            asked.append(sql)

    connections = _connections(get_connection("default"))
    for connection in connections:
        connection.set_trace_callback(note)
    try:
        yield asked
    finally:
        for connection in connections:
            connection.set_trace_callback(None)


def _connections(client: Any) -> list[Connection]:
    """The open ones of the engine: its writer's and its reader's."""
    found = (client._writer._connection, client._reader._connection)
    return [connection for connection in found if connection is not None]
