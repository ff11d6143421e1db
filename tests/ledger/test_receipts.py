"""Receipts: what stands behind a line, and nothing of somebody else's."""

import pytest

from app.core.errors import NotFound
from app.core.ids import new_id
from ledger.models import Payment
from ledger.packs import PACKS
from ledger.payments import Wish, open_payment
from ledger.posting import By, open_book
from ledger.receipts import backed, receipt_of
from ledger.slots import buy_slot, refund_slot
from ledger.statement import statement_of
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.books import bought

ADA, MALLORY = new_id(), new_id()
BY = By("owner", "a_ada")


async def test_a_top_up_has_its_payment(database: Database) -> None:
    posted = await bought(ADA, 480)
    async with open_book() as book:
        payment, _ = await open_payment(book.db, Wish(ADA, PACKS["small"], "dev", "one"), book.now)
    await Payment.filter(id=payment.id).update(tx_seq=posted.seq, state="paid")
    found = (await receipt_of(ADA, posted.seq)).backed
    assert found.payment is not None
    assert (found.payment.id, found.period) == (payment.id, None)


async def test_a_purchase_and_its_refund_have_the_same_period(database: Database, clock: FakeClock) -> None:
    await bought(ADA, 480)
    async with open_book() as book:
        purchase = await buy_slot(book, ADA, key="one", by=BY, auto_renew=False, slot_id=new_id())
        await refund_slot(book, purchase.slot, BY, "no longer needed")
    refunded, paid, _ = await backed((await statement_of(ADA)).lines)
    assert refunded.period is not None
    assert paid.period is not None
    assert refunded.period.id == paid.period.id == purchase.period.id


async def test_a_receipt_names_the_key_that_made_it_happen_once(database: Database) -> None:
    await bought(ADA, 480)
    async with open_book() as book:
        await buy_slot(book, ADA, key="one", by=BY, auto_renew=False, slot_id=new_id())
    assert (await receipt_of(ADA, 2)).key == f"buy:{ADA}:one"


@pytest.mark.parametrize("seq", [0, 1, 3, 2**40])
async def test_a_number_that_is_none_of_hers_has_none(database: Database, seq: int) -> None:
    await bought(MALLORY, 1)
    await bought(ADA, 2)
    with pytest.raises(NotFound):
        await receipt_of(ADA, seq)


async def test_nothing_is_behind_no_lines(database: Database) -> None:
    assert await backed([]) == ()
