"""How many tokens are missing, and the pack that brings them."""

from ledger.packs import PACKS, Pack
from ledger.wallets import Wallet
from tenants.billing.overview import Overview


def missing(seen: Overview, price: int) -> int:
    """So many tokens have to come in before `price` can be paid; debts are settled first."""
    return short_of(seen.wallet, price)


def short_of(wallet: Wallet, price: int) -> int:
    """The same of a wallet."""
    return max(0, price - wallet.balance + wallet.owed)


def smallest_pack(needed: int) -> Pack:
    """The smallest pack that covers `needed` tokens; the largest when none does."""
    packs = sorted(PACKS.values(), key=lambda pack: pack.tokens)
    return next((pack for pack in packs if pack.tokens >= needed), packs[-1])
