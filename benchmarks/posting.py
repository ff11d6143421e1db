"""Postings through the public call, beside bare commits."""

import asyncio
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from app.db.migrate import migrate
from app.db.opening import database_open
from benchmarks.ledger_story import id_of
from benchmarks.postgres import postgres_running
from benchmarks.report import interleaved, quantile, table
from benchmarks.writes import bare_commits
from ledger.accounts import ISSUED_PAID, paid_wallet
from ledger.posting import By, Leg, Order, open_book, post

OWNERS = 64
LOOKS = 300
_numbers = count()


def measure_posting(folder: Path, seconds: float) -> Iterator[str]:
    """One table for each database: durable postings a second, one after another and eight at once."""
    folder.mkdir(parents=True, exist_ok=True)
    yield _posts_on("SQLite", f"sqlite:///{folder}/books.db", folder, seconds)
    with postgres_running() as database_url:
        yield _posts_on("PostgreSQL", database_url, folder, seconds)


def _posts_on(name: str, database_url: str, folder: Path, seconds: float) -> str:
    asyncio.run(migrate(database_url))
    took: dict[int, list[float]] = {1: [], 8: []}
    postgres = "" if database_url.startswith("sqlite") else database_url
    subjects: dict[str, Callable[[], float]] = {
        "bare commits": partial(bare_commits, postgres, folder, min(seconds, 2))
    }
    for tasks, kept in took.items():
        subjects[f"posts, {tasks} at once"] = partial(_posting, database_url, tasks, seconds, kept)
    rates = interleaved(subjects)
    peer = rates["bare commits"]
    rows = [("bare commits, one after another", f"{peer:,.0f}", "1", "", "")]
    for tasks, kept in took.items():
        rate = rates[f"posts, {tasks} at once"]
        p50, p99 = quantile(kept, 0.5), quantile(kept, 0.99)
        rows.append(
            (f"posts, {tasks} at once", f"{rate:,.0f}", f"{rate / peer:.2f}", f"{p50:.1f}", f"{p99:.1f}")
        )
    return table(f"Durable postings on {name}", ("what", "a second", "ratio", "p50 ms", "p99 ms"), rows)


def _posting(database_url: str, tasks: int, seconds: float, kept: list[float]) -> float:
    async def run() -> float:
        async with database_open(database_url):
            started = time.perf_counter()
            done = sum(await asyncio.gather(*(_poster(started + seconds, kept) for _ in range(tasks))))
            return done / (time.perf_counter() - started)

    return asyncio.run(run())


async def _poster(deadline: float, kept: list[float]) -> int:
    done = 0
    while (began := time.perf_counter()) < deadline:
        number = next(_numbers)
        owner = id_of(number % OWNERS)
        legs = [Leg(ISSUED_PAID, -480), Leg(paid_wallet(owner), 480)]
        key = f"bench:{time.time_ns()}:{number}"
        async with open_book() as book:
            await post(book, Order("topup", key, {"n": number}, legs, By("job"), owner))
        kept.append((time.perf_counter() - began) * 1000)
        done += 1
    return done
