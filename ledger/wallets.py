"""What an owner has, and in which order it is spent: promotional lots before bought tokens."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.connection import get_connection

from app.core.clock import now_ms
from app.core.errors import Forbidden
from app.db.direct import marks, rows_of
from ledger.accounts import AccountSpec
from ledger.models import LedgerAccount, LedgerEntry
from ledger.posting import Book, Leg

LOTS_MAX = 100
_HELD = "SELECT * FROM ledger_account WHERE owner_id IN ({owners}) ORDER BY id"
_LAST = (
    "SELECT * FROM ledger_entry WHERE account_id = ? AND tx_id <="
    " COALESCE((SELECT seq FROM ledger_tx WHERE at <= ? ORDER BY at DESC LIMIT 1), 0)"
    " ORDER BY tx_id DESC LIMIT 1"
)


class TooFewTokens(Forbidden):
    """The wallet holds less than is asked; `gap` tokens are missing (403 with both figures)."""

    def __init__(self, needed: int, held: int) -> None:
        super().__init__(
            f"This costs {needed:,} tokens and you have {held:,}: {needed - held:,} are missing."
        )
        self.needed, self.held, self.gap = needed, held, needed - held


@dataclass(frozen=True, slots=True)
class Wallet:
    """An owner's accounts as of one moment: what may be spent now, lots first, and what is owed."""

    owner_id: UUID
    lots: tuple[LedgerAccount, ...]
    paid: LedgerAccount | None
    owed: int

    @property
    def balance(self) -> int:
        """Tokens that the owner may see as theirs, a debt or not."""
        return sum(int(row.balance) for row in self.lots) + self.paid_balance

    @property
    def spendable(self) -> int:
        """Tokens that a purchase may take now; none while a debt is open."""
        return 0 if self.owed else self.balance

    @property
    def paid_balance(self) -> int:
        return int(self.paid.balance) if self.paid else 0


async def wallet_of(owner_id: UUID) -> Wallet:
    """What the owner has now."""
    return (await _wallets([owner_id], now_ms()))[owner_id]


async def wallet_in(book: Book, owner_id: UUID) -> Wallet:
    """What the owner had when the books were opened, and what was posted since."""
    return (await wallets_in(book, [owner_id]))[owner_id]


async def wallets_in(book: Book, owner_ids: Iterable[UUID]) -> dict[UUID, Wallet]:
    """The same of many owners at once."""
    return await _wallets(owner_ids, book.now)


def is_open(lot_account: LedgerAccount, now: int) -> bool:
    """Whether a lot can be spent at `now` (ms): begun, not expired, and something left."""
    return is_current(lot_account, now) and lot_account.balance > 0


def is_current(account: LedgerAccount, now: int) -> bool:
    """Whether `now` (ms) lies within the account's time; bought tokens have no bounds."""
    begun = account.effective_at is None or account.effective_at <= now
    expired = account.expires_at is not None and account.expires_at <= now
    return begun and not expired


def spending_rank(lot_account: LedgerAccount) -> tuple[int, float, int | None, int]:
    """Lots in the order they are spent: priority, soonest expiry, earliest start, oldest."""
    expiry = math.inf if lot_account.expires_at is None else lot_account.expires_at
    return (lot_account.priority, expiry, lot_account.effective_at, lot_account.id)


async def spending(book: Book, owner_id: UUID, amount: int) -> list[Leg]:
    """The legs that take `amount` (> 0) out of the wallet. Raises TooFewTokens."""
    wallet = await wallet_in(book, owner_id)
    if wallet.spendable < amount:
        raise TooFewTokens(amount, wallet.spendable)
    return taking(wallet, amount)


def taking(wallet: Wallet, amount: int) -> list[Leg]:
    """The legs that take `amount` in spending order, or all there is when that is less."""
    legs: list[Leg] = []
    for account in (*wallet.lots, *([wallet.paid] if wallet.paid else ())):
        taken = min(account.balance, amount + sum(leg.amount for leg in legs))
        if taken > 0:
            legs.append(Leg(spec_of(account), -taken))
    return legs


def spend(wallet: Wallet, legs: Iterable[Leg]) -> None:
    """Let the wallet stand as it will once `legs` are posted, for whoever posts several at once."""
    moved = {leg.account.code: leg.amount for leg in legs}
    for account in (*wallet.lots, *([wallet.paid] if wallet.paid else ())):
        account.balance += moved.get(account.code, 0)


async def balance_at(account_id: int, at_us: int) -> int:
    """The balance of one account at a moment (µs): that of its last entry until then."""
    found = await rows_of(get_connection("default"), LedgerEntry, _LAST, [account_id, at_us])
    return found[0].balance_after if found else 0


async def balance_after(owner_id: UUID, at_us: int, now: int) -> int:
    """What the owner had right after the posting at `at_us` (µs), lots as they stood at `now` (ms)."""
    rows = [row for row in await accounts_of(owner_id) if row.kind in {"paid", "lot"}]
    return sum([await balance_at(row.id, at_us) for row in rows if is_current(row, now)])


async def accounts_of(owner_id: UUID) -> Sequence[LedgerAccount]:
    """Every account of an owner, empty and expired ones too, oldest first."""
    return await _held_by([owner_id])


def spec_of(row: LedgerAccount) -> AccountSpec:
    """An account that is there, as a leg names it."""
    limits = (row.floor, row.ceiling, row.priority)
    return AccountSpec(row.code, row.kind, row.unit, row.owner_id, *limits, row.effective_at, row.expires_at)


async def _held_by(owner_ids: Sequence[UUID]) -> list[LedgerAccount]:
    """Read in the caller's transaction, if there is one."""
    sql = _HELD.format(owners=marks(owner_ids))
    return await rows_of(get_connection("default"), LedgerAccount, sql, owner_ids)


async def _wallets(owner_ids: Iterable[UUID], now: int) -> dict[UUID, Wallet]:
    """Lots that have not begun or have expired (ms) do not count."""
    held: dict[UUID, list[LedgerAccount]] = {owner_id: [] for owner_id in owner_ids}
    for row in await _held_by([*held]):
        assert row.owner_id is not None  # wallets have owners
        held[row.owner_id].append(row)
    return {owner_id: _wallet(owner_id, rows, now) for owner_id, rows in held.items()}


def _wallet(owner_id: UUID, rows: Sequence[LedgerAccount], now: int) -> Wallet:
    lots = tuple(sorted((row for row in rows if row.kind == "lot" and is_open(row, now)), key=spending_rank))
    paid = next((row for row in rows if row.kind == "paid"), None)
    debt = -next((row.balance for row in rows if row.kind == "owed"), 0)
    return Wallet(owner_id, lots, paid, debt)
