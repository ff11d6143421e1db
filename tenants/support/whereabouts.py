"""Where a page is: shown to visitors, or since when not, by whose doing, and which purchase paid for it."""

from dataclasses import dataclass
from uuid import UUID

from ledger.models import Slot, SlotPeriod
from ledger.plans import SLOT_PRICE_TOKENS, Tenure, tenure_of
from ledger.slots import periods_of
from ledger.statement import balance_when
from tenants.accounts.models import Account
from tenants.accounts.sent import LETTER_ACT
from tenants.pages.models import AuditEntry, Page
from tenants.pages.reading import host_of
from tenants.pages.shown import Why, why_shown

TRIED = ("slot.grace", "slot.short")
_BEHIND_PLAN = (
    *("plan.ended", "pages.choose", "account.plan", "slot.lapse"),
    *("slot.refund", "support.refund", "support.reverse"),
)


@dataclass(frozen=True, slots=True)
class Trials:
    """How often a renewal was tried since the slot's end, when last (ms), and how many tokens it found."""

    count: int
    last_at: int
    held: int
    needed: int = SLOT_PRICE_TOKENS


@dataclass(frozen=True, slots=True)
class Letters:
    """How many letters warned of a slot's end, and when (ms) the last one was sent."""

    count: int
    last_at: int


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One page: `since` (ms) and `by` are of the act that took it off; `paid` is its slot's last period."""

    page: Page
    host: str
    why: Why
    tenure: Tenure
    since: int | None = None
    by: str = ""
    reason: str = ""
    slot: Slot | None = None
    paid: SlotPeriod | None = None
    trials: Trials | None = None
    letters: Letters | None = None


async def whereabouts_of(account: Account) -> list[Whereabouts]:
    """Every page of the account, oldest first."""
    pages = await Page.filter(account_id=account.id).order_by("created_at", "id")
    slots = {slot.page_id: slot for slot in await Slot.filter(owner_id=account.id).exclude(page_id=None)}
    tenure = await tenure_of(account.id)
    return [await _whereabouts(account, page, slots.get(page.id), tenure) for page in pages]


async def _whereabouts(account: Account, page: Page, slot: Slot | None, tenure: Tenure) -> Whereabouts:
    why = why_shown(account, page)
    act = await _act_behind(why, account.id, page)
    since = slot.lapsed_at if slot and why is Why.SLOT_LAPSED else act.at if act else None
    paid = (await periods_of(slot.id))[-1] if slot else None
    lapsed = slot if why is Why.SLOT_LAPSED else None
    return Whereabouts(
        page,
        await host_of(page),
        why,
        tenure,
        since=since,
        by=act.actor_name if act else "",
        reason=str(act.detail.get("reason", "")) if act else "",
        slot=slot,
        paid=paid,
        trials=await _trials(lapsed) if lapsed else None,
        letters=await _letters(lapsed, paid.starts_at) if lapsed and paid else None,
    )


async def _act_behind(why: Why, account_id: UUID, page: Page) -> AuditEntry | None:
    """The last act that took the page off, or its account."""
    of_account = AuditEntry.filter(account_id=account_id, page_id=None)
    of_page = AuditEntry.filter(account_id=account_id, page_id=page.id)
    found = {
        Why.ACCOUNT_SUSPENDED: of_account.filter(act="account.suspend"),
        Why.OVER_PLAN: of_account.filter(act__in=_BEHIND_PLAN),
        Why.SUSPENDED: of_page.filter(act="page.suspend"),
        Why.UNPUBLISHED: of_page.filter(act="page.unpublish"),
    }.get(why)
    return None if found is None else await found.order_by("-id").first()


async def _letters(slot: Slot, since: int) -> Letters | None:
    """Those about the slot since its last paid period began (ms)."""
    sent = AuditEntry.filter(
        account_id=slot.owner_id, target=f"slot:{slot.id}", act=LETTER_ACT, at__gte=since
    )
    last = await sent.order_by("-id").first()
    return Letters(await sent.count(), last.at) if last else None


async def _trials(slot: Slot) -> Trials | None:
    """The renewals that found too little since the slot's end; None when there was none to be tried."""
    tried = AuditEntry.filter(account_id=slot.owner_id, target=f"slot:{slot.id}", act__in=TRIED)
    last = await tried.filter(at__gte=slot.ends_at).order_by("-id").first()
    if last is None or not slot.auto_renew:
        return None
    count = await tried.filter(at__gte=slot.ends_at).count()
    return Trials(count, last.at, max(0, await balance_when(slot.owner_id, last.at)))
