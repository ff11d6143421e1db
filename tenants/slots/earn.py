"""Periods that were served are earned, when their jobs come."""

from collections.abc import Mapping
from typing import Any

from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from ledger.head import Frozen
from ledger.posting import By, open_book
from ledger.slots import period_paid_by, recognise
from tenants.slots.calendar import plan_recognition
from tenants.slots.renew import WHEN_FROZEN_MS


async def recognise_due(payload: Mapping[str, Any]) -> None:
    """Job: earn what a period cost. While the books are stopped it comes again an hour later."""
    try:
        async with open_book() as book:
            period = await period_paid_by(book.db, payload["period"])
            if period is not None:
                await recognise(book, period, By("job"))
    except Frozen:
        async with in_transaction() as db:
            await plan_recognition(payload["period"], now_ms() + WHEN_FROZEN_MS, db)
