"""R13: entitlements are numbered without gap, and each fits its seal."""

from ledger.head import ENTITLEMENT_FACTS
from ledger.verify.found import Finds, Found
from ledger.verify.seals import fitting
from ledger.verify.span import batches

_ROWS = (
    f"SELECT {', '.join(ENTITLEMENT_FACTS)}, seal FROM entitlement_event"  # noqa: S608  names of ours
    " WHERE {after} ORDER BY id LIMIT ?"
)


async def entitlements() -> Finds:
    """Every entitlement ever given."""
    before = 0
    async for rows in batches(_ROWS):
        facts = [row[:-1] for row in rows]
        sealed = fitting([row[-1] for row in rows], ENTITLEMENT_FACTS, facts)
        for (number, *_), is_sealed in zip(facts, sealed, strict=True):
            where = f"entitlement_event {number}"
            if number != before + 1:
                yield Found("R13", where, f"Entitlement {number} stands after number {before}.")
            if not is_sealed:
                yield Found("R13", where, f"Entitlement {number} does not fit its seal.")
            before = number
