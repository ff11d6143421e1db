"""kill -9 while people buy, renew and top up: nothing acknowledged is lost, nothing half, nothing twice."""

import asyncio
import random
import time
from collections import Counter
from pathlib import Path

from app.core.clock import now_ms
from app.core.errors import Unavailable
from app.core.ids import public_id
from app.core.signing import set_secret
from ledger.audit import verify
from ledger.models import LedgerTx, Payment, Slot, SlotPeriod
from ledger.slots import GRACE_MS
from tenants.jobs.models import Job
from tenants.pages.models import AuditEntry, Page
from tests.conftest import Database
from tests.evidence import Sheets, Size
from tests.fakes import RecordingPublisher
from tests.faults.plant import RUNNERS, WORKERS, Plant, plant_of
from tests.faults.shop import PRICE, Holder, Notes, Shopper, holders
from tests.installation import Installation
from tests.ledger.books import balance_of
from tests.ledger.export.checkers import CHECKERS, accepts
from tests.stripe_desk import SECRET

SHOPPERS = 6
ACTS_BETWEEN_KILLS = 5
SECRET_KEY = "a secret key that the test and the server share"
STRIPE = {
    "HEP_STRIPE_SECRET_KEY": "sk_test_nobody_is_asked",
    "HEP_STRIPE_WEBHOOK_SECRETS": SECRET,
    "HEP_SECRET_KEY": SECRET_KEY,
}


async def test_no_kill_loses_halves_or_doubles_what_was_bought(
    database: Database, publisher: RecordingPublisher, tmp_path: Path, size: Size, evidence: Sheets
) -> None:
    set_secret(SECRET_KEY)
    held = await holders(size(ci=12, full=60), tens_of_slots=size(ci=1, full=2))
    installation, notes, kills = Installation(tmp_path, database.url, STRIPE), Notes(), size(ci=12, full=200)
    began = time.monotonic()
    with plant_of(installation) as plant:
        await storm(plant, held, notes, kills)
        await until_nothing_is_due()
    took = time.monotonic() - began
    assert notes.acknowledged > ACTS_BETWEEN_KILLS * kills
    await require_topups(notes)
    await require_purchases(notes, held)
    renewed = await require_renewals(held)
    await require_balances(held)
    await require_whole_books(installation, tmp_path)
    seen, bought, paid = notes.seen, notes.purchases.total(), len(notes.topups)
    evidence("killed-buyers")(
        f"{database.kind}: {seen['kills']} kills of {WORKERS} workers and {RUNNERS} runners in {took:.0f} s,"
        f" {seen['all at once']} times all at once; {bought} purchases, {renewed} renewals, {paid} top-ups,"
        f" {seen['refused']} refusals; {seen['cut off']} requests cut off, {seen['told to come again']} told"
        f" to come again; books found whole {seen['examined']} times meanwhile and at the end"
    )


async def storm(plant: Plant, held: list[Holder], notes: Notes, kills: int) -> None:
    """Whoever shops fails the test by failing; whatever was begun is brought to its end."""
    async with asyncio.TaskGroup() as people:
        for place in range(SHOPPERS):
            people.create_task(Shopper(held[place::SHOPPERS], plant.port, notes, place).shop())
        people.create_task(examine(notes))
        await reap(plant, notes, kills)
        notes.over = True


