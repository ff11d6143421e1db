"""Looking for what is odd about purchases; whatever is found lies in the queue once."""

import re
from collections.abc import AsyncIterator

from tortoise.connection import get_connection

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, now_ms
from app.db.direct import rows_of, run_many
from ledger.findings import Odd
from ledger.models import LedgerAccount, LedgerTx, Slot
from ledger.slots import GRACE_MS, LAPSED
from tenants.jobs.given_up import given_up
from tenants.pages.models import Page

TWICE_MS = 10 * MS_PER_SECOND
LOOKED_BACK_MS = 3 * MS_PER_DAY
_SENTENCE_LENGTH_MAX = 500
LATE_MS = 3600 * MS_PER_SECOND
_FURTHER_SLOT = re.compile(r"#(?:[2-9]|10)$")
_ADD = (
    "INSERT INTO finding (key, kind, owner_id, tx_seq, amount, sentence, found_at, closing_note)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT DO NOTHING"
)
_TWICE = (
    "SELECT b.* FROM ledger_tx a JOIN ledger_tx b ON b.owner_id = a.owner_id AND b.kind = a.kind"
    " AND b.seq > a.seq AND b.at - a.at < ? WHERE a.kind IN ('buy_slot', 'topup') AND a.at > ? ORDER BY b.seq"
)


async def find_oddities() -> int:
    """Put everything odd on the queue; answers how many were seen. Run again it adds nothing."""
    seen = [odd for look in (_twice, _slots, _debts, _given_up) for odd in [each async for each in look()]]
    now = now_ms()
    rows = [(odd.key, odd.kind, odd.owner_id, odd.tx_seq, odd.amount, odd.sentence, now) for odd in seen]
    await run_many(get_connection("default"), _ADD, rows)
    return len(seen)


async def _given_up() -> AsyncIterator[Odd]:
    """Work that was tried for days and never succeeded: a renewal, a letter, money to be sent back."""
    for job in await given_up():
        sentence = f"Job {job.id} ({job.key}) was given up after {job.attempts} tries: {job.last_error}"
        yield Odd(f"job:{job.id}:{job.failed_at}", "job", sentence[:_SENTENCE_LENGTH_MAX])


async def _twice() -> AsyncIterator[Odd]:
    """The same thing bought twice within seconds; the second and third slot of one order are not that."""
    since = (now_ms() - LOOKED_BACK_MS) * 1000
    for tx in await rows_of(get_connection("default"), LedgerTx, _TWICE, [TWICE_MS * 1000, since]):
        if _FURTHER_SLOT.search(tx.key):
            continue
        sentence = f"Bought twice within {TWICE_MS // MS_PER_SECOND} s, under different keys."
        yield Odd(f"twice:{tx.seq}", "twice", sentence, tx.owner_id, tx.seq)


async def _slots() -> AsyncIterator[Odd]:
    """Pages shown on slots that lapsed, and slots past their grace that nobody lapsed."""
    for slot in await Slot.filter(state=LAPSED).exclude(page_id=None):
        page = await Page.get_or_none(id=slot.page_id, is_public=True, suspended=False)
        if page is not None and (page.expires_at is None or page.expires_at > now_ms()):
            sentence = f"The page {page.name} is public on a slot that lapsed."
            yield Odd(f"unpaid:{slot.id}:{slot.ends_at}", "unpaid", sentence, slot.owner_id)
    late = now_ms() - GRACE_MS - MS_PER_DAY - LATE_MS
    for slot in await Slot.filter(state__in=["active", "grace"], ends_at__lt=late):
        sentence = "A slot is past its days of grace and has not lapsed."
        yield Odd(f"late:{slot.id}:{slot.ends_at}", "late", sentence, slot.owner_id)


async def _debts() -> AsyncIterator[Odd]:
    for row in await LedgerAccount.filter(kind="owed", balance__lt=0):
        sentence = f"The account owes {-row.balance:,} tokens that were spent before they were taken back."
        yield Odd(f"debt:{row.id}:{row.last_seq}", "debt", sentence, row.owner_id, None, -row.balance)
