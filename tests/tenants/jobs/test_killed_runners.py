"""Runners in processes of their own, killed in the middle: every effect happens exactly once."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

from app.core.clock import now_ms
from tenants.incidents.models import IncidentUpdate
from tenants.incidents.window import BEGIN_JOB, MaintenanceDraft, schedule_maintenance
from tenants.jobs.models import Job
from tenants.words import State
from tests.cast import Acme, Cast
from tests.conftest import Database

COMMAND = Path(sys.executable).parent / "hep-status"
JOBS = 60
HOUR_MS = 3_600_000


def start_worker(database: Database, folder: Path) -> "subprocess.Popen[bytes]":
    given = {"HEP_DATABASE_URL": database.url, "HEP_DATA_DIR": str(folder), "HEP_LOG_LEVEL": "error"}
    return subprocess.Popen([str(COMMAND), "worker"], env={**os.environ, **given}, stdout=subprocess.DEVNULL)


async def until_done(least: int) -> None:
    async with asyncio.timeout(60):
        while await Job.filter(kind=BEGIN_JOB, done_at__not_isnull=True).count() < least:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_every_maintenance_begins_once_though_runners_are_killed(
    cast: Cast, acme: Acme, database: Database, tmp_path: Path
) -> None:
    now = now_ms()
    for number in range(JOBS):
        draft = MaintenanceDraft(f"Upgrade {number}", now, now + HOUR_MS)
        await schedule_maintenance(cast.owner.scope, acme.page.id, draft)
    for killed_after in (JOBS // 4, JOBS // 2):
        worker = start_worker(database, tmp_path)
        await until_done(killed_after)
        worker.kill()
        worker.wait()
        await Job.filter(done_at=None).update(lease_until=0)
    workers = [start_worker(database, tmp_path) for _ in range(2)]
    await until_done(JOBS)
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    # The signal itself ends one that was still loading while the other did all the work.
    assert {worker.wait(30) for worker in workers} <= {0, -signal.SIGTERM}
    begun = await IncidentUpdate.filter(state=State.IN_PROGRESS).values_list("incident_id", flat=True)
    assert (len(begun), len(set(begun))) == (JOBS, JOBS)
