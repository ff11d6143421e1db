"""(e): status writes through the Reporting API, answered once public, beside bare commits."""

import asyncio
import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from pathlib import Path

import asyncpg

from benchmarks import seed
from benchmarks.client import Connection
from benchmarks.postgres import postgres_running
from benchmarks.product import new_product
from benchmarks.report import interleaved, quantile, table

PAGES = 16
IN_FLIGHT = 16
STATUSES = ("outage", "operational", "degraded", "partial")


@dataclass(slots=True)
class Tally:
    """What one load did: acknowledged writes, their latencies, and those until a visitor saw it, in ms."""

    seconds: float = 0.0
    took_ms: list[float] = field(default_factory=list)
    visible_ms: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.took_ms) / self.seconds if self.seconds else 0.0


def measure_writes(folder: Path, seconds: float) -> Iterator[str]:
    """One table for each database."""
    yield _on("SQLite", folder / "sqlite", "", seconds)
    with postgres_running() as database_url:
        yield _on("PostgreSQL", folder / "postgres", database_url, seconds)


def _on(name: str, folder: Path, database_url: str, seconds: float) -> str:
    product = new_product(folder, database_url)
    targets = product.seed(_pages)
    commits = partial(bare_commits, database_url, folder, min(seconds, 2))
    with product.serving() as serving:
        loads: dict[str, Callable[[], Tally]] = {
            "one page, 1 in flight": partial(_load, serving.port, targets[:1], 1, seconds),
            f"one page, {IN_FLIGHT} in flight": partial(_load, serving.port, targets[:1], IN_FLIGHT, seconds),
            f"{PAGES} pages, {IN_FLIGHT} in flight": partial(
                _load, serving.port, targets, IN_FLIGHT, seconds
            ),
        }
        tallies: dict[str, list[Tally]] = {load: [] for load in loads}
        subjects: dict[str, Callable[[], float]] = {"bare commits": commits}
        subjects |= {load: partial(_kept, run, tallies[load]) for load, run in loads.items()}
        rates = interleaved(subjects)
    rows: list[tuple[str, ...]] = [
        ("bare commits, one after another", f"{rates['bare commits']:,.0f}", "1", "", "", "")
    ]
    rows += [_row(load, rates, tallies[load]) for load in loads]
    head = ("load", "writes/s", "ratio to bare commits", "p50 ms", "p99 ms", "write to visible p50 / p99 ms")
    return table(f"Reporting API writes on {name}, pages of 25 components, one worker", head, rows)


def _kept(run: Callable[[], Tally], kept: list[Tally]) -> float:
    kept.append(run())
    return kept[-1].rate


def _row(load: str, rates: dict[str, float], tallies: Sequence[Tally]) -> tuple[str, ...]:
    took = [ms for tally in tallies for ms in tally.took_ms]
    seen = [ms for tally in tallies for ms in tally.visible_ms]
    visible = f"{quantile(seen, 0.5):.1f} / {quantile(seen, 0.99):.1f}"
    ratio = f"{rates[load] / rates['bare commits']:.2f}"
    return (
        load,
        f"{rates[load]:,.0f}",
        ratio,
        f"{quantile(took, 0.5):.1f}",
        f"{quantile(took, 0.99):.1f}",
        visible,
    )


def _load(port: int, targets: Sequence[seed.Target], in_flight: int, seconds: float) -> Tally:
    return asyncio.run(_run(port, targets, in_flight, seconds))


async def _run(port: int, targets: Sequence[seed.Target], in_flight: int, seconds: float) -> Tally:
    tally, deadline = Tally(), time.perf_counter() + seconds
    writers = [
        _writer(port, targets[number % len(targets)], number, deadline, tally) for number in range(in_flight)
    ]
    started = time.perf_counter()
    await asyncio.gather(*writers)
    tally.seconds = time.perf_counter() - started
    return tally


async def _writer(port: int, target: seed.Target, number: int, deadline: float, tally: Tally) -> None:
    """Set one component's status over and over, each time until a visitor reads it."""
    connection = await Connection.open(port)
    component = target.components[number % len(target.components)]
    console = {
        "Host": "localhost",
        "Authorization": f"Bearer {target.secret}",
        "Content-Type": "application/json",
    }
    path = f"/api/v1/status-api/components/{component}/status"
    for status in cycle(STATUSES):
        started = time.perf_counter()
        if started > deadline:
            break
        answer = await connection.call("POST", path, console, json.dumps({"status": status}).encode())
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {answer.body!r}")
        tally.took_ms.append(answer.took_ms)
        await _await_visible(connection, target.host, component, status)
        tally.visible_ms.append((time.perf_counter() - started) * 1000)
    connection.close()


async def _await_visible(connection: Connection, host: str, component: str, status: str) -> None:
    page = await connection.call("GET", "/status.json", {"Host": host})
    shown = {each["id"]: each["status"] for each in json.loads(page.body)["components"]}
    if shown[component] != status:
        raise RuntimeError(f"{component} shows {shown[component]} after 200 for {status}")


def bare_commits(database_url: str, folder: Path, seconds: float) -> float:
    """Commits of one number a second: the peer of every durable write."""
    return (
        asyncio.run(_postgres_commits(database_url, seconds))
        if database_url
        else _sqlite_commits(folder, seconds)
    )


def _sqlite_commits(folder: Path, seconds: float) -> float:
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, n INTEGER)")
    connection.execute("INSERT OR REPLACE INTO t VALUES (1, 0)")
    done, deadline = 0, time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE t SET n = n + 1")
        connection.execute("COMMIT")
        done += 1
    connection.close()
    return done / seconds


async def _postgres_commits(database_url: str, seconds: float) -> float:
    connection = await asyncpg.connect(database_url)
    await connection.execute("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, n INTEGER)")
    await connection.execute("INSERT INTO t VALUES (1, 0) ON CONFLICT DO NOTHING")
    done, deadline = 0, time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        await connection.execute("UPDATE t SET n = n + 1")
        done += 1
    await connection.close()
    return done / seconds


async def _pages() -> list[seed.Target]:
    account_id = await seed.an_account()
    return [await seed.a_page(account_id, f"driven-{number}", 25) for number in range(PAGES)]
