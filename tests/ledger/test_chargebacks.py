"""Money that goes back: how much a claim takes, whose act it is, and that it is one act."""

import pytest

from ledger.accounts import cash, sales
from ledger.chargebacks import Claim, give_back, give_up, take_back
from ledger.models import LedgerTx, Payment
from ledger.posting import open_book
from ledger.remains import Remains
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.whole_books import WORKER, Ids, top_up

# 490 came in for 480 tokens, and 100 of it went back already.
LEFT = Remains(cash("EUR"), sales("EUR"), 490, sold=490, bought=480, money=390, tokens=382, refunded=100)


@pytest.mark.parametrize(
    ("kind", "amount", "currency", "takes"),
    [
        ("chargeback", 200, "EUR", 200),
        ("chargeback", 490, "EUR", 390),
        ("refund", 200, "EUR", 100),
        ("refund", 100, "EUR", 0),
        ("refund", 99, "EUR", 0),
        ("refund", 1, "USD", 390),
    ],
)
def test_a_refund_names_all_so_far_and_a_dispute_its_own_sum(
    kind: str, amount: int, currency: str, takes: int
) -> None:
    assert Claim(kind, "x_1", amount, currency).share_of(LEFT) == takes


async def test_what_a_dispute_takes_and_returns_stands_once_under_its_owner_and_payment(
    database: Database, clock: FakeClock
) -> None:
    ids = Ids()
    payment = await Payment.get(tx_seq=await top_up(ids(), "small", clock.at, ids))
    claim = Claim("chargeback", "dp_1", payment.amount_minor, "EUR")
    async with open_book() as book:
        taken, won = [
            [await act(book, payment, claim, WORKER) for _ in range(2)] for act in (take_back, give_back)
        ]
    txs = await LedgerTx.filter(seq__gt=1).order_by("seq")
    whose = (payment.owner_id, "payment", str(payment.id))
    assert [(tx.kind, tx.key) for tx in txs] == [("chargeback", "cb:dp_1"), ("chargeback_won", "cbwon:dp_1")]
    assert {(tx.owner_id, tx.ref_kind, tx.ref_id) for tx in txs} == {whose}
    told = [(each.act, each.tokens, each.posted and each.posted.seq) for each in (taken[0], won[0]) if each]
    assert told == [("topup.disputed", -480, 2), ("topup.dispute_won", 480, 3)]
    assert (taken[1], won[1]) == (None, None)


async def test_a_lost_dispute_that_nobody_told_of_before_takes_and_is_lost_at_once(
    database: Database, clock: FakeClock
) -> None:
    ids = Ids()
    payment = await Payment.get(tx_seq=await top_up(ids(), "small", clock.at, ids))
    claim = Claim("chargeback", "dp_1", payment.amount_minor, "EUR")
    async with open_book() as book:
        settled = [await give_up(book, payment, claim, WORKER) for _ in range(2)]
    assert [[each.act for each in told] for told in settled] == [["topup.disputed", "topup.dispute_lost"], []]
    assert (await Payment.get(id=payment.id)).state == "lost"
