"""The statement: a line for whatever touched an owner's accounts, balances, and a real examination."""

from uuid import UUID

import pytest
from tortoise.connection import get_connection

from app.core.ids import new_id
from ledger.accounts import BREAKAGE, DEFERRED, ISSUED_PAID, owed, paid_wallet
from ledger.grants import Grant, expire_lot, grant
from ledger.models import LedgerTx
from ledger.posting import By, Leg, Order, Posted, open_book, post
from ledger.statement import balance_as_of, balance_when, statement_of
from ledger.statement_check import check_statement
from ledger.wallets import spending
from tests.conftest import Database
from tests.fakes import NOON, FakeClock

ADA, MALLORY = new_id(), new_id()
BY = By("staff", "a_sam")
GUARDS = {
    "ledger_tx": "ledger_tx_stays",
    "ledger_entry": "ledger_entry_stays",
    "ledger_account": "ledger_account_follows_its_entries",
}


async def top_up(amount: int, owner: UUID = ADA) -> Posted:
    async with open_book() as book:
        legs = [Leg(ISSUED_PAID, -amount), Leg(paid_wallet(owner), amount)]
        return await post(book, Order("topup", f"t:{new_id()}", {}, legs, By("webhook"), owner))


async def give(amount: int, owner: UUID = ADA, days: int | None = None) -> Posted:
    expires_at = None if days is None else NOON + days * 86_400_000
    async with open_book() as book:
        return await grant(book, Grant(owner, amount, "a warm welcome", expires_at), str(new_id()), BY)


async def spend(amount: int, owner: UUID = ADA) -> Posted:
    async with open_book() as book:
        legs = [*await spending(book, owner, amount), Leg(DEFERRED, amount)]
        return await post(book, Order("buy_slot", f"b:{new_id()}", {}, legs, By("owner", "a_ada"), owner))


async def lines(owner: UUID = ADA) -> list[tuple[str, int, int]]:
    return [(each.kind, each.change, each.balance_after) for each in (await statement_of(owner)).lines]


async def falsify(database: Database, table: str, sql: str) -> None:
    """Change a row as somebody could who owns the database: without its guard."""
    steps = [f"DROP TRIGGER {GUARDS[table]}", sql]
    if database.kind == "postgres":
        off, on = (f"ALTER TABLE {table} {turn} TRIGGER {GUARDS[table]}" for turn in ("DISABLE", "ENABLE"))
        steps = [off, sql, on]
    for step in steps:
        await get_connection("default").execute_script(f"{step};")


async def test_the_newest_line_is_first_and_each_says_what_was_there_after_it(
    database: Database, clock: FakeClock
) -> None:
    await top_up(500)
    await give(100)
    await spend(480)
    assert await lines() == [("buy_slot", -480, 120), ("grant", 100, 600), ("topup", 500, 500)]


async def test_one_line_adds_up_all_accounts_that_a_purchase_drew_on(database: Database) -> None:
    await top_up(500)
    await give(100)
    await spend(480)
    parts = (await statement_of(ADA)).lines[0].parts
    assert parts == ((f"wallet:{ADA}:lot:1", -100), (f"wallet:{ADA}:paid", -380))


async def test_others_lines_are_not_shown(database: Database) -> None:
    await top_up(500, MALLORY)
    await top_up(100)
    assert await lines() == [("topup", 100, 100)]


async def test_a_debt_makes_the_balance_negative(database: Database) -> None:
    await top_up(100)
    async with open_book() as book:
        legs = [Leg(paid_wallet(ADA), -100), Leg(owed(ADA), -380), Leg(ISSUED_PAID, 480)]
        await post(book, Order("chargeback", "cb", {}, legs, By("webhook"), ADA))
    assert await lines() == [("chargeback", -480, -380), ("topup", 100, 100)]


async def test_who_has_nothing_has_an_empty_statement(database: Database) -> None:
    assert (await statement_of(ADA)).lines == ()
    assert await balance_as_of(ADA, 99) == 0
    assert await balance_when(ADA, NOON) == 0


async def test_pages_join_without_gap_or_overlap(database: Database) -> None:
    for amount in range(1, 8):
        await top_up(amount)
        await give(amount)
    whole = (await statement_of(ADA)).lines
    page = await statement_of(ADA, limit=3)
    seen = page.lines
    while page.older is not None:
        page = await statement_of(ADA, page.older, limit=3)
        seen += page.lines
    assert seen == whole
    assert len(whole) == 14


async def test_a_page_that_is_just_full_has_no_older_one(database: Database) -> None:
    await top_up(1)
    await top_up(2)
    assert (await statement_of(ADA, limit=2)).older is None
    assert (await statement_of(ADA, limit=1)).older == 2


async def test_more_accounts_than_one_question_asks_for_are_all_read(database: Database) -> None:
    for amount in range(1, 61):
        await give(amount)
        await spend(amount)
    statement = await statement_of(ADA, limit=200)
    assert len(statement.lines) == 120
    assert {each.balance_after for each in statement.lines if each.kind == "buy_slot"} == {0}


