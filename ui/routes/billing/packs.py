"""How many tokens are missing, and the pack that brings them."""

from ledger.packs import PACKS, Pack
from tenants.billing.overview import Overview


def missing(seen: Overview, price: int) -> int:
    """So many tokens have to come in before `price` can be paid; debts are settled first."""
    return max(0, price - seen.wallet.balance + seen.wallet.owed)


def smallest_pack(needed: int) -> Pack:
    """The smallest pack that covers `needed` tokens; the largest when none does."""
    packs = sorted(PACKS.values(), key=lambda pack: pack.tokens)
    return next((pack for pack in packs if pack.tokens >= needed), packs[-1])
