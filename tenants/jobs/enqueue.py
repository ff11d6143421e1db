"""Putting work on the job table, in the transaction of the act that wants it."""

import json
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient

from app.db.direct import run_many
from tenants.jobs.models import Job

_ADD = (
    "INSERT INTO job (key, kind, payload, run_at, lease_until, attempts, last_error)"
    " VALUES (?, ?, ?, ?, 0, 0, '') ON CONFLICT (key) DO NOTHING"
)


async def enqueue(key: str, kind: str, payload: dict[str, Any], run_at: int, db: BaseDBAsyncClient) -> None:
    """Have `kind` done at `run_at` (ms); a key that is known already adds nothing."""
    await run_many(db, _ADD, [(key, kind, json.dumps(payload), run_at)])


async def forget(key: str, db: BaseDBAsyncClient) -> None:
    """Take back work that nobody wants any more."""
    await Job.filter(key=key, done_at=None).using_db(db).delete()
