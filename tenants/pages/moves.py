"""Telling other nodes which pages moved on, in the transaction that moves them, and looking for those untold.

On PostgreSQL alone: an installation on SQLite is one node.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

from app.db.direct import records_of
from tenants.pages.models import Page

CHANNEL = "hep_page_moved"

_TELL = """
    WITH moved AS (
        INSERT INTO page_move (page_id, version, xid)
        SELECT page_id, version, CAST(CAST(pg_current_xact_id() AS text) AS bigint)
        FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[])) AS given (page_id, version)
        ON CONFLICT (page_id) DO UPDATE SET version = excluded.version, xid = excluded.xid
        RETURNING page_id, version
    )
    SELECT pg_notify(?, page_id || ' ' || version) FROM moved
"""
_LOOK = """
    SELECT CAST(now.seen AS text) AS seen, CAST(pg_postmaster_start_time() AS text) AS server,
        move.page_id, move.version
    FROM (SELECT pg_current_snapshot() AS seen, CAST(CAST(? AS text) AS pg_snapshot) AS before) AS now
    LEFT JOIN page_move AS move
        ON move.xid >= CAST(CAST(pg_snapshot_xmin(now.before) AS text) AS bigint)
        AND move.xid < CAST(CAST(pg_snapshot_xmax(now.seen) AS text) AS bigint)
        AND NOT pg_visible_in_snapshot(CAST(CAST(move.xid AS text) AS xid8), now.before)
"""


class Move(NamedTuple):
    """A page, and the version it has at least."""

    page_id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class Look:
    """What a look found: the moves that the look before could not see, and the server that answered.

    `seen` is PostgreSQL's word for everything that was committed by then, for the next look; `server` is
    another one after a restart or a failover, when what was seen may be undone.
    """

    seen: str
    server: str
    moves: tuple[Move, ...]


async def tell_moves(pages: Collection[Page], db: BaseDBAsyncClient) -> None:
    """Let other nodes know of the pages when the transaction commits, with its pages' rows locked."""
    if db.capabilities.dialect != "postgres" or not pages:
        return
    versions = {str(page.id): page.version for page in pages}
    await records_of(db, _TELL, [list(versions), list(versions.values()), CHANNEL])


async def look_for_moves(seen: str | None) -> Look:
    """Every move committed since a look that had `seen` so much; none for None. Raises Unavailable.

    Snapshots, not times or sequences: a transaction that began early and committed late is not missed.
    """
    rows = await records_of(get_connection("default"), _LOOK, [seen])
    moves = (Move(UUID(str(row["page_id"])), row["version"]) for row in rows if row["page_id"] is not None)
    return Look(rows[0]["seen"], rows[0]["server"], tuple(moves))


def move_told(payload: str) -> Move | None:
    """The move that a notification speaks of; None for what is no word of ours."""
    page_id, _, version = payload.partition(" ")
    try:
        return Move(UUID(page_id), int(version))
    except ValueError:
        return None
