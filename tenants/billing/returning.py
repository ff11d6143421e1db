"""Money that the books have given up goes back to its payer, by the provider that took it."""

from collections.abc import Mapping
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.core.clock import MS_PER_SECOND, now_ms
from app.core.errors import Unavailable
from ledger.findings import Odd, note
from ledger.packs import in_words
from ledger.posting import open_book
from ledger.providers import DEV, NotPaidBack, plugged_provider
from ledger.suspended import PaidBack, paid_back_by
from tenants.jobs.enqueue import enqueue

RETURN_JOB = "payment.return"
AGAIN_MS = 3600 * MS_PER_SECOND


async def ask_to_return(seq: int, at: int, db: BaseDBAsyncClient) -> None:
    """Have the money that transaction `seq` gave up sent back at `at` (ms)."""
    await enqueue(f"{RETURN_JOB}:{seq}:{at}", RETURN_JOB, {"seq": seq}, at, db)


async def return_money(payload: Mapping[str, Any]) -> None:
    """Job: ask the provider, as long as it does not answer; what it refuses is for a person."""
    seq = payload["seq"]
    owed = await paid_back_by(seq)
    if owed is None or owed.provider == DEV:
        return
    try:
        await _send(seq, owed)
    except NotPaidBack as refusal:
        await _tell(seq, owed, refusal.sentence)
    except Unavailable:
        async with in_transaction() as db:
            await ask_to_return(seq, now_ms() + AGAIN_MS, db)


async def _send(seq: int, owed: PaidBack) -> None:
    taker = plugged_provider()
    if taker is None or taker.name != owed.provider:
        raise NotPaidBack(f"{owed.provider.capitalize()} is not set up here.")
    if owed.intent_id is None:
        raise NotPaidBack("Its intent is not known.")
    await taker.pay_back(owed.intent_id, owed.amount_minor, f"payback:{seq}")


async def _tell(seq: int, owed: PaidBack, why: str) -> None:
    amount = in_words(owed.amount_minor, owed.currency)
    sentence = f"{amount} of #{seq} did not go back by itself. {why} Pay it back at the provider."
    async with open_book() as book:
        await note(book, Odd(f"payback:{seq}", "payback", sentence, owed.owner_id, seq, owed.amount_minor))
