"""Putting work on the job table, in the transaction of the act that wants it."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from tortoise.backends.base.client import BaseDBAsyncClient

from app.db.direct import run_many
from tenants.jobs.models import Job

_ADD = (
    "INSERT INTO job (key, kind, payload, run_at, lease_until, attempts, last_error)"
    " VALUES (?, ?, ?, ?, 0, 0, '') ON CONFLICT (key) DO NOTHING"
)


class Work(NamedTuple):
    """Something to be done at `run_at` (ms); two of one key are the same."""

    key: str
    kind: str
    payload: dict[str, Any]
    run_at: int


async def enqueue(key: str, kind: str, payload: dict[str, Any], run_at: int, db: BaseDBAsyncClient) -> None:
    """Have `kind` done at `run_at` (ms); a key that is known already adds nothing."""
    await enqueue_all([Work(key, kind, payload, run_at)], db)


async def enqueue_all(works: Iterable[Work], db: BaseDBAsyncClient) -> None:
    """The same of many."""
    rows = [(work.key, work.kind, json.dumps(work.payload), work.run_at) for work in works]
    await run_many(db, _ADD, rows)


async def forget(key: str, db: BaseDBAsyncClient) -> None:
    """Take back work that nobody wants any more."""
    await Job.filter(key=key, done_at=None).using_db(db).delete()
