"""Which accounts there are: the wallets of owners, and those of the house. A code says everything."""

from dataclasses import dataclass
from uuid import UUID

TOKENS = "HEP"
SPEC_COLUMNS = (
    *("code", "kind", "unit", "owner_id", "floor", "ceiling"),
    *("priority", "effective_at", "expires_at"),
)


@dataclass(frozen=True, slots=True)
class AccountSpec:
    """An account as it is opened by its first entry; nothing here ever changes afterwards.

    A balance stays within `floor` and `ceiling`. Lots have times (ms) and a priority, lowest spent first.
    """

    code: str
    kind: str
    unit: str = TOKENS
    owner_id: UUID | None = None
    floor: int | None = None
    ceiling: int | None = None
    priority: int = 0
    effective_at: int | None = None
    expires_at: int | None = None

    def facts(self) -> list[object]:
        """What the hash of the transaction that opens the account covers: SPEC_COLUMNS."""
        limits = [self.floor, self.ceiling]
        times = [self.effective_at, self.expires_at]
        return [self.code, self.kind, self.unit, self.owner_id, *limits, self.priority, *times]


def paid_wallet(owner_id: UUID) -> AccountSpec:
    """Bought tokens; they never expire."""
    return AccountSpec(f"wallet:{owner_id}:paid", "paid", owner_id=owner_id, floor=0)


def lot(
    owner_id: UUID, number: int, *, priority: int, effective_at: int, expires_at: int | None
) -> AccountSpec:
    """One promotional grant, numbered from 1 for each owner."""
    return AccountSpec(
        f"wallet:{owner_id}:lot:{number}",
        "lot",
        owner_id=owner_id,
        floor=0,
        priority=priority,
        effective_at=effective_at,
        expires_at=expires_at,
    )


def owed(owner_id: UUID) -> AccountSpec:
    """Tokens that were spent before their payment was taken back; below zero while in debt."""
    return AccountSpec(f"owed:{owner_id}", "owed", owner_id=owner_id, ceiling=0)


def cash(currency: str, provider: str = "stripe") -> AccountSpec:
    """Money that a provider holds for us; what `dev` holds was never there."""
    return AccountSpec(f"cash:{provider}:{currency}", "cash", unit=currency)


def sales(currency: str) -> AccountSpec:
    """What tokens were sold for."""
    return AccountSpec(f"sales:tokens:{currency}", "sales", unit=currency)


def suspense(unit: str = TOKENS) -> AccountSpec:
    """Units whose owner or amount is unclear, until a person decides."""
    return AccountSpec(f"suspense:{unit}", "suspense", unit=unit)


DEFERRED = AccountSpec("deferred:slots", "deferred", floor=0)
EARNED = AccountSpec("earned:slots", "earned")
BREAKAGE = AccountSpec("breakage:promo", "breakage")
ISSUED_PAID = AccountSpec("issued:paid", "issued")
ISSUED_PROMO = AccountSpec("issued:promo", "issued")
WRITEOFF = AccountSpec("writeoff", "writeoff")
