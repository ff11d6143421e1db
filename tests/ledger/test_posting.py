"""Posting: balanced, sealed, gap-free, rising in time, once a key; and the database keeps all of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import IntegrityError, OperationalError

from app.core.errors import Invalid
from app.core.ids import new_id
from ledger.accounts import DEFERRED, ISSUED_PAID, AccountSpec, cash, lot, owed, paid_wallet, sales
from ledger.audit import verify
from ledger.head import Frozen
from ledger.legs import legs_of
from ledger.models import LedgerAccount, LedgerEntry, LedgerHead, LedgerTx
from ledger.posting import LEGS_MAX, By, Leg, Order, Overdrawn, Posted, open_book, post, post_all
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.verify.vandal import vandal_of

OWNER = new_id()
REFUSED = (IntegrityError, OperationalError)


def an_order(key: str = "one", amount: int = 100, owner: UUID = OWNER) -> Order:
    legs = [Leg(ISSUED_PAID, -amount), Leg(paid_wallet(owner), amount)]
    return Order("topup", key, {"amount": amount}, legs, By("webhook"), owner)


async def posted(order: Order) -> Posted:
    async with open_book() as book:
        return await post(book, order)


def exactly(sentence: str) -> str:
    """A pattern that only this sentence fits."""
    return f"^{re.escape(sentence)}$"


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
    assert (head.seq, head.hash, head.at) == (2, second.hash, second.at)


async def test_a_transaction_says_who_did_what_to_whom_why_and_when(
    database: Database, clock: FakeClock
) -> None:
    legs = an_order().legs
    ref, by = ("payment", "t_1"), By("staff", "sam")
    order = Order("adjust", "k", {"b": OWNER, "a": 1}, legs, by, OWNER, "because", ref, None, 5)
    done = await posted(order)
    row = await LedgerTx.get(seq=1)
    assert (row.kind, row.key, row.asked) == ("adjust", "k", f'{{"a":1,"b":"{OWNER}"}}')
    assert (row.at, row.effective_at, row.owner_id) == (clock.at * 1000, 5, OWNER)
    assert (row.actor_kind, row.actor_id, row.reason) == ("staff", "sam", "because")
    assert (row.ref_kind, row.ref_id, row.reverses, row.legs) == ("payment", "t_1", None, 2)
    assert done == Posted(1, row.at, row.hash, ref, replayed=False)


async def test_what_is_not_said_is_empty_and_takes_effect_now(database: Database, clock: FakeClock) -> None:
    await posted(Order("topup", "k", {}, an_order().legs, By("job")))
    row = await LedgerTx.get(seq=1)
    assert (row.asked, row.actor_id, row.reason, row.owner_id) == ("{}", "", "", None)
    assert (row.ref_kind, row.ref_id, row.effective_at) == ("", "", clock.at)


@pytest.mark.parametrize(
    "spec",
    [
        paid_wallet(OWNER),
        lot(OWNER, 3, priority=7, effective_at=11, expires_at=12),
        lot(OWNER, 3, priority=0, effective_at=11, expires_at=None),
        cash("EUR", "dev"),
    ],
    ids=lambda spec: spec.kind,
)
async def test_an_account_is_opened_as_it_was_named_and_stays_so(
    database: Database, spec: AccountSpec
) -> None:
    legs = [Leg(AccountSpec("other", "sales", spec.unit), -5), Leg(spec, 5)]
    for key in ("first", "second"):
        await posted(Order("grant", key, {}, legs, By("job")))
    async with open_book() as book:
        assert await legs_of(book, 1) == await legs_of(book, 2) == legs
        assert await legs_of(book, 3) == []
    assert (await verify(full=True)).ok


async def test_legs_are_read_with_their_accounts_or_not_at_all(database: Database) -> None:
    await posted(an_order())
    async with vandal_of(database) as vandal:
        await vandal.run("DELETE FROM ledger_account WHERE kind = 'paid'")
    async with open_book() as book:
        with pytest.raises(ValueError, match="longer"):
            await legs_of(book, 1)


async def test_time_rises_also_when_the_clock_steps_back(database: Database, clock: FakeClock) -> None:
    first = await posted(an_order("a"))
    clock.at -= 3_600_000
    assert (await posted(an_order("b"))).at == first.at + 1


async def test_a_key_posts_once(database: Database) -> None:
    first, again = await posted(an_order("a")), await posted(an_order("a"))
    assert (first.replayed, again.replayed) == (False, True)
    assert (again.seq, again.at, again.hash, again.ref) == (first.seq, first.at, first.hash, first.ref)
    assert await LedgerTx.all().count() == 1


async def test_many_orders_at_once_post_what_one_after_the_other_would(
    database: Database, clock: FakeClock
) -> None:
    orders = [an_order("a", 100), an_order("b", 50, new_id()), an_order("c", 7)]
    orders = [replace(order, kind="adjust") for order in orders]
    async with open_book() as book:
        first, second, third = await post_all(book, orders)
        assert (book.head.seq, book.head.hash, book.head.at) == (3, third.hash, third.at)
    assert [first.seq, second.seq, third.seq] == [1, 2, 3]
    assert (first.at, second.at, third.at) == tuple(clock.at * 1000 + number for number in range(3))
    assert (await balances())[f"wallet:{OWNER}:paid"] == 107
    entries = await LedgerEntry.filter(account__code="issued:paid").order_by("id")
    assert [(entry.aseq, entry.balance_after) for entry in entries] == [(1, -100), (2, -150), (3, -157)]
    assert (await verify(full=True)).ok


async def test_of_many_orders_those_that_were_posted_before_answer_with_that(database: Database) -> None:
    before = await posted(an_order("b"))
    async with open_book() as book:
        done = await post_all(book, [an_order("a"), an_order("b"), an_order("c")])
    assert [(each.seq, each.replayed) for each in done] == [(2, False), (before.seq, True), (3, False)]
    async with open_book() as book:
        assert await post_all(book, []) == []
        assert book.head.seq == 3


async def test_of_many_orders_one_that_takes_too_much_undoes_all(database: Database) -> None:
    legs = [Leg(paid_wallet(OWNER), -101), Leg(DEFERRED, 101)]
    with pytest.raises(Overdrawn, match=exactly(f"wallet:{OWNER}:paid has 100, 101 were to be taken")):
        async with open_book() as book:
            await post_all(book, [an_order("a", 100), Order("buy_slot", "b", {}, legs, By("owner"))])
    assert await LedgerTx.all().count() == await LedgerAccount.all().count() == 0


async def test_an_order_that_failed_leaves_the_open_books_where_they_were(database: Database) -> None:
    legs = [Leg(paid_wallet(OWNER), -101), Leg(DEFERRED, 101)]
    async with open_book() as book:
        with pytest.raises(Overdrawn):
            await post_all(book, [an_order("a", 100), Order("buy_slot", "b", {}, legs, By("owner"))])
        assert book.head.seq == 0
        assert (await post(book, an_order("a", 100))).seq == 1


async def test_a_key_with_something_else_names_what_differs(database: Database) -> None:
    legs, by = an_order().legs, By("webhook")
    await posted(Order("topup", "a", {"amount": 1, "pack": "small", "same": 0}, legs, by))
    with pytest.raises(Invalid) as refused:
        await posted(Order("topup", "a", {"amount": 2, "payer": "ada", "same": 0}, legs, by))
    assert refused.value.field == "idempotencyKey"
    assert refused.value.sentence == "This key was used before with another amount, pack, payer."


async def test_a_wallet_never_goes_below_zero(database: Database) -> None:
    await posted(an_order(amount=100))
    legs = [Leg(paid_wallet(OWNER), -101), Leg(DEFERRED, 101)]
    told = f"wallet:{OWNER}:paid has 100, 101 were to be taken"
    with pytest.raises(Overdrawn, match=exactly(told)):
        await posted(Order("buy_slot", "b", {}, legs, By("owner")))
    assert (await LedgerHead.get(id=1)).seq == 1


async def test_a_debt_never_goes_above_zero(database: Database) -> None:
    legs = [Leg(ISSUED_PAID, 1), Leg(owed(OWNER), -1)]
    await posted(Order("chargeback", "a", {}, legs, By("webhook")))
    legs = [Leg(ISSUED_PAID, -2), Leg(owed(OWNER), 2)]
    with pytest.raises(Overdrawn, match=exactly(f"owed:{OWNER} stands at -1, 2 were to be put there")):
        await posted(Order("settle_owed", "b", {}, legs, By("job")))


def many(legs: int) -> list[Leg]:
    """One account gives a unit to each of the others."""
    into = [Leg(paid_wallet(UUID(int=number)), 1) for number in range(1, legs)]
    return [Leg(ISSUED_PAID, -len(into)), *into]


async def test_a_debt_is_settled_to_the_last_token(database: Database) -> None:
    await posted(Order("chargeback", "a", {}, [Leg(ISSUED_PAID, 2), Leg(owed(OWNER), -2)], By("webhook")))
    await posted(Order("settle_owed", "b", {}, [Leg(ISSUED_PAID, -2), Leg(owed(OWNER), 2)], By("job")))
    assert (await balances())[f"owed:{OWNER}"] == 0


async def test_a_transaction_names_the_one_that_it_takes_back(database: Database) -> None:
    await posted(an_order("a"))
    legs = [Leg(leg.account, -leg.amount) for leg in an_order().legs]
    await posted(Order("reverse", "b", {}, legs, By("staff"), OWNER, reverses=1))
    assert [tx.reverses for tx in await LedgerTx.all().order_by("seq")] == [None, 1]


async def test_postings_of_one_opened_book_follow_each_other(database: Database) -> None:
    async with open_book() as book:
        seqs = [(await post(book, an_order(key))).seq for key in "abc"]
        assert (seqs, book.head.seq) == ([1, 2, 3], 3)
    hashes = [(tx.prev_hash, tx.hash) for tx in await LedgerTx.all().order_by("seq")]
    assert [before for before, _ in hashes[1:]] == [own for _, own in hashes[:-1]]


HOW_MANY, ADD_UP = "a transaction has 2 to 256 legs", "the legs of each unit add up to nothing"
UNSOUND = {
    "one leg": ([Leg(ISSUED_PAID, -1)], HOW_MANY),
    "too many legs": (many(LEGS_MAX + 1), HOW_MANY),
    "unbalanced": ([Leg(ISSUED_PAID, -1), Leg(paid_wallet(OWNER), 2)], ADD_UP),
    "across units": ([Leg(ISSUED_PAID, -1), Leg(cash("EUR"), 1)], ADD_UP),
    "nothing moved": ([Leg(ISSUED_PAID, 0), Leg(paid_wallet(OWNER), 0)], "a leg moves something"),
    "one account twice": (
        [Leg(ISSUED_PAID, -1), Leg(ISSUED_PAID, 1)],
        "an account stands in a transaction once",
    ),
}


@pytest.mark.parametrize(("legs", "why"), UNSOUND.values(), ids=UNSOUND)
async def test_legs_that_cannot_stand_are_not_posted(
    database: Database, legs: Sequence[Leg], why: str
) -> None:
    with pytest.raises(AssertionError, match=exactly(why)):
        await posted(Order("topup", "bad", {}, legs, By("job")))


async def test_256_legs_stand_in_one_transaction(database: Database) -> None:
    await posted(Order("grant", "big", {}, many(LEGS_MAX), By("job")))
    await posted(Order("grant", "next", {}, many(2), By("job")))
    assert await LedgerEntry.filter(tx_id=1).count() == LEGS_MAX == 256
    assert (await verify(full=True)).ok


async def test_money_and_tokens_stand_in_one_transaction(database: Database) -> None:
    legs = [*an_order().legs, Leg(cash("EUR"), 500), Leg(sales("EUR"), -500)]
    await posted(Order("topup", "both", {}, legs, By("webhook"), OWNER))
    assert (await balances())["cash:stripe:EUR"] == 500


async def test_frozen_books_take_nothing(database: Database) -> None:
    await posted(an_order("a"))
    await LedgerHead.filter(id=1).update(frozen_reason="R4 wallet")
    with pytest.raises(Frozen) as refused:
        await posted(an_order("b"))
    assert refused.value.sentence == "The books are stopped for an examination. Nothing was taken."
    assert refused.value.retry_after_seconds == 3600


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
