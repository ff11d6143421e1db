"""The page before a purchase: price, balance before and after, until when, and what happens at the end."""

from urllib.parse import quote

from quart import Response

from app.core.clock import MS_PER_DAY, now_ms
from ledger.plans import SLOT_DAYS, SLOT_PRICE_TOKENS
from ledger.slots import DATA_KEPT_MS, GRACE, GRACE_MS, SLOT_MS
from tenants.billing.overview import HeldSlot, overview_of
from tenants.scope import Permission
from ui.kit.forms import Form
from ui.routes.billing.packs import missing, smallest_pack
from ui.routes.billing.till import Till


async def review(till: Till, form: Form, held: HeldSlot | None = None) -> Response:
    """A new slot, or the next period of one that is over; instead of a button, what is missing to pay it."""
    till.scope.require(Permission.BILLING_WRITE, till.account_id)
    seen = await overview_of(till.scope, till.account_id)
    gap = missing(seen, SLOT_PRICE_TOKENS)
    starts_at = held.slot.ends_at if held and held.slot.state == GRACE else now_ms()
    here = till.path(f"/slots/{held.public_id}/pay" if held else "/slot")
    back = form.value("back")
    return await till.screen(
        "billing/slot.html",
        form.status,
        title=_title(held),
        action=here,
        form=form,
        seen=seen,
        page=held.page if held else None,
        full=held is None and seen.page_limit is not None and seen.pages_used >= seen.page_limit,
        price=SLOT_PRICE_TOKENS,
        gap=gap,
        pack=smallest_pack(gap),
        tokens_path=till.path(f"/tokens?for=slot&back={quote(_with_back(here, back), safe='')}"),
        starts_at=starts_at,
        ends_at=starts_at + SLOT_MS,
        days=SLOT_DAYS,
        grace_days=GRACE_MS // MS_PER_DAY,
        kept_days=DATA_KEPT_MS // MS_PER_DAY,
    )


def _title(held: HeldSlot | None) -> str:
    if held is None:
        return "Buy a page slot"
    return "Renew a page slot" if held.slot.state == GRACE else "Bring a page back"


def _with_back(path: str, back: str) -> str:
    return f"{path}?back={quote(back, safe='')}" if back else path
