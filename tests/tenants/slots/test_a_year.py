"""400 days of slots: every period charged once, none late by a second, whatever the calendar does."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import MS_PER_DAY, moment
from ledger.models import LedgerAccount, LedgerTx, SlotPeriod
from ledger.slots import SLOT_MS
from tenants.jobs.models import Job
from tenants.pages.edit import PageEdit, edit_page
from tenants.slots.calendar import RECOGNISE_JOB
from tenants.slots.earn import recognise_due
from tenants.slots.renew import renew_due
from tests.conftest import Database
from tests.evidence import Sheets, Size
from tests.factories import OPERATOR
from tests.fakes import FakeClock
from tests.ledger.books import balance_of
from tests.tenants.slots.living import Tenant, a_tenant, live

DAYS = 400
PAID_PERIODS = 14
BERLIN = ZoneInfo("Europe/Berlin")
# The evening before a leap day is in the first period; both changes of the clock and New Year follow.
START = datetime(2028, 2, 28, 23, 30, tzinfo=UTC)


async def settled(number: int) -> Tenant:
    """A tenant whose slot renews itself, with tokens for 400 days, and with the page on it in Berlin."""
    tenant = await a_tenant(tokens=480 * PAID_PERIODS)
    await tenant.page(f"plan-{number}")
    await tenant.buy(auto_renew=True, key=f"year-{number}")
    page = await tenant.page(f"slot-{number}")
    await edit_page(OPERATOR, page.id, PageEdit(time_zone=BERLIN.key))
    return tenant


async def ask_again(tenants: list[Tenant]) -> None:
    """What runners do that were killed between an act and its note: the same work once more."""
    for tenant in tenants:
        for slot in await tenant.slots():
            await renew_due({"slot": str(slot.id)})
    for job in await Job.filter(kind=RECOGNISE_JOB, done_at__not_isnull=True):
        await recognise_due(job.payload)


async def charged(tenant: Tenant) -> list[tuple[int, int]]:
    """Start and end of every paid period of the tenant's slots."""
    ids = [slot.id for slot in await tenant.slots()]
    return [(each.starts_at, each.ends_at) for each in await SlotPeriod.filter(slot_id__in=ids).order_by("n")]


@pytest.mark.usefixtures("publisher")
async def test_400_days_of_renewals_charge_every_period_exactly_once(
    database: Database, clock: FakeClock, size: Size, evidence: Sheets
) -> None:
    clock.at = round(START.timestamp() * 1000)
    tenants, starts = [], []
    for number in range(size(ci=4, full=40)):
        starts.append(clock.forward(minutes=17))
        tenants.append(await settled(number))
    end = starts[-1] + DAYS * MS_PER_DAY
    while clock.at < end:
        await live(clock, min(10.3, (end - clock.at) / MS_PER_DAY))
        await ask_again(tenants)
    for tenant, start in zip(tenants, starts, strict=True):
        assert await charged(tenant) == [
            (start + n * SLOT_MS, start + (n + 1) * SLOT_MS) for n in range(PAID_PERIODS)
        ]
        assert await balance_of(tenant.id) == 0
    await _books_agree(len(tenants))
    evidence("renewals")(
        f"{database.kind}: {len(tenants)} slots, {DAYS} days from {START:%Y-%m-%d}:"
        f" {PAID_PERIODS} periods each, none late, none twice"
    )


async def _books_agree(slots: int) -> None:
    """One posting a period, each served period earned, the running one deferred; hours of Berlin differ."""
    kinds = [tx.kind for tx in await LedgerTx.all()]
    assert (kinds.count("buy_slot"), kinds.count("renew_slot")) == (slots, slots * (PAID_PERIODS - 1))
    assert kinds.count("recognise") == slots * (PAID_PERIODS - 1)
    balances = {row.code: row.balance for row in await LedgerAccount.filter(owner_id=None)}
    assert balances["deferred:slots"] == 480 * slots
    assert balances["earned:slots"] == 480 * slots * (PAID_PERIODS - 1)
    assert await Job.filter(failed_at__not_isnull=True).count() == 0


def test_the_400_days_hold_a_leap_day_and_both_changes_of_the_clock() -> None:
    first = moment(round(START.timestamp() * 1000))
    days = [first + timedelta(days=number) for number in range(DAYS)]
    offsets = [day.astimezone(BERLIN).utcoffset() for day in days]
    assert (2, 29) in {(day.month, day.day) for day in days}
    assert sum(one != next_one for one, next_one in pairwise(offsets)) >= 2
