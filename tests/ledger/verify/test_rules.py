"""Each rule of the books: what breaks it, and the words it is found by."""

import pytest

from ledger.audit import verify
from ledger.verify.found import FOUND_MAX, Findings, Found
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of
from tests.ledger.whole_books import whole_books

MORE_ACCOUNT = (
    "INSERT INTO ledger_account (id, code, kind, unit, priority, balance, last_seq)"
    " VALUES (50, 'more', 'paid', 'HEP', 0, 0, 0)"
)
MORE_MOVED = (
    "UPDATE ledger_entry SET amount = amount + 1, balance_after = balance_after + 1"
    " WHERE id = (SELECT MAX(id) FROM ledger_entry)"
)
MORE_SLOT = (
    "INSERT INTO slot (id, owner_id, state, auto_renew, opened_at, ends_at) VALUES"
    " ('00000000-0000-7000-8000-0000000000ff', '00000000-0000-7000-8000-000000000001', 'active', '1', 1, 2)"
)
# What is done to `whole_books` (12 transactions, 28 entries), and the rule and the place that tell of it.
DAMAGE = [
    ("DELETE FROM ledger_tx WHERE seq = 5", "R1", "ledger_tx 5–5"),
    ("DELETE FROM ledger_tx WHERE seq = 12", "R1", "ledger_head 1"),
    ("UPDATE ledger_tx SET seq = -3 WHERE seq = 12", "R1", "ledger_tx -3"),
    ("UPDATE ledger_head SET seq = 7", "R1", "ledger_head 1"),
    ("DELETE FROM ledger_head", "R1", "ledger_head 1"),
    ("UPDATE ledger_tx SET reason = 'another reason' WHERE seq = 3", "R2", "ledger_tx 3"),
    ("UPDATE ledger_tx SET prev_hash = hash WHERE seq = 4", "R2", "ledger_tx 4"),
    ("UPDATE ledger_account SET floor = -9 WHERE code LIKE 'wallet:%:lot:2'", "R2", "ledger_tx 4"),
    ("UPDATE ledger_head SET frozen_reason = 'me'", "R2", "ledger_head 1"),
    ("DELETE FROM ledger_entry WHERE id = 1537", "R3", "ledger_entry 1536"),
    ("UPDATE ledger_entry SET amount = amount + 1 WHERE id = 1537", "R3", "ledger_entry 1536"),
    (MORE_MOVED, "R3", "ledger_entry 3072"),
    ("UPDATE ledger_entry SET tx_id = 7 WHERE id = 1537", "R3", "ledger_entry 1537"),
    ("UPDATE ledger_entry SET id = 1600 WHERE id = 1537", "R3", "ledger_entry 1536"),
    ("UPDATE ledger_entry SET id = 4 WHERE id = 1537", "R3", "ledger_entry 4"),
    ("UPDATE ledger_entry SET id = 3400 WHERE id = 1537", "R3", "ledger_entry 3400"),
    ("DELETE FROM ledger_tx WHERE seq = 5", "R3", "ledger_entry 1280"),
    ("UPDATE ledger_entry SET balance_after = balance_after + 1 WHERE id = 1537", "R4", "ledger_entry 1537"),
    (
        "UPDATE ledger_account SET balance = balance + 1 WHERE code = 'deferred:slots'",
        "R4",
        "ledger_account ",
    ),
    ("UPDATE ledger_entry SET aseq = 9 WHERE id = 1537", "R5", "ledger_entry 1537"),
    ("UPDATE ledger_entry SET account_id = 99 WHERE id = 1537", "R5", "ledger_entry 1537"),
    ("UPDATE ledger_account SET last_seq = 9 WHERE code = 'deferred:slots'", "R5", "ledger_account "),
    (MORE_ACCOUNT, "R5", "ledger_account 50"),
    ("UPDATE ledger_account SET floor = 500 WHERE code = 'deferred:slots'", "R6", "ledger_entry 1538"),
    ("UPDATE ledger_tx SET at = at - 4000000000000 WHERE seq = 6", "R7", "ledger_tx 6"),
    ("UPDATE ledger_head SET at = 7", "R7", "ledger_head 1"),
    ("UPDATE slot_period SET ends_at = ends_at + 1 WHERE id = 6", "R8", "slot_period 6"),
    ("DELETE FROM slot_period WHERE id = 6", "R8", "ledger_tx 6"),
    ("DELETE FROM slot_period WHERE id = 6", "R8", "slot_period 11"),
    ("UPDATE slot_period SET settled_seq = NULL WHERE settled_seq = 10", "R8", "ledger_tx 10"),
    ("UPDATE slot_period SET settled_seq = 3 WHERE id = 6", "R8", "slot_period 6"),
    ("DELETE FROM slot_period WHERE id = 12", "R8", "ledger_account deferred:slots"),
    ("UPDATE slot SET ends_at = ends_at + 1 WHERE state = 'active'", "R8", "slot "),
    (MORE_SLOT, "R8", "slot 00000000-0000-7000-8000-0000000000ff"),
    ("UPDATE payment SET tokens = 9 WHERE tx_seq = 1", "R9", "payment "),
    ("UPDATE payment SET state = 'paid' WHERE tx_seq = 2", "R9", "payment "),
    ("UPDATE payment SET tx_seq = 77 WHERE tx_seq = 1", "R9", "payment "),
    ("DELETE FROM payment WHERE tx_seq = 1", "R9", "ledger_tx 1"),
    ("DELETE FROM payment WHERE tx_seq = 2", "R9", "ledger_tx 2"),
    ("UPDATE entitlement_event SET plan = 'business' WHERE id = 1", "R13", "entitlement_event 1"),
    ("DELETE FROM entitlement_event WHERE id = 1", "R13", "entitlement_event 2"),
    ("DELETE FROM entitlement_event WHERE id = 2", "R13", "ledger_head 1"),
]


NEW = {"ledger_entry", "slot_period", "payment"}


@pytest.mark.parametrize(("sql", "rule", "where"), DAMAGE)
async def test_damage_is_told_by_its_rule_and_place(
    database: Database, clock: FakeClock, sql: str, rule: str, where: str
) -> None:
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run(sql)
    report = await verify(full=True)
    assert any(found.rule == rule and found.where.startswith(where) for found in report.findings), report


@pytest.mark.parametrize(("sql", "rule", "where"), [one for one in DAMAGE if NEW & set(one[0].split())])
async def test_damage_to_what_is_new_is_found_within_the_hour(
    database: Database, clock: FakeClock, sql: str, rule: str, where: str
) -> None:
    assert (await verify(full=False)).ok
    await whole_books(clock)
    async with vandal_of(database) as vandal:
        await vandal.run(sql)
    assert not (await verify(full=False)).ok


async def test_damage_everywhere_does_not_fill_the_memory(database: Database) -> None:
    findings = Findings()
    for number in range(FOUND_MAX + 50):
        findings.add(Found("R4", f"ledger_entry {number}", "Wrong."))
    assert (findings.count, len(findings.kept)) == (FOUND_MAX + 50, FOUND_MAX)
