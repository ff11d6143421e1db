"""The books: postings through the public call beside bare commits, and reading large books."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from app.db.migrate import migrate
from app.db.opening import database_open
from benchmarks import ledger_fill
from benchmarks.postgres import postgres_running
from benchmarks.report import interleaved, quantile, table
from benchmarks.writes import bare_commits
from ledger.accounts import ISSUED_PAID, paid_wallet
from ledger.models import LedgerAccount
from ledger.posting import By, Leg, Order, open_book, post
from ledger.statement import statement_of
from ledger.wallets import balance_at

OWNERS = 64
LOOKS = 300
_numbers = count()


def measure_posting(folder: Path, seconds: float) -> Iterator[str]:
    """One table for each database: durable postings a second, one after another and eight at once."""
    folder.mkdir(parents=True, exist_ok=True)
    yield _posts_on("SQLite", f"sqlite:///{folder}/books.db", folder, seconds)
    with postgres_running() as database_url:
        yield _posts_on("PostgreSQL", database_url, folder, seconds)


def measure_books(folder: Path, sizes: tuple[int, ...]) -> Iterator[str]:
    """Reading books of so many entries on SQLite."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [_read_books(folder / f"books-{size}.db", size) for size in sizes]
    head = (
        "entries",
        "fill s",
        "balance at a time, wallet p50 / p99 ms",
        "the same, house p50 / p99 ms",
        "statement page p50 / p99 ms",
    )
    yield table("Reading large books on SQLite", head, rows)


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
        owner = ledger_fill.owner(number % OWNERS)
        legs = [Leg(ISSUED_PAID, -480), Leg(paid_wallet(owner), 480)]
        key = f"bench:{time.time_ns()}:{number}"
        async with open_book() as book:
            await post(book, Order("topup", key, {"n": number}, legs, By("job"), owner))
        kept.append((time.perf_counter() - began) * 1000)
        done += 1
    return done


def _read_books(path: Path, size: int) -> tuple[str, ...]:
    asyncio.run(migrate(f"sqlite:///{path}"))
    started = time.perf_counter()
    ledger_fill.fill(path, size, max(10, size // 100))
    filled = time.perf_counter() - started
    looks = asyncio.run(_looks(path, size))
    return (
        f"{size:,}",
        f"{filled:.0f}",
        *(f"{quantile(ms, 0.5):.2f} / {quantile(ms, 0.99):.2f}" for ms in looks),
    )


async def _looks(path: Path, size: int) -> list[list[float]]:
    async with database_open(f"sqlite:///{path}"):
        house = await LedgerAccount.get(kind="writeoff")
        wallet = await LedgerAccount.filter(kind="paid").first()
        assert wallet is not None
        moments = [
            ledger_fill.FIRST_AT_US + n * (size // 2 * ledger_fill.STEP_US // LOOKS) for n in range(LOOKS)
        ]
        looks = [
            [await _took(partial(balance_at, account.id, at)) for at in moments]
            for account in (wallet, house)
        ]
        pages = [partial(statement_of, ledger_fill.owner(n), before=size // 2 - n * 7) for n in range(LOOKS)]
        return [*looks, [await _took(page) for page in pages]]


async def _took(act: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await act()
    return (time.perf_counter() - began) * 1000
