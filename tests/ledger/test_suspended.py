"""Money in suspense: it buys tokens for whom a person says, or goes back; once, and nothing of it is lost."""

from collections.abc import AsyncIterator

import pytest

from app.core.errors import Conflict, Invalid
from app.core.ids import new_id
from ledger.accounts import cash, paid_wallet, sales, suspense
from ledger.audit import verify
from ledger.chargebacks import Claim, give_back, take_back
from ledger.models import Finding, LedgerAccount, LedgerTx, Payment
from ledger.posting import By, Posted, open_book
from ledger.reversing import reverse
from ledger.suspended import held_by, pay_back, place
from ledger.topups import Receipt, hold_stray
from ledger.wallets import wallet_of
from tests.conftest import Database
from tests.fakes import FakeClock
from tests.ledger.books import STAFF, balance_of, in_debt
from tests.ledger.whole_books import Ids, top_up

WHY = "the customer showed the receipt"
OWNER, OTHER = new_id(), new_id()
JOB = By("job")
CAME = 400


@pytest.fixture(autouse=True)
async def whole(database: Database, clock: FakeClock) -> AsyncIterator[None]:
    """Whatever a test did, the examination finds nothing to complain of afterwards."""
    yield
    assert (await verify(full=True)).findings == ()


@pytest.fixture
async def wrong(whole: None, clock: FakeClock) -> int:
    """A transaction: 4.00 EUR came for a pack of 4.90 EUR."""
    return await top_up(OWNER, "small", clock.at, Ids(), amount=CAME)


@pytest.fixture
async def stray(whole: None) -> int:
    """A transaction: 4.00 EUR came that nobody had asked for."""
    async with open_book() as book:
        await hold_stray(book, Receipt("stripe", "cs_1", "pi_1", "evt_1", CAME, "EUR"), By("webhook"))
    return int((await LedgerTx.get(kind="suspense")).seq)


async def placed(seq: int, tokens: int = 390, *, owner: object = OWNER, key: str = "one") -> Posted:
    async with open_book() as book:
        return await place(book, seq, owner, tokens, WHY, key, STAFF)  # type: ignore[arg-type]


async def paid_back(seq: int, key: str = "one") -> Posted:
    async with open_book() as book:
        return await pay_back(book, seq, WHY, key, STAFF)


async def balance(code: str) -> int:
    found = await LedgerAccount.get_or_none(code=code)
    return found.balance if found else 0


async def money() -> tuple[int, int, int]:
    """In cash, in suspense, sold for."""
    codes = (cash("EUR").code, suspense("EUR").code, sales("EUR").code)
    held, nobodys, sold = [await balance(code) for code in codes]
    return held, -nobodys, -sold


async def worth(seq: int) -> int:
    async with open_book() as book:
        return (await held_by(book, seq)).worth


async def test_held_money_is_worth_tokens_at_the_price_of_its_payment(clock: FakeClock) -> None:
    seq = await top_up(OWNER, "medium", clock.at, Ids(), amount=CAME)
    assert await worth(seq) == CAME * 1440 // 1390


async def test_a_stray_is_worth_tokens_at_the_price_of_the_smallest_pack(stray: int) -> None:
    assert await worth(stray) == CAME * 480 // 490


async def test_money_in_another_currency_is_worth_what_a_person_says(whole: None) -> None:
    async with open_book() as book:
        await hold_stray(book, Receipt("stripe", "cs_1", "pi_1", "evt_1", CAME, "USD"), By("webhook"))
    assert await worth(1) == 0


async def test_placed_money_buys_tokens(wrong: int) -> None:
    assert (await money(), await balance_of(OWNER)) == ((CAME, CAME, 0), 0)
    await placed(wrong)
    assert (await money(), await balance(paid_wallet(OWNER).code)) == ((CAME, 0, CAME), 390)
    assert (await Payment.get()).state == "paid"


async def test_placing_closes_the_finding_and_says_how(wrong: int) -> None:
    posted = await placed(wrong)
    finding = await Finding.get()
    assert (finding.closed_at is not None, finding.closing_note) == (True, f"Placed by #{posted.seq}.")


async def test_a_stray_is_placed_with_anybody(stray: int) -> None:
    posted = await placed(stray, owner=OTHER)
    assert (await money(), await balance_of(OTHER)) == ((CAME, 0, CAME), 390)
    assert (await LedgerTx.get(seq=posted.seq)).owner_id == OTHER
    assert (await Finding.get()).closed_at is not None


async def test_money_of_a_payment_is_its_owners_alone(wrong: int) -> None:
    with pytest.raises(Invalid) as refused:
        await placed(wrong, owner=OTHER)
    assert refused.value.field == "customer"


async def test_the_same_key_places_once(wrong: int) -> None:
    first, again = await placed(wrong), await placed(wrong)
    assert (again.seq, again.replayed) == (first.seq, True)


@pytest.mark.parametrize("end", [placed, paid_back])
async def test_what_is_gone_is_neither_placed_nor_paid_back(wrong: int, end: object) -> None:
    await end(wrong)  # type: ignore[operator]
    for act in (placed, paid_back):
        with pytest.raises(Conflict, match=f"Nothing of what #{wrong} held"):
            await act(wrong, key="two")


@pytest.mark.parametrize("tokens", [0, -1, 1_000_001])
async def test_a_number_of_tokens_that_cannot_be(wrong: int, tokens: int) -> None:
    with pytest.raises(Invalid) as refused:
        await placed(wrong, tokens)
    assert refused.value.field == "amount"