async def test_a_line_knows_what_took_it_back(database: Database) -> None:
    first = await top_up(100)
    async with open_book() as book:
        legs = [Leg(ISSUED_PAID, 100), Leg(paid_wallet(ADA), -100)]
        order = Order("reverse", "rev:1", {}, legs, BY, ADA, "asked for by mail", reverses=first.seq)
        await post(book, order)
    newest, oldest = (await statement_of(ADA)).lines
    assert (newest.reverses, newest.reason, oldest.reversed_by) == (1, "asked for by mail", 2)


async def test_the_balance_at_any_time_is_that_of_the_last_line_until_then(
    database: Database, clock: FakeClock
) -> None:
    await top_up(100)
    clock.forward(hours=1)
    await give(50)
    moments = [NOON - 1, NOON, NOON + 3_599_999, NOON + 3_600_000]
    assert [await balance_when(ADA, at) for at in moments] == [0, 100, 100, 150]


async def test_a_whole_statement_is_found_whole(database: Database, clock: FakeClock) -> None:
    await top_up(500)
    await give(100, days=1)
    await spend(480)
    clock.forward(days=2)
    async with open_book() as book:
        await expire_lot(book, f"wallet:{ADA}:lot:1", By("job"))
    checked = await check_statement(ADA, [1, 2, 3])
    assert (checked.ok, checked.entries, checked.total, checked.balance) == (True, 4, 120, 120)
    assert (checked.hashed, checked.at) == (3, NOON + 172_800_000)


async def test_an_empty_statement_is_whole_too(database: Database) -> None:
    assert (await check_statement(ADA, [])).ok


async def test_a_changed_amount_is_found_by_sum_step_and_hash(database: Database) -> None:
    await top_up(100)
    await top_up(200)
    await falsify(
        database,
        "ledger_entry",
        "UPDATE ledger_entry SET amount = 101 WHERE tx_id = 1 AND amount = 100",
    )
    faults = " ".join((await check_statement(ADA, [1, 2])).faults)
    assert "In “paid” 2 entries add up to 301, but 2 entries and 300 are on record." in faults
    assert "The balance after entry 1 does not follow from its past." in faults
    assert "Entry 1 is not what was sealed." in faults


async def test_a_changed_balance_is_found(database: Database) -> None:
    await top_up(100)
    await falsify(database, "ledger_account", "UPDATE ledger_account SET balance = 9 WHERE kind = 'paid'")
    checked = await check_statement(ADA, [1])
    assert (checked.ok, checked.total, checked.balance) == (False, 100, 9)


@pytest.mark.parametrize(
    ("table", "sql"),
    [
        ("ledger_tx", "UPDATE ledger_tx SET reason = 'another' WHERE seq = 2"),
        ("ledger_tx", "UPDATE ledger_tx SET prev_hash = 'another' WHERE seq = 2"),
        ("ledger_tx", "UPDATE ledger_tx SET legs = 3 WHERE seq = 2"),
        ("ledger_entry", "UPDATE ledger_entry SET tx_id = 1 WHERE id = 512"),
    ],
    ids=lambda value: value.rpartition("SET ")[2][:12],
)
async def test_a_changed_transaction_is_found_by_its_hash(database: Database, table: str, sql: str) -> None:
    await top_up(100)
    await give(200)
    await falsify(database, table, sql)
    assert (await check_statement(ADA, [1, 2])).faults == ("Entry 2 is not what was sealed.",)


@pytest.mark.sqlite_only
async def test_what_cannot_be_read_is_not_what_was_sealed(database: Database) -> None:
    await top_up(100)
    await give(200)
    await falsify(database, "ledger_tx", "UPDATE ledger_tx SET reason = CAST(x'ff41' AS TEXT) WHERE seq = 1")
    assert (await check_statement(ADA, [1, 2])).faults == ("Entry 1 is not what was sealed.",)


async def test_a_missing_transaction_is_found(database: Database) -> None:
    await top_up(100)
    assert (await check_statement(ADA, [7])).faults == ("Entry 7 is not what was sealed.",)


async def test_hundreds_of_transactions_are_sealed_anew(database: Database) -> None:
    for _ in range(130):
        await top_up(1)
    numbers = await LedgerTx.all().values_list("seq", flat=True)
    checked = await check_statement(ADA, [int(str(each)) for each in numbers])
    assert (checked.ok, checked.hashed) == (True, 130)


async def test_what_a_lot_loses_to_its_expiry_is_a_line(database: Database, clock: FakeClock) -> None:
    await give(100, days=1)
    clock.forward(days=1)
    async with open_book() as book:
        await expire_lot(book, f"wallet:{ADA}:lot:1", By("job"))
    assert await lines() == [("expire_lot", -100, 0), ("grant", 100, 100)]
    assert BREAKAGE.code not in dict((await statement_of(ADA)).lines[0].parts)
