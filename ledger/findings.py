"""Findings: something odd about one purchase, told once, for a person of support to look at."""

from dataclasses import dataclass
from uuid import UUID

from ledger.models import Finding, Payment
from ledger.posting import Book


@dataclass(frozen=True, slots=True)
class Odd:
    """What is odd, in one sentence; `key` tells it from everything else that is."""

    key: str
    kind: str
    sentence: str
    owner_id: UUID | None = None
    tx_seq: int | None = None
    amount: int = 0


def wrong_amount(payment: Payment) -> str:
    """The key of what is odd about a payment that came with another amount."""
    return f"amount:{payment.id}"


async def note(book: Book, odd: Odd) -> None:
    """Put it into the queue; what is there already stays as it is."""
    if await Finding.filter(key=odd.key).using_db(book.db).exists():
        return
    await Finding.create(
        key=odd.key,
        kind=odd.kind,
        sentence=odd.sentence,
        owner_id=odd.owner_id,
        tx_seq=odd.tx_seq,
        amount=odd.amount,
        found_at=book.now,
        using_db=book.db,
    )


async def clear(book: Book, key: str, why: str) -> None:
    """Close a finding that has explained itself."""
    still_open = Finding.filter(key=key, closed_at=None).using_db(book.db)
    await still_open.update(closed_at=book.now, closing_note=why)
