"""Where a page is: shown to visitors, or since when not, by whose doing, and which purchase paid for it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from ledger.models import Slot, SlotPeriod
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.slots import periods_of
from ledger.statement import balance_when
from tenants.accounts.models import GOOD_STANDING, Account
from tenants.pages.models import AuditEntry, Page
from tenants.pages.reading import host_of


class Why(StrEnum):
    """Why visitors see a page, or do not."""

    SHOWN = "shown"
    UNPUBLISHED = "unpublished"
    ACCOUNT_SUSPENDED = "account_suspended"
    SUSPENDED = "suspended"
    SLOT_LAPSED = "slot_lapsed"
    PLAN_ENDED = "plan_ended"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One page: `since` (ms) and `by` are of the act that took it off; `paid` is its slot's last period.

    `held` of `needed` tokens is what the renewal at the slot's end found.
    """

    page: Page
    host: str
    why: Why
    since: int | None = None
    by: str = ""
    reason: str = ""
    slot: Slot | None = None
    paid: SlotPeriod | None = None
    held: int = 0
    needed: int = SLOT_PRICE_TOKENS


async def whereabouts_of(account: Account) -> list[Whereabouts]:
    """Every page of the account, oldest first."""
    pages = await Page.filter(account_id=account.id).order_by("created_at", "id")
    slots = {slot.page_id: slot for slot in await Slot.filter(owner_id=account.id).exclude(page_id=None)}
    return [await _whereabouts(account, page, slots.get(page.id)) for page in pages]


async def _whereabouts(account: Account, page: Page, slot: Slot | None) -> Whereabouts:
    why = _why(account, page)
    act = await _act_behind(why, account.id, page)
    paid = (await periods_of(slot.id))[-1] if slot else None
    lapsed = slot is not None and why is Why.SLOT_LAPSED
    return Whereabouts(
        page,
        await host_of(page),
        why,
        since=slot.lapsed_at or page.expires_at if lapsed and slot else act.at if act else None,
        by=act.actor_name if act else "",
        reason=str(act.detail.get("reason", "")) if act else "",
        slot=slot,
        paid=paid,
        held=max(0, await balance_when(account.id, slot.ends_at)) if lapsed and slot else 0,
    )


def _why(account: Account, page: Page) -> Why:
    """The first thing that keeps visitors away, as the public side decides it."""
    if account.standing != GOOD_STANDING:
        return Why.ACCOUNT_SUSPENDED
    if page.suspended:
        return Why.SUSPENDED
    if page.held_for:
        return Why.PLAN_ENDED if page.held_for == "plan" else Why.SLOT_LAPSED
    return Why.SHOWN if page.is_public else Why.UNPUBLISHED


async def _act_behind(why: Why, account_id: UUID, page: Page) -> AuditEntry | None:
    """The last act that took the page off, or the account."""
    acts = {
        Why.ACCOUNT_SUSPENDED: ("account.suspend", None),
        Why.SUSPENDED: ("page.suspend", page.id),
        Why.UNPUBLISHED: ("page.unpublish", page.id),
    }
    if why not in acts:
        return None
    act, page_id = acts[why]
    entries = AuditEntry.filter(account_id=account_id, page_id=page_id, act=act)
    return await entries.order_by("-id").first()
