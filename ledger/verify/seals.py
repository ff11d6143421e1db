"""Whether rows outside the chain still are what was sealed."""

from collections.abc import Iterator, Sequence
from typing import Any

from ledger.chain import are_plain, seal_of, seals_of


def fitting(seals: Sequence[Any], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[bool]:
    """Whether each seal is that of the columns `names` with its row's values, as the database holds them.

    Raises TypeError for bytes where text or a number should be.
    """
    facts = [dict(zip(names, values, strict=True)) for values in rows]
    made = seals_of(facts) if are_plain(rows) else map(seal_of, facts)
    for seal, fresh in zip(seals, made, strict=True):
        yield seal == fresh
