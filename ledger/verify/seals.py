"""Whether a row outside the chain still is what was sealed."""

from collections.abc import Sequence
from typing import Any

from ledger.chain import seal_of


def fits(seal: str, names: Sequence[str], values: Sequence[Any]) -> bool:
    """Whether `seal` is that of the columns `names` with `values`, taken as the database holds them.

    Raises TypeError for bytes where text or a number should be.
    """
    return seal == seal_of(dict(zip(names, values, strict=True)))
