"""The same story on SQLite and PostgreSQL ends with the same head; the exported log rebuilds it anywhere."""

import shutil
from pathlib import Path

import pytest

from app.db.migrate import migrate
from app.db.opening import database_open
from ledger.audit import Report, verify
from ledger.rebuild import rebuild
from tests.evidence import Sheets, Size
from tests.fakes import NOON, FakeClock
from tests.ledger.export.checkers import refusing, text_of
from tests.ledger.story import Story


async def told(url: str, clock: FakeClock, steps: int, folder: Path) -> tuple[Report, str]:
    """How the books look after the story, and their log."""
    clock.at = NOON
    async with database_open(url):
        await Story(clock, seed=11).go_on(steps)
        assert await refusing(folder) == []
        return await verify(full=True), await text_of("log")


@pytest.mark.postgres_only
async def test_both_databases_end_with_the_same_head(
    database_url: str, sqlite_template: Path, tmp_path: Path, clock: FakeClock, size: Size, evidence: Sheets
) -> None:
    steps, file = size(ci=500, full=5000), tmp_path / "same.sqlite3"
    shutil.copyfile(sqlite_template, file)
    ours, our_log = await told(f"sqlite:///{file}", clock, steps, tmp_path)
    theirs, their_log = await told(database_url, clock, steps, tmp_path)
    assert (ours.findings, theirs.findings) == ((), ())
    assert (ours.seq, ours.entries, ours.head) == (theirs.seq, theirs.entries, theirs.head)
    assert our_log == their_log
    told_of = f"{steps} acts, {ours.seq} transactions: SQLite and PostgreSQL end with {ours.head}"
    evidence("two-databases")(told_of)


async def test_the_log_rebuilds_the_same_head_in_an_empty_database(
    database_url: str, empty_database_url: str, tmp_path: Path, clock: FakeClock
) -> None:
    before, log = await told(database_url, clock, 150, tmp_path)
    await migrate(empty_database_url)
    async with database_open(empty_database_url):
        assert await rebuild(log.splitlines()) == before.head
        assert await verify(full=True) == before
        assert await text_of("log") == log
