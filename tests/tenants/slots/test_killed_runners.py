"""Runners in processes of their own, killed in the middle: every slot is renewed and earned exactly once."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.clock import MS_PER_DAY, clock_reading, now_ms
from app.core.signing import set_secret
from ledger.audit import verify
from ledger.models import LedgerTx, Slot, SlotPeriod
from ledger.slots import SLOT_MS
from tenants.jobs.models import Job
from tests.conftest import Database
from tests.evidence import Size
from tests.fakes import FakeClock
from tests.ledger.books import balance_of, granted
from tests.tenants.slots.living import Tenant, a_tenant

COMMAND = Path(sys.executable).parent / "hep-status"
SLOTS_EACH = 10


Worker = subprocess.Popen[bytes]


@pytest.fixture
def start_worker(database: Database, tmp_path: Path) -> Iterator[Callable[[], Worker]]:
    """Starts workers; whichever is left at the end is killed."""
    given = {"HEP_DATABASE_URL": database.url, "HEP_DATA_DIR": str(tmp_path), "HEP_LOG_LEVEL": "error"}
    started: list[Worker] = []

    def start() -> Worker:
        command = [str(COMMAND), "worker"]
        started.append(subprocess.Popen(command, env={**os.environ, **given}, stdout=subprocess.DEVNULL))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


async def until_renewed(least: int) -> None:
    async with asyncio.timeout(120):
        while await SlotPeriod.filter(n=2).count() < least:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def until_nothing_is_due() -> None:
    async with asyncio.timeout(120):
        while await Job.filter(done_at=None, failed_at=None, run_at__lte=now_ms()).exists():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def tenants_with_due_slots(count: int) -> list[Tenant]:
    """Bought a period and a day ago, with tokens for exactly one more period of each slot."""
    past = FakeClock(now_ms() - SLOT_MS - MS_PER_DAY)
    with clock_reading(past):
        tenants = [await a_tenant() for _ in range(count)]
        for tenant in tenants:
            await granted(tenant.id, 480 * 2 * SLOTS_EACH)
            await tenant.buy(auto_renew=True, pages=SLOTS_EACH)
    return tenants


@pytest.mark.usefixtures("publisher")
async def test_every_slot_is_renewed_once_though_runners_are_killed(
    database: Database, start_worker: Callable[[], Worker], size: Size
) -> None:
    tenants = await tenants_with_due_slots(size(ci=6, full=30))
    slots = len(tenants) * SLOTS_EACH
    for killed_after in (slots // 4, slots // 2):
        workers = [start_worker() for _ in range(2)]
        await until_renewed(killed_after)
        for worker in workers:
            worker.kill()
            worker.wait()
        await Job.filter(done_at=None).update(lease_until=0)
    workers = [start_worker() for _ in range(2)]
    await until_renewed(slots)
    await until_nothing_is_due()
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert {worker.wait(30) for worker in workers} <= {0, -signal.SIGTERM}
    assert [await balance_of(tenant.id) for tenant in tenants] == [0] * len(tenants)
    assert await Slot.filter(state="active").count() == slots
    assert await SlotPeriod.filter(n=1, settled_seq__not_isnull=True).count() == slots
    kinds = [tx.kind for tx in await LedgerTx.all()]
    assert (kinds.count("renew_slot"), kinds.count("recognise")) == (slots, slots)
    set_secret("not the one that the workers made")
    assert (await verify(full=True)).ok
