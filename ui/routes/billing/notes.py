"""Slots that need their owner soon: what to say of each in its last seven days and after, and where to go."""

from app.core.clock import MS_PER_DAY
from app.core.ids import public_id
from ledger.models import Slot
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.slots import ACTIVE, DATA_KEPT_MS, GRACE, GRACE_MS
from ledger.wallets import Wallet
from tenants.billing.overview import Overview, slot_beneath
from tenants.pages.models import Page
from tenants.scope import Scope
from ui.kit.figures import figure
from ui.kit.frame import billing_path
from ui.kit.times import day_shown
from ui.routes.billing.packs import short_of
from ui.routes.billing.till import ZONE

WARNED_MS = 7 * MS_PER_DAY
Note = tuple[str, str, str]


def notes_of(seen: Overview, path: str, now: int) -> list[Note]:
    """(sentence, address, label) for each slot with a page; `path` is billing's."""
    held = [each for each in seen.slots if each.page]
    found = [_note(each.slot, each.page.name, seen.wallet, path, now) for each in held if each.page]
    return [note for note in found if note]


async def notes_of_page(scope: Scope, page: Page, now: int) -> list[Note]:
    """The same for one page; nothing for people who may not see billing, and for pages without a slot."""
    path = billing_path(scope, page.account_id) if page.expires_at is not None else ""
    held = await slot_beneath(scope, page) if path else None
    note = _note(held[0], page.name, held[1], path, now) if held else None
    return [note] if note else []


def _note(slot: Slot, name: str, wallet: Wallet, path: str, now: int) -> Note | None:
    pay = f"{path}/slots/{public_id('s', slot.id)}/pay"
    if slot.state == GRACE:
        until = day_shown(slot.ends_at + GRACE_MS, ZONE)
        return (f"The slot of {name} is over. Visitors see the page until {until}.", pay, "Renew it")
    if slot.state != ACTIVE:
        kept = (
            f" Its data is kept until {day_shown(slot.lapsed_at + DATA_KEPT_MS, ZONE)}."
            if slot.lapsed_at
            else ""
        )
        return (f"{name} is offline: its slot is over.{kept}", pay, "Bring it back")
    if slot.ends_at - now > WARNED_MS:
        return None
    when = _in_days(slot.ends_at, now)
    if not slot.auto_renew:
        return (f"The slot of {name} ends {when}.", f"{path}#slots-title", "Let it renew by itself")
    gap = short_of(wallet, SLOT_PRICE_TOKENS)
    if not gap:
        return None
    short = f"{figure(gap)} {'token is' if gap == 1 else 'tokens are'} missing"
    return (f"The slot of {name} renews {when}, and {short}.", f"{path}/tokens?for=slot", "Buy tokens")


def _in_days(at: int, now: int) -> str:
    days = max(1, -(-(at - now) // MS_PER_DAY))
    return f"in {days} {'day' if days == 1 else 'days'}, on {day_shown(at, ZONE)}"