@pytest.mark.parametrize("act", [placed, paid_back])
async def test_what_holds_nothing_is_refused(wrong: int, act: object) -> None:
    posted = await placed(wrong)
    for seq in (posted.seq, 99):
        with pytest.raises(Invalid) as refused:
            await act(seq, key="two")  # type: ignore[operator]
        assert refused.value.field == "seq"


async def test_a_reason_is_asked_for(wrong: int) -> None:
    async with open_book() as book:
        for refused in (
            place(book, wrong, OWNER, 1, " short ", "k", STAFF),
            pay_back(book, wrong, "", "k", STAFF),
        ):
            with pytest.raises(Invalid, match="Say why"):
                await refused


async def test_a_debt_is_settled_first(wrong: int) -> None:
    await in_debt(OWNER, 100)
    await placed(wrong)
    wallet = await wallet_of(OWNER)
    assert (wallet.owed, wallet.balance) == (0, 290)


async def test_money_that_goes_back_is_nobodys_any_more(wrong: int) -> None:
    posted = await paid_back(wrong)
    assert await money() == (0, 0, 0)
    assert (await Payment.get()).state == "refunded"
    assert (await LedgerTx.get(seq=posted.seq)).owner_id == OWNER
    assert (await Finding.get()).closing_note == f"Paid back by #{posted.seq}."


async def test_the_same_key_pays_back_once(wrong: int) -> None:
    first, again = await paid_back(wrong), await paid_back(wrong)
    assert (again.seq, again.replayed, await money()) == (first.seq, True, (0, 0, 0))


async def test_a_stray_goes_back_to_a_payer_whom_we_do_not_know(stray: int) -> None:
    posted = await paid_back(stray)
    assert await money() == (0, 0, 0)
    assert (await LedgerTx.get(seq=posted.seq)).owner_id is None


async def claimed(amount: int, kind: str = "refund") -> None:
    async with open_book() as book:
        payment = await Payment.get(using_db=book.db)
        await take_back(book, payment, Claim(kind, "ch_1", amount, "EUR"), JOB)


async def test_the_provider_tells_us_of_the_refund_that_we_asked_for(wrong: int) -> None:
    await paid_back(wrong)
    await claimed(CAME)
    assert await money() == (0, 0, 0)


async def test_a_part_that_went_back_before_is_not_placed(wrong: int) -> None:
    await claimed(150)
    await placed(wrong, 240)
    assert await money() == (250, 0, 250)


async def test_a_refund_takes_the_tokens_that_were_placed_in_step(wrong: int) -> None:
    await placed(wrong, 390)
    await claimed(100)
    assert (await money(), await balance_of(OWNER)) == ((300, 0, 300), 390 * 300 // 400)
    await claimed(CAME)
    assert (await money(), await balance_of(OWNER)) == ((0, 0, 0), 0)
    assert (await Payment.get()).state == "refunded"


async def test_a_dispute_takes_what_was_placed_and_gives_it_back(wrong: int) -> None:
    await placed(wrong, 390)
    await claimed(CAME, "chargeback")
    assert (await money(), await balance_of(OWNER)) == ((0, 0, 0), 0)
    async with open_book() as book:
        payment = await Payment.get(using_db=book.db)
        await give_back(book, payment, Claim("chargeback", "ch_1", CAME, "EUR"), JOB)
    assert (await money(), await balance_of(OWNER)) == ((CAME, 0, CAME), 390)
    assert (await Payment.get()).state == "paid"


async def test_a_disputed_payment_in_suspense_closes_its_finding(wrong: int) -> None:
    await claimed(CAME, "chargeback")
    assert (await Finding.get()).closed_at is not None


async def taken_back(seq: int) -> Posted:
    async with open_book() as book:
        return await reverse(book, seq, "it was another customer", STAFF)


async def test_a_placing_that_is_taken_back_holds_the_money_again(wrong: int) -> None:
    posted = await placed(wrong)
    reversal = await taken_back(posted.seq)
    assert (await money(), await balance_of(OWNER)) == ((CAME, CAME, 0), 0)
    assert (await Payment.get()).state == "suspense"
    finding = await Finding.get(closed_at=None)
    assert (finding.kind, finding.tx_seq) == ("amount", reversal.seq)
    await placed(wrong, 100, key="again")
    assert (await money(), await balance_of(OWNER)) == ((CAME, 0, CAME), 100)


async def test_a_stray_that_was_placed_wrongly_is_placed_again(stray: int) -> None:
    await taken_back((await placed(stray, owner=OTHER)).seq)
    assert (await Finding.get(closed_at=None)).kind == "stray"
    await placed(stray, owner=OWNER, key="again")
    assert (await balance_of(OTHER), await balance_of(OWNER)) == (0, 390)


@pytest.mark.parametrize("kind", ["refund", "chargeback"])
async def test_what_a_bank_took_back_is_not_taken_back_again(
    whole: None, clock: FakeClock, kind: str
) -> None:
    seq = await top_up(OWNER, "small", clock.at, Ids())
    await claimed(490, kind)
    with pytest.raises(Conflict, match="went back already"):
        async with open_book() as book:
            await reverse(book, seq, "it was another customer", STAFF, to_owed=True)
    assert (await money(), (await wallet_of(OWNER)).owed) == ((0, 0, 0), 0)
