"""Periods that were served are earned, when their jobs come."""

from collections.abc import Mapping, Sequence
from typing import Any

from tortoise.transactions import in_transaction

from app.core.clock import now_ms
from ledger.earning import recognise_all
from ledger.head import Frozen
from ledger.posting import By, open_book
from tenants.slots.calendar import plan_recognition
from tenants.slots.renew import WHEN_FROZEN_MS


async def recognise_due(payload: Mapping[str, Any]) -> None:
    """Job: earn what a period cost. While the books are stopped it comes again an hour later."""
    try:
        await recognise_many([payload])
    except Frozen:
        async with in_transaction() as db:
            await plan_recognition(payload["period"], now_ms() + WHEN_FROZEN_MS, db)


async def recognise_many(payloads: Sequence[Mapping[str, Any]]) -> None:
    """Job: the same of many periods in one transaction. Raises Frozen."""
    async with open_book() as book:
        await recognise_all(book, [payload["period"] for payload in payloads], By("job"))
