"""Page slots that are due at once, through the runner of jobs: renewed, earned, written about, published."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from app.core.clock import clock_reading, now_ms
from app.core.mail import Mail, message_of, plug_mailer
from app.core.signing import set_secret
from app.db.migrate import migrate
from app.db.opening import database_open
from benchmarks.postgres import postgres_running
from benchmarks.renewals_fill import fill_slots, publish_all
from benchmarks.report import table
from ledger.audit import verify
from ledger.models import SlotPeriod
from ledger.slots import SLOT_MS
from public_site.publishing import DiskPublisher
from tenants.jobs.run import jobs_running
from tenants.pages.publisher import plug
from tenants.slots.calendar import RECOGNISE_JOB, REMINDER_JOB, RENEW_JOB

WANTED = 100_000
KINDS = (RENEW_JOB, RECOGNISE_JOB, REMINDER_JOB)


class _Counting:
    """Writes each letter down to its bytes, and lets it go."""

    async def send(self, mail: Mail) -> None:
        message_of(mail, "status@example.com").as_bytes()


def measure_renewals(folder: Path, sqlite: tuple[int, int], postgres: tuple[int, int]) -> Iterator[str]:
    """One row for each database: so many slots on it that end together, so many with a published page."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [_renewed("SQLite", f"sqlite:///{folder}/renewals.db", folder / "sqlite", *sqlite)]
    with postgres_running() as database_url:
        rows.append(_renewed("PostgreSQL", database_url, folder / "postgres", *postgres))
    head = (
        "database", "slots", "with a page", "renewed a second", f"{WANTED:,} renewed in", "all told a second",
        f"{WANTED:,} renewed, earned and written about in", "books",
    )  # fmt: skip
    yield table("Page slots that end at one moment, one runner of jobs", head, rows)


def _renewed(name: str, database_url: str, folder: Path, slots: int, pages: int) -> tuple[str, ...]:
    asyncio.run(migrate(database_url))
    took = asyncio.run(_run(database_url, folder, slots, pages))
    renewals, everything = slots / took[RENEW_JOB], slots / max(took.values())
    minutes = [f"{WANTED / rate / 60:.1f} min" for rate in (renewals, everything)]
    return (
        name,
        f"{slots:,}",
        f"{pages:,}",
        f"{renewals:.0f}",
        minutes[0],
        f"{everything:.0f}",
        minutes[1],
        "whole",
    )


async def _run(database_url: str, folder: Path, slots: int, pages: int) -> dict[str, float]:
    """Seconds until the last job of each kind was done."""
    plug_mailer(_Counting())
    set_secret("only the benchmark's anchors are made with it")
    publisher = DiskPublisher(folder)
    plug(publisher)
    async with database_open(database_url):
        bought_at = now_ms() - SLOT_MS
        with clock_reading(lambda: bought_at):
            made = await fill_slots(slots, pages)
        await publish_all(made, publisher)
        took = await _done(slots)
        await _require_whole(slots)
    await publisher.close()
    return took


async def _done(slots: int) -> dict[str, float]:
    done, took, started, over = Counter[str](), dict[str, float](), time.perf_counter(), asyncio.Event()

    def ended(kind: str, outcome: str) -> None:
        done[kind] += outcome == "done"
        took[kind] = time.perf_counter() - started
        if all(done[kind] >= slots for kind in KINDS):
            over.set()

    async with jobs_running(ended):
        await over.wait()
    return {kind: took[kind] for kind in KINDS}


async def _require_whole(slots: int) -> None:
    """Each slot was paid for twice, and the books say so."""
    report, periods = await verify(full=True), await SlotPeriod.all().count()
    if not report.ok or periods != 2 * slots:
        raise RuntimeError(f"{periods} periods of {slots} slots; {report.findings}")
