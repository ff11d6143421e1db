"""Jobs of the books: examined hourly where they are new and nightly as a whole, anchored every day."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from ledger.anchors import anchor_today
from ledger.audit import verify_for
from ledger.head import Frozen
from tenants.jobs.enqueue import enqueue

VERIFY_JOB = "ledger.verify"
VERIFY_ALL_JOB = "ledger.verify_all"
ANCHOR_JOB = "ledger.anchor"
SLICE_MS = 20 * MS_PER_SECOND


async def verify_recent(_: Mapping[str, Any]) -> None:
    """What came since the last clean examination; what is left after 20 s waits for the next hour."""
    await verify_for(SLICE_MS, full=False)


async def verify_all(payload: Mapping[str, Any]) -> None:
    """Everything, 20 s at a time: large books take several jobs, one after the other."""
    now = now_ms()
    if await verify_for(SLICE_MS, full=True) is None:
        night, turn = payload.get("night", now // MS_PER_DAY), payload.get("turn", 1) + 1
        key, more = f"{VERIFY_ALL_JOB}:{night}:{turn}", {"night": night, "turn": turn}
        async with in_transaction() as db:
            await enqueue(key, VERIFY_ALL_JOB, more, now, db)


async def put_down_anchor(_: Mapping[str, Any]) -> None:
    """Today's anchor; none while the books are stopped."""
    with suppress(Frozen):
        await anchor_today()
