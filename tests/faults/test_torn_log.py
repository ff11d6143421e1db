"""However the log of the database is torn: what opens is the state after some commit, whole and at work."""

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from app.db.opening import database_open
from app.db.reading import read
from ledger.audit import verify
from tests.evidence import Sheets, Size
from tests.fakes import FakeClock, RecordingPublisher
from tests.faults.torn_log import TEARS, commits_in
from tests.ledger.books import granted
from tests.mailbox import mailbox_plugged
from tests.tenants.slots.living import a_tenant, live

pytestmark = pytest.mark.sqlite_only


@dataclass(frozen=True)
class Crashed:
    """A database file of long ago, and all that was committed since in its log."""

    folder: Path
    log: bytes

    def with_log(self, log: bytes) -> str:
        """Both beside each other, as a machine that starts again finds them; the database's address."""
        path = self.folder / "torn.sqlite3"
        for old in self.folder.glob("torn.*"):
            old.unlink()
        shutil.copyfile(self.folder / "kept.sqlite3", path)
        path.with_name("torn.sqlite3-wal").write_bytes(log)
        return f"sqlite:///{path}"


async def crashed(path: Path, clock: FakeClock) -> Crashed:
    """Two tenants lived with slots, pages, gifts and letters; a reader kept the log from being emptied."""
    with closing(sqlite3.connect(path)) as reader, mailbox_plugged():
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM account").fetchone()
        async with database_open(f"sqlite:///{path}"):
            for number in range(2):
                tenant = await a_tenant()
                await granted(tenant.id, 480 * 3 + 20, expires_at=clock.at + 10**10)
                await tenant.page(f"one-{number}")
                await tenant.buy(auto_renew=True)
                await tenant.page(f"two-{number}")
            await live(clock, 80)
            shutil.copyfile(path, path.with_name("kept.sqlite3"))
            log = path.with_name(f"{path.name}-wal").read_bytes()
    return Crashed(path.parent, log)


async def content_of(url: str) -> str:
    """A digest of every row of every table, as the product opens and reads them."""
    async with database_open(url):
        (tables,) = await read(("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", ()))
        rows = await read(*((f'SELECT * FROM "{name}"', ()) for (name,) in tables))
    return sha256(repr([sorted(map(repr, each)) for each in rows]).encode()).hexdigest()


async def require_working_books(url: str) -> None:
    """Whole, and the next posting goes on from there."""
    async with database_open(url):
        assert (await verify(full=True)).findings == ()
        await granted((await a_tenant()).id, 5)
        assert (await verify(full=False)).findings == ()


async def test_a_torn_log_leaves_the_state_after_some_commit(
    sqlite_template: Path,
    publisher: RecordingPublisher,
    clock: FakeClock,
    tmp_path: Path,
    size: Size,
    evidence: Sheets,
) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "hep.sqlite3")
    crash = await crashed(tmp_path / "hep.sqlite3", clock)
    ends = [0, *commits_in(crash.log)]
    states = [await content_of(crash.with_log(crash.log[:end])) for end in ends]
    assert len(set(states)) == len(states) > 50

    chance, times, found = random.Random(1_000), size(ci=100, full=1_000), Counter[int]()
    for turn in range(times):
        url = crash.with_log(TEARS[turn % len(TEARS)](crash.log, chance))
        found[states.index(await content_of(url))] += 1
        await require_working_books(url)
    assert len(found) > min(times, len(states)) // 4
    evidence("torn-log")(
        f"{times} cuts, flips and lost sectors in a log of {len(ends) - 1} commits, {len(crash.log):,} bytes:"
        f" {len(found)} different states, each that after some commit; books whole and at work in all"
    )
