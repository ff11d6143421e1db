"""Everything an account has and pays for, at one look."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.connection import get_connection

from app.core.clock import now_ms
from app.core.errors import NotFound
from app.core.ids import public_id
from ledger.models import Payment, Slot
from ledger.payments import payments_of
from ledger.plans import SLOT_DAYS, Plan, entitlements_of
from ledger.slots import ENDED, days_left, last_period, slots_of
from ledger.statement import AFTER_ALL, balance_as_of, statement_of
from ledger.wallets import Wallet, wallet_of
from tenants.accounts.models import Account
from tenants.pages.models import Page
from tenants.scope import Permission, Scope
from tenants.slots.seats import Seating, seating_of


@dataclass(frozen=True, slots=True)
class Refund:
    """What giving a slot back brings now: tokens for so many whole unused days."""

    days: int
    tokens: int


@dataclass(frozen=True, slots=True)
class HeldSlot:
    """A slot that is not given back, the page it carries, if any, and what it could be given back for."""

    slot: Slot
    page: Page | None
    refund: Refund | None

    @property
    def public_id(self) -> str:
        return public_id("s", self.slot.id)


@dataclass(frozen=True, slots=True)
class Overview:
    """`total` counts debts and tokens that cannot be spent yet; `wallet.spendable` is what can.

    `pages_used` of `page_limit` (None: any number) pages; those that wait for money do not count.
    `on_plan` are the pages without a slot, those that wait for the plan too.
    """

    email: str
    wallet: Wallet
    total: int
    plan: Plan
    plan_ends_at: int | None
    slots: tuple[HeldSlot, ...]
    pages_used: int
    page_limit: int | None
    on_plan: tuple[Page, ...]
    payments: tuple[Payment, ...]


async def overview_of(scope: Scope, account_id: UUID) -> Overview:
    """What the account has now; raises NotYours, Forbidden, NotFound."""
    scope.require(Permission.BILLING_READ, account_id)
    account = await Account.get_or_none(id=account_id)
    if account is None:
        raise NotFound("account")
    seating = await seating_of(account_id, get_connection("default"))
    return Overview(
        email=account.email,
        wallet=await wallet_of(account_id),
        total=await balance_as_of(account_id, AFTER_ALL),
        plan=seating.tenure.plan,
        plan_ends_at=await _plan_ends_at(account_id),
        slots=tuple([await _held(slot, seating) for slot in seating.slots if slot.state != ENDED]),
        pages_used=seating.used,
        page_limit=seating.limit,
        on_plan=tuple(seating.on_plan),
        payments=tuple(await payments_of(account_id)),
    )


async def slot_beneath(scope: Scope, page: Page) -> tuple[Slot, Wallet] | None:
    """The slot that carries a page, and what could renew it; raises NotYours, Forbidden."""
    scope.require(Permission.BILLING_READ, page.account_id)
    held = [
        slot for slot in await slots_of(page.account_id) if slot.page_id == page.id and slot.state != ENDED
    ]
    return (held[-1], await wallet_of(page.account_id)) if held else None


async def slot_of(scope: Scope, account_id: UUID, slot_id: UUID) -> HeldSlot:
    """One of the account's slots; raises NotYours, Forbidden, NotFound."""
    for held in (await overview_of(scope, account_id)).slots:
        if held.slot.id == slot_id:
            return held
    raise NotFound("slot")


async def _held(slot: Slot, seating: Seating) -> HeldSlot:
    page = next((page for page in seating.pages if page.id == slot.page_id), None)
    is_needed = page is not None and not (seating.plan_has_room or seating.free)
    return HeldSlot(slot, page, None if is_needed else await _refund(slot))


async def _refund(slot: Slot) -> Refund | None:
    """The offer at the price that was paid; None when no whole day is left."""
    period, now = await last_period(get_connection("default"), slot.id), now_ms()
    days = days_left(period, now) if period.settled_seq is None and period.ends_at > now else 0
    if not days:
        return None
    (paid,) = (await statement_of(slot.owner_id, period.tx_seq + 1, limit=1)).lines
    return Refund(days, -paid.change // SLOT_DAYS * days)


async def _plan_ends_at(account_id: UUID) -> int | None:
    """When the plan in force ends, if it does."""
    given = await entitlements_of(account_id)
    ends_at = given[0].ends_at if given else None
    return ends_at if ends_at is not None and ends_at > now_ms() else None
