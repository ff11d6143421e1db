"""(a)-(d): visits, in all three modes and with two workers, beside bare ASGI bytes and nginx."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks import seed
from benchmarks.nginx import nginx_serving
from benchmarks.processes import free_port, running
from benchmarks.product import Product, new_product
from benchmarks.report import interleaved, table
from benchmarks.wrk import requests_per_second

PATHS = ("/", "/status.json", "/badge.svg", "/status-version.json")
MODES = ("on", "middleware", "off")
BROWSER = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.5",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
}


def measure_reads(folder: Path, seconds: float) -> Iterator[str]:
    """Tables of requests a second and the ratio to bare ASGI on the same hypercorn."""
    product = new_product(folder / "reads")
    target = product.seed(_a_busy_page)
    etag, length = _etag_and_length(product, target.host)
    with ExitStack() as running_now:
        bare = running_now.enter_context(bare_asgi(length))
        subjects: dict[str, Callable[[], float]] = {
            "bare ASGI": partial(_rate, bare, "/", target.host, seconds)
        }
        for mode in MODES:
            port = running_now.enter_context(product.serving(fast_path=mode)).port
            subjects |= _visits(mode, port, target.host, etag, seconds)
        web = running_now.enter_context(nginx_serving(product.published, folder / "nginx"))
        for path in PATHS:
            subjects[f"nginx {path}"] = partial(_rate, web.tree_port, path, target.host, seconds)
        subjects["nginx, one static file"] = partial(_rate, web.file_port, "/file", target.host, seconds)
        figures = interleaved(subjects)
    yield _ratios(f"Visits of a page of 25 components ({length:,} bytes), one worker", figures)
    yield _ratios(
        "Two workers on both cores, wrk beside them", _two_workers(product, target.host, length, seconds)
    )


@contextmanager
def bare_asgi(length: int, *, core: int | None = 0) -> Iterator[int]:
    """The peer's port."""
    port = free_port()
    with running([sys.executable, "-m", "benchmarks.bare", str(port), str(length)], port, core=core):
        yield port


def _two_workers(product: Product, host: str, length: int, seconds: float) -> dict[str, float]:
    with bare_asgi(length, core=None) as bare, ExitStack() as running_now:
        subjects: dict[str, Callable[[], float]] = {
            "bare ASGI": partial(_rate, bare, "/", host, seconds, pinned=False)
        }
        for mode in MODES:
            for workers in (1, 2):
                serving = product.serving(fast_path=mode, workers=workers, core=None)
                port = running_now.enter_context(serving).port
                subjects[f"{mode} /, {workers} worker(s)"] = partial(
                    _rate, port, "/", host, seconds, pinned=False
                )
        return interleaved(subjects)


def _visits(mode: str, port: int, host: str, etag: str, seconds: float) -> dict[str, Callable[[], float]]:
    visits: dict[str, Callable[[], float]] = {
        f"{mode} {path}": partial(_rate, port, path, host, seconds) for path in PATHS
    }
    visits[f"{mode} / 304"] = partial(_rate, port, "/", host, seconds, {"If-None-Match": etag})
    visits[f"{mode} / gzip"] = partial(_rate, port, "/", host, seconds, {"Accept-Encoding": "gzip"})
    visits[f"{mode} / browser"] = partial(
        _rate, port, "/", host, seconds, {**BROWSER, "Accept-Encoding": "br"}
    )
    return visits


def _rate(
    port: int,
    path: str,
    host: str,
    seconds: float,
    headers: dict[str, str] | None = None,
    *,
    pinned: bool = True,
) -> float:
    return requests_per_second(port, path, {"Host": host, **(headers or {})}, seconds, pinned=pinned)


async def _a_busy_page() -> seed.Target:
    return await seed.a_page(await seed.an_account(), "busy", 25, with_incident=True)


def _etag_and_length(product: Product, host: str) -> tuple[str, int]:
    with product.serving() as serving:
        request = Request(f"http://127.0.0.1:{serving.port}/", headers={"Host": host})
        with urlopen(request) as answer:
            return str(answer.headers["ETag"]), len(answer.read())


def _ratios(title: str, figures: dict[str, float]) -> str:
    peer = figures["bare ASGI"]
    rows = [(name, f"{rate:,.0f}", f"{rate / peer:.2f}") for name, rate in figures.items()]
    return table(title, ("what", "requests/s", "ratio to bare ASGI"), rows)
