"""Putting work on the job table, in the transaction of the act that wants it."""

from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient

from tenants.jobs.models import Job


async def enqueue(key: str, kind: str, payload: dict[str, Any], run_at: int, db: BaseDBAsyncClient) -> None:
    """Have `kind` done at `run_at` (ms); a key that is known already adds nothing."""
    if not await Job.filter(key=key).using_db(db).exists():
        await Job.create(key=key, kind=kind, payload=payload, run_at=run_at, using_db=db)


async def forget(key: str, db: BaseDBAsyncClient) -> None:
    """Take back work that nobody wants any more."""
    await Job.filter(key=key, done_at=None).using_db(db).delete()
