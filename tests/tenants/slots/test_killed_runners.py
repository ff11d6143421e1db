"""Runners killed in the middle: slots renewed and earned, gifts expired, letters written, each once."""

from email import message_from_bytes
from pathlib import Path

import pytest

from app.core.clock import MS_PER_DAY, clock_reading, now_ms
from app.core.signing import set_secret
from ledger.accounts import BREAKAGE
from ledger.audit import verify
from ledger.models import LedgerAccount, LedgerTx, Slot, SlotPeriod
from ledger.slots import SLOT_MS
from tests.conftest import Database
from tests.evidence import Sheets, Size
from tests.fakes import FakeClock
from tests.ledger.books import balance_of, granted
from tests.tenants.slots.letters_due import letters_due, name_of
from tests.tenants.slots.living import Tenant, a_tenant
from tests.tenants.slots.runners import RUNNERS, marks_in, runners

SLOTS_EACH, GIFTS_EACH = 10, 20


async def tenants_with_due_slots(count: int) -> list[Tenant]:
    """Bought a period and a day ago, with tokens for exactly one more period of each slot."""
    past = FakeClock(now_ms() - SLOT_MS - MS_PER_DAY)
    with clock_reading(past):
        tenants = [await a_tenant() for _ in range(count)]
        for tenant in tenants:
            await granted(tenant.id, 480 * 2 * SLOTS_EACH)
            await tenant.buy(auto_renew=True, pages=SLOTS_EACH)
    return tenants


async def give(tenants: list[Tenant]) -> None:
    """To each gifts of 1, 2, 3 … tokens that ended yesterday, and one of 7 that goes on."""
    with clock_reading(FakeClock(now_ms() - 2 * MS_PER_DAY)):
        for tenant in tenants:
            for amount in range(1, GIFTS_EACH + 1):
                await granted(tenant.id, amount, expires_at=now_ms() + MS_PER_DAY)
            await granted(tenant.id, 7)


@pytest.mark.usefixtures("publisher")
async def test_whatever_is_due_happens_once_though_runners_are_killed(
    database: Database, tmp_path: Path, size: Size, evidence: Sheets
) -> None:
    letters = await letters_due(size(ci=3, full=30))
    tenants, mail = await tenants_with_due_slots(size(ci=6, full=60)), tmp_path / "mail"
    await give(tenants)
    slots, gifts = len(tenants) * SLOTS_EACH, len(tenants) * GIFTS_EACH
    for tenant in tenants:
        said = "Your page slot was renewed"
        letters |= {name_of(slot, 2, "renewed"): said for slot in await tenant.slots()}

    async def done() -> int:
        expired = await LedgerTx.filter(kind="expire_lot").count()
        return await SlotPeriod.filter(n=2).count() + expired + len(list(mail.glob("*.eml")))

    whole, kills = slots + gifts + len(letters), size(ci=3, full=40)
    with runners(database, tmp_path) as work:
        await work.killed_at(marks_in(whole, kills, 1), done, whole)

    await require_renewals(slots)
    await require_expiry(tenants)
    written = {path.stem: message_from_bytes(path.read_bytes())["Subject"] for path in mail.glob("*.eml")}
    assert written.keys() == letters.keys()
    assert all(written[name].startswith(said) for name, said in letters.items())
    set_secret("not the one that the workers made")
    assert (await verify(full=True)).findings == ()
    evidence("killed-runners")(
        f"{database.kind}: {slots} slots renewed and earned, {gifts} gifts expired, {len(letters)} letters"
        f" written, each once; {RUNNERS} runners killed {kills} times"
    )


async def require_renewals(slots: int) -> None:
    assert await Slot.filter(state="active", ends_at__gt=now_ms() + 23 * MS_PER_DAY).count() >= slots
    assert await SlotPeriod.filter(n=2).count() == slots
    renewed = await SlotPeriod.filter(n=2).values_list("slot_id", flat=True)
    assert await SlotPeriod.filter(n=1, slot_id__in=renewed, settled_seq=None).count() == 0
    kinds = [tx.kind for tx in await LedgerTx.all()]
    served = await SlotPeriod.filter(ends_at__lte=now_ms()).count()
    assert (kinds.count("renew_slot"), kinds.count("recognise")) == (slots, served)


async def require_expiry(tenants: list[Tenant]) -> None:
    assert [await balance_of(tenant.id) for tenant in tenants] == [7] * len(tenants)
    codes = [tx.ref_id for tx in await LedgerTx.filter(kind="expire_lot")]
    assert len(codes) == len(set(codes)) == len(tenants) * GIFTS_EACH
    broken = await LedgerAccount.get(code=BREAKAGE.code)
    assert broken.balance == len(tenants) * GIFTS_EACH * (GIFTS_EACH + 1) // 2