async def reap(plant: Plant, notes: Notes, kills: int) -> None:
    """Kill whoever is in the middle of something, once a few more acts were acknowledged since the last."""
    chance = random.Random(9)
    everything = set(chance.sample(range(kills), max(1, kills // 25)))
    for turn in range(kills):
        wanted = notes.acknowledged + ACTS_BETWEEN_KILLS
        async with asyncio.timeout(90):
            while notes.acknowledged < wanted or not plant.victims():  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        await asyncio.sleep(chance.uniform(0, 0.2))
        if turn in everything:
            notes.seen["kills"] += plant.kill_everything()
            notes.seen["all at once"] += 1
        else:
            plant.kill(chance.choice(plant.victims() or plant.server.workers()))
            notes.seen["kills"] += 1
        await forget_leases()


async def examine(notes: Notes) -> None:
    """The books are whole at every moment of it."""
    while not notes.over:
        try:
            assert (await verify(full=True)).findings == ()
            notes.seen["examined"] += 1
        except Unavailable:
            pass
        await asyncio.sleep(0.5)


async def forget_leases() -> None:
    """As if the minute had passed after which a dead runner's jobs are taken over, or a living one's too."""
    while True:
        try:
            await Job.filter(done_at=None, lease_until__gt=0).update(lease_until=0)
            return
        except Unavailable:
            await asyncio.sleep(0.05)


async def until_nothing_is_due() -> None:
    async with asyncio.timeout(120):
        while await Job.filter(done_at=None, failed_at=None, run_at__lte=now_ms()).exists():  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    assert not await Job.filter(failed_at__not_isnull=True).exists()


async def require_topups(notes: Notes) -> None:
    """One posting, one line in the audit and one letter for each that was acknowledged, and for no other."""
    acknowledged = sorted(str(payment_id) for payment_id in notes.topups)
    assert sorted(tx.ref_id for tx in await LedgerTx.filter(kind="topup")) == acknowledged
    assert sorted(str(payment.id) for payment in await Payment.filter(state="paid")) == acknowledged
    assert await AuditEntry.filter(act="topup.paid").count() == len(acknowledged)
    letters = [job.payload["about"] for job in await Job.filter(kind="letter")]
    assert sorted(letters) == acknowledged


async def require_purchases(notes: Notes, held: list[Holder]) -> None:
    """As many as were acknowledged, each a slot with its first period; those of before the storm besides."""
    bought = Counter({holder.id: len(holder.slots) for holder in held}) + notes.purchases
    assert Counter([tx.owner_id for tx in await LedgerTx.filter(kind="buy_slot")]) == bought
    slots = await Slot.all()
    assert Counter([slot.owner_id for slot in slots]) == bought
    assert notes.slots <= {public_id("s", slot.id) for slot in slots}
    assert {slot.id for slot in slots} == {period.slot_id for period in await SlotPeriod.filter(n=1)}


async def require_renewals(held: list[Holder]) -> int:
    """Every period has its calendar, every renewal its line in the audit, every page what is paid for it."""
    slots = {slot.id: slot for slot in await Slot.all()}
    periods, keys = await SlotPeriod.all(), {job.key for job in await Job.all()}
    for period in periods:
        assert f"slot.renew:{period.slot_id}:{period.n + 1}:{period.ends_at}" in keys
        assert f"slot.recognise:{period.tx_seq}:{period.ends_at}" in keys
        assert f"slot.reminder:{period.slot_id}:{period.n}:-7" in keys
    renewals = [period for period in periods if period.n > 1]
    assert await AuditEntry.filter(act__in=["slot.renew", "slot.pay"]).count() == len(renewals)
    on_slots = [slot for slot in slots.values() if slot.page_id is not None]
    assert len(on_slots) == len(held)
    for slot in on_slots:
        assert (await Page.get(id=slot.page_id)).expires_at == slot.ends_at + GRACE_MS
    return len(renewals)


async def require_balances(held: list[Holder]) -> None:
    """What came in and is not there any more was paid for periods, at the price of one each."""
    for holder in held:
        came = sum(payment.tokens for payment in await Payment.filter(owner_id=holder.id, state="paid"))
        paid = await LedgerTx.filter(owner_id=holder.id, kind__in=["buy_slot", "renew_slot"]).count()
        assert await balance_of(holder.id) == PRICE * len(holder.slots) + came - PRICE * paid


async def require_whole_books(installation: Installation, folder: Path) -> None:
    report = await verify(full=True)
    assert (report.findings, report.unproven) == ((), 0)
    for form in CHECKERS:
        assert accepts(form, installation.print("ledger", "export", "--format", form), folder)
