"""(f): what grows with the number of pages, and with the number of components on one page."""

import asyncio
import gzip
import random
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from subprocess import run
from urllib.request import Request, urlopen

from benchmarks import seed
from benchmarks.client import Connection
from benchmarks.processes import children, command, resident_mib
from benchmarks.product import new_product
from benchmarks.report import quantile, table
from benchmarks.writes import _load

COLD_VISITS = 200


def measure_growth(folder: Path, counts: tuple[int, ...]) -> Iterator[str]:
    """One row for each number of pages."""
    rows = [_grown(folder / f"grown-{count}", count) for count in counts]
    head = (
        "pages", "publish all s", "start s", "MiB a worker",
        "cold visit p50 / p99 ms", "warm visit p50 / p99 ms", "one publish p50 ms",
    )  # fmt: skip
    yield table("Growth: pages of 8 components on SQLite", head, rows)


def measure_sizes(folder: Path, sizes: tuple[int, ...], seconds: float) -> Iterator[str]:
    """One row for each number of components on a page."""
    rows = [_sized(folder / f"sized-{size}", size, seconds) for size in sizes]
    head = ("components", "HTML KB", "gzip KB", "write to visible p50 / p99 ms", "writes/s, 1 in flight")
    yield table("One page, more components, SQLite", head, rows)


def _grown(folder: Path, count: int) -> tuple[str, ...]:
    product = new_product(folder)
    target, slugs = product.seed(partial(_many, count))
    started = time.perf_counter()
    run(
        [command("hep-status"), "publish", "--all"],
        env={"PATH": "", **product.environ},
        check=True,
        capture_output=True,
    )
    publish_all = time.perf_counter() - started
    started = time.perf_counter()
    with product.serving() as serving:
        start = time.perf_counter() - started
        hosts = [f"{slug}.localhost" for slug in random.Random(7).sample(slugs, min(COLD_VISITS, count))]
        cold, warm = asyncio.run(_visit_twice(serving.port, hosts))
        publishes = _load(serving.port, [target], 1, 2).took_ms
        worker = max(children(serving.process.pid) or [serving.process.pid], key=resident_mib)
        memory = resident_mib(worker)
    return (
        f"{count:,}", f"{publish_all:.1f}", f"{start:.1f}", f"{memory:.0f}", _pair(cold), _pair(warm),
        f"{quantile(publishes, 0.5):.1f}",
    )  # fmt: skip


def _sized(folder: Path, size: int, seconds: float) -> tuple[str, ...]:
    product = new_product(folder)
    target = product.seed(partial(_one, size))
    with product.serving() as serving:
        html = _html(serving.port, target.host)
        tally = _load(serving.port, [target], 1, seconds)
    return (
        str(size), f"{len(html) / 1024:.0f}", f"{len(gzip.compress(html, 4)) / 1024:.1f}",
        _pair(tally.visible_ms), f"{tally.rate:.0f}",
    )  # fmt: skip


async def _visit_twice(port: int, hosts: list[str]) -> tuple[list[float], list[float]]:
    connection = await Connection.open(port)
    rounds = []
    for _ in range(2):
        answers = [await connection.call("GET", "/", {"Host": host}) for host in hosts]
        if any(answer.status != 200 for answer in answers):
            raise RuntimeError("a page of the grown tree does not answer")
        rounds.append([answer.took_ms for answer in answers])
    connection.close()
    return rounds[0], rounds[1]


async def _many(count: int) -> tuple[seed.Target, list[str]]:
    account_id = await seed.an_account()
    target = await seed.a_page(account_id, "driven", 8)
    return target, await seed.many_pages(account_id, count)


async def _one(size: int) -> seed.Target:
    return await seed.a_page(await seed.an_account(), "sized", size)


def _html(port: int, host: str) -> bytes:
    with urlopen(Request(f"http://127.0.0.1:{port}/", headers={"Host": host})) as answer:
        return bytes(answer.read())


def _pair(values: list[float]) -> str:
    return f"{quantile(values, 0.5):.2f} / {quantile(values, 0.99):.2f}"
