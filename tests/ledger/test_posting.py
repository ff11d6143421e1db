"""Posting: balanced, sealed, gap-free, rising in time, once a key; and the database keeps all of it."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import IntegrityError, OperationalError

from app.core.errors import Invalid
from app.core.ids import new_id
from ledger.accounts import DEFERRED, ISSUED_PAID, cash, owed, paid_wallet, sales
from ledger.head import Frozen
from ledger.models import LedgerAccount, LedgerEntry, LedgerHead, LedgerTx
from ledger.posting import By, Leg, Order, Overdrawn, Posted, open_book, post
from tests.conftest import Database
from tests.fakes import FakeClock

OWNER = new_id()
REFUSED = (IntegrityError, OperationalError)


def an_order(key: str = "one", amount: int = 100, owner: UUID = OWNER) -> Order:
    legs = [Leg(ISSUED_PAID, -amount), Leg(paid_wallet(owner), amount)]
    return Order("topup", key, {"amount": amount}, legs, By("webhook"), owner)


async def posted(order: Order) -> Posted:
    async with open_book() as book:
        return await post(book, order)


async def balances() -> dict[str, int]:
    return {row.code: row.balance for row in await LedgerAccount.all()}


async def test_units_move_from_one_account_to_another(database: Database) -> None:
    await posted(an_order(amount=100))
    assert await balances() == {"issued:paid": -100, f"wallet:{OWNER}:paid": 100}


async def test_numbers_have_no_gap_and_each_hash_follows_the_one_before(database: Database) -> None:
    first, second = await posted(an_order("a")), await posted(an_order("b"))
    rows = await LedgerTx.all().order_by("seq")
    assert [row.seq for row in rows] == [first.seq, second.seq] == [1, 2]
    assert (rows[0].prev_hash, rows[1].prev_hash) == ("0" * 64, first.hash)
    head = await LedgerHead.get(id=1)
    assert (head.seq, head.hash) == (2, second.hash)


async def test_time_rises_also_when_the_clock_steps_back(database: Database, clock: FakeClock) -> None:
    first = await posted(an_order("a"))
    clock.at -= 3_600_000
    assert (await posted(an_order("b"))).at == first.at + 1


async def test_a_key_posts_once(database: Database) -> None:
    first, again = await posted(an_order("a")), await posted(an_order("a"))
    assert (again.seq, again.hash, again.replayed) == (first.seq, first.hash, True)
    assert await LedgerTx.all().count() == 1


async def test_a_key_with_something_else_names_what_differs(database: Database) -> None:
    await posted(an_order("a", 100))
    with pytest.raises(Invalid, match="amount"):
        await posted(an_order("a", 200))


async def test_a_wallet_never_goes_below_zero(database: Database) -> None:
    await posted(an_order(amount=100))
    legs = [Leg(paid_wallet(OWNER), -101), Leg(DEFERRED, 101)]
    with pytest.raises(Overdrawn):
        await posted(Order("buy_slot", "b", {}, legs, By("owner")))
    assert (await LedgerHead.get(id=1)).seq == 1


async def test_a_debt_never_goes_above_zero(database: Database) -> None:
    legs = [Leg(ISSUED_PAID, -1), Leg(owed(OWNER), 1)]
    with pytest.raises(Overdrawn):
        await posted(Order("settle_owed", "b", {}, legs, By("job")))


@pytest.mark.parametrize(
    "legs",
    [
        [Leg(ISSUED_PAID, -1)],
        [Leg(ISSUED_PAID, -1), Leg(paid_wallet(OWNER), 2)],
        [Leg(ISSUED_PAID, -1), Leg(cash("EUR"), 1)],
        [Leg(ISSUED_PAID, 0), Leg(paid_wallet(OWNER), 0)],
        [Leg(ISSUED_PAID, -1), Leg(ISSUED_PAID, 1)],
    ],
    ids=["one leg", "unbalanced", "across units", "nothing moved", "one account twice"],
)
async def test_legs_that_cannot_stand_are_not_posted(database: Database, legs: Sequence[Leg]) -> None:
    with pytest.raises(AssertionError):
        await posted(Order("topup", "bad", {}, legs, By("job")))


async def test_money_and_tokens_stand_in_one_transaction(database: Database) -> None:
    legs = [*an_order().legs, Leg(cash("EUR"), 500), Leg(sales("EUR"), -500)]
    await posted(Order("topup", "both", {}, legs, By("webhook"), OWNER))
    assert (await balances())["cash:stripe:EUR"] == 500


async def test_frozen_books_take_nothing(database: Database) -> None:
    await posted(an_order("a"))
    await LedgerHead.filter(id=1).update(frozen_reason="R4 wallet")
    with pytest.raises(Frozen):
        await posted(an_order("b"))


async def test_what_the_caller_gives_up_is_not_in_the_books(database: Database) -> None:
    async def given_up() -> None:
        async with open_book() as book:
            await post(book, an_order())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await given_up()
    assert await LedgerTx.all().count() == 0


GUARDED = {
    "a balance without an entry": "UPDATE ledger_account SET balance = balance + 1",
    "a floor moved": "UPDATE ledger_account SET floor = -9 WHERE kind = 'paid'",
    "an account opened full": "INSERT INTO ledger_account (code, kind, unit, priority, balance, last_seq)"
    " VALUES ('x', 'paid', 'HEP', 0, 5, 0)",
    "an account removed": "DELETE FROM ledger_account",
    "an entry changed": "UPDATE ledger_entry SET amount = amount + 1",
    "an entry removed": "DELETE FROM ledger_entry",
    "a late leg": "INSERT INTO ledger_entry (id, account_id, aseq, tx_id, amount, balance_after)"
    " SELECT 256 + 9, account_id, aseq + 1, 1, 1, balance_after + 1 FROM ledger_entry WHERE id = 256",
    "a leg that skips": "INSERT INTO ledger_entry (id, account_id, aseq, tx_id, amount, balance_after)"
    " SELECT 512, account_id, aseq + 2, 2, 1, balance_after + 1 FROM ledger_entry WHERE id = 256",
    "a leg without a header": "INSERT INTO ledger_entry (id, account_id, aseq, tx_id, amount, balance_after)"
    " SELECT 512, account_id, aseq + 1, 2, 1, balance_after + 1 FROM ledger_entry WHERE id = 256",
    "a transaction changed": "UPDATE ledger_tx SET reason = 'other'",
    "a transaction removed": "DELETE FROM ledger_tx",
    "a header without legs": "INSERT INTO ledger_tx (seq, kind, key, asked, at, effective_at, actor_kind,"
    " actor_id, reason, ref_kind, ref_id, legs, prev_hash, hash) SELECT 2, 'topup', 'z', '{}', at + 1, 0,"
    " 'job', '', '', '', '', 2, hash, hash FROM ledger_tx WHERE seq = 1",
    "a head that jumps": "UPDATE ledger_head SET seq = 7",
    "a head that goes back": "UPDATE ledger_head SET seq = 0",
    "a head removed": "DELETE FROM ledger_head",
}


@pytest.mark.parametrize("sql", GUARDED.values(), ids=GUARDED.keys())
async def test_the_database_itself_refuses(database: Database, sql: str) -> None:
    await posted(an_order())
    with pytest.raises(REFUSED):
        await get_connection("default").execute_query(sql)
    assert (await LedgerEntry.all().count(), (await LedgerHead.get(id=1)).seq) == (2, 1)
