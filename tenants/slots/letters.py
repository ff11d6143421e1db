"""Letters about a slot: a week, three days and a day before its end, at the end, and twice in its grace."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from app.core.clock import moment, now_ms
from app.core.mail import mailer
from app.db.direct import row_of
from ledger.models import Slot, SlotPeriod
from ledger.plans import SLOT_PRICE_TOKENS
from ledger.slots import GRACE, last_period
from ledger.wallets import wallet_of
from tenants.accounts.models import Account
from tenants.accounts.sent import note_letter
from tenants.letters.letter import Letter, at_console, isolated, mail_of
from tenants.pages.models import Page
from tenants.slots.calendar import AFTER_END, BEFORE_END, RENEWED, end_of_grace, letter_key, plan_reminder
from tenants.slots.seats import LIVE

_HAS_SLOT = "You get this letter because your account at Hep Status has a page slot."
_NOTHING_IS_LOST = "Nothing is deleted when a slot ends: pay within 90 days and everything is back as it was."


async def remind(payload: Mapping[str, Any]) -> None:
    """Job: write the letter if it still says something, and put the next one on the table."""
    slot = await row_of(Slot, payload["slot"])
    if slot is None or slot.state not in LIVE:
        return
    period = await last_period(get_connection("default"), slot.id)
    if period.n != payload["n"]:
        return
    await _plan_next(period, payload["occasion"])
    account = await row_of(Account, slot.owner_id)
    said = await _said(slot, payload["occasion"])
    if account is None or said is None:
        return
    name = sha256(letter_key(period, payload["occasion"]).encode()).hexdigest()[:32]
    subject, opening = said
    link = at_console("Tokens and page slots", "/account/billing")
    mail = mail_of(Letter(subject, opening, link, _NOTHING_IS_LOST, _HAS_SLOT), account.email, name)
    await mailer().send(mail)
    await note_letter(account.id, f"slot:{slot.id}", mail)


async def _plan_next(period: SlotPeriod, occasion: str) -> None:
    if occasion == RENEWED:
        return
    row = BEFORE_END if int(occasion) < 0 else AFTER_END
    async with in_transaction() as db:
        await plan_reminder(period, tuple(day for day in row if day > int(occasion)), db)


async def _said(slot: Slot, occasion: str) -> tuple[str, str] | None:
    """Subject and opening; None when there is nothing to worry about."""
    page = await row_of(Page, slot.page_id) if slot.page_id else None
    name = f"The page slot of {isolated(page.name)}" if page else "Your page slot"
    ends = _day(slot.ends_at)
    if occasion == RENEWED:
        cost = f"{SLOT_PRICE_TOKENS} tokens were taken from your balance."
        return "Your page slot was renewed", f"{name} was renewed and runs until {ends}. {cost}"
    if int(occasion) >= 0:
        return _in_grace(slot, name)
    if slot.ends_at <= now_ms():
        return None
    if slot.auto_renew and (await wallet_of(slot.owner_id)).spendable >= SLOT_PRICE_TOKENS:
        renews = f"{name} renews by itself on {ends} for {SLOT_PRICE_TOKENS} tokens. There is nothing to do."
        return (f"Your page slot renews on {ends}", renews) if int(occasion) == BEFORE_END[0] else None
    wanted = "Your balance does not cover that yet." if slot.auto_renew else "It does not renew by itself."
    return f"Your page slot ends on {ends}", (
        f"{name} ends on {ends}. Another 30 days cost {SLOT_PRICE_TOKENS} tokens. {wanted}"
        f" Without them its page goes offline for visitors on {_day(end_of_grace(slot))}."
    )


def _in_grace(slot: Slot, name: str) -> tuple[str, str] | None:
    if slot.state != GRACE:
        return None
    dark = _day(end_of_grace(slot))
    return "Your page slot has ended", (
        f"{name} ended on {_day(slot.ends_at)} and is not paid for. Its page stays up until {dark}, then it"
        f" goes offline for visitors. Another 30 days cost {SLOT_PRICE_TOKENS} tokens."
    )


def _day(at_ms: int) -> str:
    return moment(at_ms).strftime("%-d %B %Y, %H:%M UTC")
