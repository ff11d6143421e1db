"""Each rule of the books: what breaks it, and the words it is found by."""

import re
from pathlib import Path

import pytest

from ledger.audit import Report, verify
from ledger.verify.found import FOUND_MAX, Findings, Found
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import whole_books

# What is done to `whole_books` (12 transactions, 28 entries), and below it, in the words that support reads,
# everything that is found then.
SAMPLES = (Path(__file__).parent / "damage.txt").read_text("utf-8").strip().split("\n\n")
TOLD = {sql: told for sql, *told in map(str.splitlines, SAMPLES)}
NEW = {"ledger_entry", "slot_period", "payment"}


def words(report: Report) -> list[str]:
    """The findings, with a mark for the numbers of accounts, which a database chooses."""
    told = [f"{found.rule} {found.where}: {found.sentence}" for found in report.findings]
    return [re.sub(r"ledger_account \d+:", "ledger_account #:", each) for each in told]


@pytest.mark.parametrize("sql", TOLD)
async def test_damage_is_told_by_its_rule_and_place(database: Database, clock: FakeClock, sql: str) -> None:
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run(sql)
    report = await verify(full=True)
    assert words(report) == TOLD[sql]
    assert (report.ok, report.count) == (False, len(TOLD[sql]))


@pytest.mark.parametrize("sql", [sql for sql in TOLD if NEW & set(sql.split())])
async def test_damage_to_what_is_new_is_found_within_the_hour(
    database: Database, clock: FakeClock, sql: str
) -> None:
    assert (await verify(full=False)).ok
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run(sql)
    found = words(await verify(full=False))
    assert found
    assert set(found) <= set(TOLD[sql])


async def test_damage_everywhere_does_not_fill_the_memory(database: Database) -> None:
    findings = Findings()
    for number in range(FOUND_MAX + 50):
        findings.add(Found("R4", f"ledger_entry {number}", "Wrong."))
    assert (findings.count, len(findings.kept)) == (FOUND_MAX + 50, FOUND_MAX)
