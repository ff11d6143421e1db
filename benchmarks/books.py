"""Large books: reading them by the product's own verbs, each beside the bare SQL that it needs."""

import asyncio
import resource
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import UUID

from app.cli.second_walker import second_walker
from app.core.clock import now_ms
from app.core.signing import set_secret
from app.db.migrate import migrate
from app.db.opening import database_open
from benchmarks import ledger_fill
from benchmarks.ledger_story import BUSIEST, FIRST_AT_US, STEP_US, session_of, whole_books
from benchmarks.report import quantile, table
from ledger.audit import verify
from ledger.models import LedgerAccount
from ledger.statement import statement_of
from ledger.wallets import balance_at
from tenants.accounts.models import Account
from tenants.scope import Actor, ActorKind, Role, Scope
from tenants.support.exports import statement_csv
from tenants.support.search import search

LOOKS = 300
BUSY_LINES = 100_000
LOOKED = ("what", "p50 / p99 ms", "bare SQL p50 / p99 ms", "ratio of medians")
GONE = ("what", "seconds", "bare SQL seconds", "ratio", "MiB more")
_AT = (
    "SELECT balance_after FROM ledger_entry WHERE account_id = ? AND tx_id <="
    " (SELECT seq FROM ledger_tx WHERE at <= ? ORDER BY at DESC LIMIT 1) ORDER BY tx_id DESC LIMIT 1"
)
_PAGE = (
    "SELECT * FROM ledger_entry e JOIN ledger_tx t ON t.seq = e.tx_id"
    " WHERE e.account_id = ? AND e.tx_id < ? ORDER BY e.tx_id DESC LIMIT 51"
)
_SESSION = "SELECT * FROM payment WHERE session_id = ?"
_NUMBER = "SELECT * FROM ledger_tx WHERE seq = ?"
_LINES = (
    "SELECT e.*, t.* FROM ledger_entry e JOIN ledger_tx t ON t.seq = e.tx_id WHERE e.account_id = ?"
    " ORDER BY e.tx_id DESC"
)
_ALL = (
    "SELECT e.*, t.* FROM ledger_tx t JOIN ledger_entry e ON e.id >= t.seq * 256 AND e.id < t.seq * 256 + 256"
)

Act = Callable[[], Awaitable[object]]


def measure_books(folder: Path, sizes: tuple[int, ...]) -> Iterator[str]:
    """Two tables for each size, on SQLite."""
    folder.mkdir(parents=True, exist_ok=True)
    set_secret("only for measuring, and longer than 32 letters")
    for size in sizes:
        path = folder / f"books-{size}.db"
        asyncio.run(migrate(f"sqlite:///{path}"))
        busy = min(BUSY_LINES, size // 10)
        ledger_fill.write(f"sqlite:///{path}", whole_books(size, max(10, size // 100), busy))
        looks, runs = asyncio.run(_measured(path))
        yield table(f"Looking into books of {size:,} entries on SQLite", LOOKED, looks)
        yield table(f"Going through books of {size:,} entries on SQLite", GONE, runs)


async def _measured(path: Path) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    url = f"sqlite:///{path}"
    async with database_open(url):
        staff = await _staff()
        with closing(sqlite3.connect(path)) as bare:
            looks = [row async for row in _looks(bare, staff)]
            runs = [
                await _run(
                    "statement as CSV", partial(_drained, statement_csv(staff, BUSIEST)), bare, _LINES
                ),
                await _run("full examination", partial(_examined, None), bare, _ALL),
                await _run("the same by two processes", partial(_examined, url), bare, _ALL),
            ]
    return looks, runs


async def _looks(bare: sqlite3.Connection, staff: Scope) -> AsyncIterator[tuple[str, ...]]:
    house = await LedgerAccount.get(kind="deferred")
    wallet = await LedgerAccount.get(owner_id=BUSIEST)
    last = bare.execute("SELECT MAX(seq) FROM ledger_tx").fetchone()[0]
    sessions = bare.execute("SELECT COUNT(*) FROM payment").fetchone()[0]
    moments = [FIRST_AT_US + number * (last * STEP_US // LOOKS) for number in range(LOOKS)]
    befores = [last - number * (last // LOOKS) for number in range(LOOKS)]
    at_a_time = "balance at a time, {}"
    for name, account in (("wallet", wallet), ("house", house)):
        yield await _look(
            at_a_time.format(name),
            [partial(balance_at, account.id, at) for at in moments],
            bare,
            _AT,
            [(account.id, at) for at in moments],
        )
    yield await _look(
        "statement page of 50 lines",
        [partial(statement_of, BUSIEST, before) for before in befores],
        bare,
        _PAGE,
        [(wallet.id, before) for before in befores],
    )
    wanted = [session_of(1 + number * (sessions // LOOKS)) for number in range(LOOKS)]
    for name, texts, sql in (("session", wanted, _SESSION), ("number", befores, _NUMBER)):
        acts = [partial(search, staff, str(text)) for text in texts]
        yield await _look(f"support search by {name}", acts, bare, sql, [(text,) for text in texts])


async def _look(
    name: str, acts: Sequence[Act], bare: sqlite3.Connection, sql: str, values: Sequence[tuple[object, ...]]
) -> tuple[str, ...]:
    """Every act and right after it its peer."""
    own, peers = [], []
    for act, given in zip(acts, values, strict=True):
        own.append(await _took(act))
        began = time.perf_counter()
        bare.execute(sql, [str(each) if isinstance(each, UUID) else each for each in given]).fetchall()
        peers.append(time.perf_counter() - began)
    ratio = quantile(own, 0.5) / quantile(peers, 0.5)
    return name, _pair(own), _pair(peers), f"{ratio:.1f}"


async def _run(name: str, act: Act, bare: sqlite3.Connection, sql: str) -> tuple[str, ...]:
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    own = await _took(act)
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) / 1024
    wallet = await LedgerAccount.get(owner_id=BUSIEST)
    began = time.perf_counter()
    for _ in bare.execute(sql, [wallet.id] * sql.count("?")):
        pass
    peer = time.perf_counter() - began
    return name, f"{own:.1f}", f"{peer:.2f}", f"{own / peer:.1f}", f"{more:.0f}"


async def _staff() -> Scope:
    """Somebody of support; the busiest owner and everybody else has an account."""
    sam = await Account.create(email="sam@example.com", password_hash="!", created_at=now_ms())
    owners = await LedgerAccount.filter(kind="paid").values_list("owner_id", flat=True)
    rows = [
        Account(id=owner, email=f"{owner}@example.com", password_hash="!", created_at=0) for owner in owners
    ]
    await Account.bulk_create(rows, batch_size=1000)
    return Scope(Actor(ActorKind.PERSON, "a_sam", "Sam"), account_id=sam.id, staff=Role.OPERATOR)


async def _drained(lines: AsyncIterator[str]) -> None:
    async for _ in lines:
        pass


async def _examined(url: str | None) -> None:
    report = await verify(full=True, second=second_walker(url) if url else None)
    if not report.ok:
        raise RuntimeError(report.findings[0].sentence)


async def _took(act: Act) -> float:
    began = time.perf_counter()
    await act()
    return time.perf_counter() - began


def _pair(seconds: Sequence[float]) -> str:
    return f"{quantile(seconds, 0.5) * 1000:.2f} / {quantile(seconds, 0.99) * 1000:.2f}"
