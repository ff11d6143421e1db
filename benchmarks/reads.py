"""(a)-(d): visits, in all three modes and with two workers, beside bare ASGI bytes and nginx."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks import seed
from benchmarks.nginx import nginx_serving
from benchmarks.processes import free_port, running
from benchmarks.product import Product, new_product
from benchmarks.report import beside, table
from benchmarks.wrk import requests_per_second

PATHS = ("/", "/status.json", "/badge.svg", "/status-version.json")
MODES = ("on", "middleware", "off")
Figures = dict[str, tuple[float, float]]
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
    seen = _seen(product, target.host)
    with ExitStack() as running_now:
        plain = running_now.enter_context(bare_asgi(seen, _plain_head(seen)))
        same = running_now.enter_context(bare_asgi(seen, seen.head))
        subjects: dict[str, Callable[[], float]] = {}
        for mode in MODES:
            port = running_now.enter_context(product.serving(fast_path=mode)).port
            subjects |= _visits(mode, port, target.host, seen.etag, seconds)
        web = running_now.enter_context(nginx_serving(product.published, folder / "nginx"))
        for path in PATHS:
            subjects[f"nginx {path}"] = partial(_rate, web.tree_port, path, target.host, seconds)
        subjects["nginx, one static file"] = partial(_rate, web.file_port, "/file", target.host, seconds)
        subjects["bare ASGI, two header lines"] = partial(_rate, plain, "/", target.host, seconds)
        figures = beside(partial(_rate, same, "/", target.host, seconds), subjects)
    yield _ratios(f"Visits of a page of 25 components ({seen.length:,} bytes), one worker", figures)
    yield _ratios("Two workers on both cores, wrk beside them", _two_workers(product, seen, seconds))


@dataclass(frozen=True, slots=True)
class Seen:
    """The answer of the page under measurement: the bare peer sends the same number of the same lines."""

    host: str
    head: tuple[tuple[str, str], ...]
    length: int

    @property
    def etag(self) -> str:
        return dict(self.head)["etag"]


@contextmanager
def bare_asgi(seen: Seen, head: Sequence[tuple[str, str]], *, core: int | None = 0) -> Iterator[int]:
    """The peer's port."""
    port = free_port()
    arguments = [sys.executable, "-m", "benchmarks.bare", str(port), json.dumps(head), str(seen.length)]
    with running(arguments, port, core=core):
        yield port


def _two_workers(product: Product, seen: Seen, seconds: float) -> Figures:
    with bare_asgi(seen, seen.head, core=None) as bare, ExitStack() as running_now:
        subjects: dict[str, Callable[[], float]] = {}
        for mode in MODES:
            for workers in (1, 2):
                serving = product.serving(fast_path=mode, workers=workers, core=None)
                port = running_now.enter_context(serving).port
                subjects[f"{mode} /, {workers} worker(s)"] = partial(
                    _rate, port, "/", seen.host, seconds, pinned=False
                )
        return beside(partial(_rate, bare, "/", seen.host, seconds, pinned=False), subjects)


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


def _seen(product: Product, host: str) -> Seen:
    with product.serving() as serving:
        request = Request(f"http://127.0.0.1:{serving.port}/", headers={"Host": host})
        with urlopen(request) as answer:
            lines = [(name.lower(), value) for name, value in answer.headers.items()]
            head = tuple(line for line in lines if line[0] not in {"date", "connection"})
            return Seen(host, head, len(answer.read()))


def _plain_head(seen: Seen) -> tuple[tuple[str, str], ...]:
    return tuple(line for line in seen.head if line[0] in {"content-type", "content-length"})


def _ratios(title: str, figures: Figures) -> str:
    rows = [(name, f"{rate:,.0f}", f"{ratio:.2f}") for name, (rate, ratio) in figures.items()]
    return table(title, ("what", "requests/s", "ratio to bare ASGI"), rows)
