"""Slots whose letter of each day has just become due, and what those letters are called."""

from hashlib import sha256

from app.core.clock import MS_PER_DAY, MS_PER_SECOND, clock_reading, now_ms
from ledger.models import Slot
from ledger.slots import SLOT_MS
from tenants.slots.calendar import AFTER_END, BEFORE_END, REMINDER_JOB
from tests.fakes import FakeClock
from tests.ledger.books import granted
from tests.tenants.slots.living import a_tenant, live

DAYS = (*BEFORE_END, *AFTER_END)
DUE_SINCE_MS = 30 * MS_PER_SECOND
LATE_MS = 700


async def letters_due(each: int) -> dict[str, str]:
    """So many slots for each of the days; the id of every letter that is due, and how its subject begins."""
    now, due = now_ms(), dict[str, str]()
    clock = FakeClock(now - SLOT_MS - (DAYS[-1] + 1) * MS_PER_DAY)
    with clock_reading(clock):
        for day in sorted(DAYS, reverse=True):
            bought_at = now - DUE_SINCE_MS - SLOT_MS - day * MS_PER_DAY
            await live(clock, (bought_at - clock.at) / MS_PER_DAY, late_ms=LATE_MS)
            tenant = await a_tenant()
            await granted(tenant.id, 480 * each)
            for number in range(each):
                await tenant.buy(auto_renew=True, key=str(number))
            said = "Your page slot ends on" if day < 0 else "Your page slot has ended"
            due |= {name_of(slot, 1, str(day)): said for slot in await tenant.slots()}
        await live(clock, (now - 2 * DUE_SINCE_MS - clock.at) / MS_PER_DAY, late_ms=LATE_MS)
    return due


def name_of(slot: Slot, n: int, occasion: str) -> str:
    """A letter's id, made of the key of the job that writes it."""
    return sha256(f"{REMINDER_JOB}:{slot.id}:{n}:{occasion}".encode()).hexdigest()[:32]
