"""Money in suspense: it buys tokens or goes back, with a reason, and by two people if it is much."""

import pytest

from app.core.ids import new_id, public_id
from ledger.chargebacks import Claim, take_back
from ledger.models import Finding, LedgerTx, Payment, TwoPerson
from ledger.posting import By, open_book
from ledger.wallets import wallet_of
from tenants.accounts.models import Account
from tenants.billing.returning import RETURN_JOB
from tenants.jobs.models import Job
from tests.cast import Cast
from tests.fakes import FakeClock
from tests.ledger.books import stray
from tests.ledger.whole_books import Ids, top_up
from tests.mailbox import Mailbox
from tests.ui.visiting import Visitor, left_notice, words_of

REASON = "because the customer sent the receipt"


def path_of(seq: int, rest: str = "") -> str:
    return f"/support/transactions/{seq}{rest}"


def fields(**given: str) -> dict[str, str]:
    return {"key": str(new_id()), "step": "post", "reason": REASON} | given


@pytest.fixture
async def wrong(cast: Cast, clock: FakeClock) -> int:
    """4.00 EUR came for Ada's pack of 4.90 EUR."""
    return await top_up(cast.owner.account.id, "small", clock.at, Ids(), amount=400)


async def balance(account: Account) -> int:
    return (await wallet_of(account.id)).balance


async def test_the_queue_leads_to_what_is_held_also_when_it_is_nobodys(rita: Visitor, wrong: int) -> None:
    queue = (await rita.get("/support/queue")).text
    assert "4.00 EUR came for a pack that costs 4.90 EUR. No tokens were given." in queue
    assert f'href="{path_of(wrong)}"' in queue
    nobodys = await stray()
    words = words_of(await rita.get(path_of(nobodys)))
    assert "€4.00 of it lie in suspense until somebody says whose they are" in words
    assert "what they buy" in words_of(await rita.get(path_of(wrong)))


async def test_nothing_of_a_stray_is_a_customers(rita: Visitor, cast: Cast) -> None:
    assert "the customer's" not in words_of(await rita.get(path_of(await stray())))


async def test_the_story_of_money_goes_on_to_what_became_of_it(paul: Visitor, wrong: int) -> None:
    await paul.post(path_of(wrong, "/place"), fields(amount="391"))
    async with open_book() as book:
        claim = Claim("chargeback", "dp_1", 400, "EUR")
        await take_back(book, await Payment.get(using_db=book.db), claim, By("webhook"))
    words = words_of(await paul.get(path_of(wrong)))
    assert f"Money in suspense placed, #{wrong + 1}" in words
    assert f"Payment taken back by the bank, #{wrong + 2}" in words


async def test_who_only_reads_is_offered_nothing(rita: Visitor, paul: Visitor, wrong: int) -> None:
    assert "Let it buy tokens" not in words_of(await rita.get(path_of(wrong)))
    assert "Let it buy tokens Pay it back" in words_of(await paul.get(path_of(wrong)))


async def test_the_form_says_what_the_money_is_worth(paul: Visitor, wrong: int) -> None:
    answer = await paul.get(path_of(wrong, "/place"))
    assert "391 at our price" in words_of(answer)
    assert 'value="391"' in answer.text


async def test_a_preview_shows_tokens_and_money_and_posts_nothing(paul: Visitor, wrong: int) -> None:
    words = words_of(await paul.post(path_of(wrong, "/place"), fields(amount="391", step="preview")))
    for line in ("Money in suspense", "In €4.00", "Sales of tokens", "Bought tokens the customer's"):
        assert line in words, line
    assert await LedgerTx.all().count() == 1


async def test_money_of_a_payment_buys_its_owner_tokens(paul: Visitor, cast: Cast, wrong: int) -> None:
    answer = await paul.post(path_of(wrong, "/place"), fields(amount="391"))
    assert left_notice(answer) == f"Posted as #{wrong + 1}."
    assert await balance(cast.owner.account) == 391
    assert (await Payment.get()).state == "paid"
    assert "Not held any more" in words_of(await paul.get(path_of(wrong)))


async def test_the_owner_reads_of_it_in_statement_audit_and_a_letter(
    paul: Visitor, ada: Visitor, cast: Cast, wrong: int, mailbox: Mailbox
) -> None:
    await paul.post(path_of(wrong, "/place"), fields(amount="391"))
    billing = (await ada.get("/account/billing")).headers["location"]
    assert "Tokens for a payment that came with another amount" in words_of(await ada.get(billing))
    audit = words_of(await ada.get("/account/audit"))
    assert f"Support (Paul) let held money buy 391 tokens (#{wrong + 1}): {REASON}" in audit
    (letter,) = await mailbox.delivered()
    assert (letter.subject, letter.to) == ("Your payment has bought tokens", cast.owner.email)


@pytest.mark.parametrize("named", ["email", "id"])
async def test_money_of_nobody_is_placed_with_whom_the_form_names(
    paul: Visitor, cast: Cast, named: str
) -> None:
    seq, account = await stray(), cast.rival.account
    customer = f" {account.email.upper()} " if named == "email" else public_id("a", account.id)
    await paul.post(path_of(seq, "/place"), fields(amount="100", customer=customer))
    assert await balance(account) == 100


@pytest.mark.parametrize("customer", ["", "nobody@acme.example", "a_" + "a" * 26, "p_x"])
async def test_a_customer_who_is_not_there_is_refused_and_nothing_typed_is_lost(
    paul: Visitor, cast: Cast, customer: str
) -> None:
    seq = await stray()
    answer = await paul.post(path_of(seq, "/place"), fields(amount="77", customer=customer))
    assert answer.status_code == 422
    assert 'href="#customer"' in answer.text
    assert 'value="77"' in answer.text


async def test_what_is_previewed_of_a_stray_is_posted(paul: Visitor, cast: Cast) -> None:
    seq, sent = await stray(), fields(amount="77", customer=cast.owner.email)
    shown = await paul.post(path_of(seq, "/place"), sent | {"step": "preview"})
    assert f'<input type="hidden" name="customer" value="{cast.owner.email}">' in shown.text
    await paul.post(path_of(seq, "/place"), sent)
    assert await balance(cast.owner.account) == 77


async def test_money_goes_back_and_the_provider_is_asked(paul: Visitor, wrong: int, mailbox: Mailbox) -> None:
    await paul.post(path_of(wrong, "/pay-back"), fields())
    assert (await Payment.get()).state == "refunded"
    assert (await Job.get(kind=RETURN_JOB)).payload == {"seq": wrong + 1}
    assert (await Finding.get()).closed_at is not None
    (letter,) = await mailbox.delivered()
    assert letter.subject == "Your payment goes back to you"


async def test_money_of_nobody_goes_back_and_stands_in_the_audit_of_who_did_it(
    paul: Visitor, ada: Visitor, cast: Cast
) -> None:
    seq = await stray()
    await paul.post(path_of(seq, "/pay-back"), fields())
    assert (await LedgerTx.get(kind="pay_back")).owner_id is None
    assert f"paid held money back (#{seq + 1}): {REASON}" in words_of(await paul.get("/account/audit"))
    assert REASON not in words_of(await ada.get("/account/audit"))


@pytest.mark.parametrize(
    ("money", "rest", "amount", "waits"),
    [
        (400, "/place", "5000", 0),
        (400, "/place", "5001", 1),
        (5000, "/pay-back", "", 0),
        (5001, "/pay-back", "", 1),
    ],
)
async def test_above_the_limit_a_second_person_has_to_agree(
    paul: Visitor, anna: Visitor, cast: Cast, money: int, rest: str, amount: str, waits: int
) -> None:
    seq = await stray(money)
    given = {"amount": amount, "customer": cast.owner.email} if amount else {}
    await paul.post(path_of(seq, rest), fields(**given))
    assert await TwoPerson.all().count() == waits
    for request in await TwoPerson.all():
        assert left_notice(await anna.post(f"/support/requests/{public_id('r', request.id)}/agree"))
    assert await LedgerTx.all().count() == 2


async def test_a_wrong_placing_is_taken_back_and_placed_again(paul: Visitor, cast: Cast) -> None:
    seq = await stray()
    for account, taken_back in ((cast.rival.account, True), (cast.owner.account, False)):
        await paul.post(path_of(seq, "/place"), fields(amount="100", customer=account.email))
        if taken_back:
            await paul.post(path_of(seq + 1, "/reverse"), fields())
    assert (await balance(cast.rival.account), await balance(cast.owner.account)) == (0, 100)


async def test_what_is_gone_cannot_be_placed(paul: Visitor, cast: Cast, wrong: int) -> None:
    await paul.post(path_of(wrong, "/pay-back"), fields())
    answer = await paul.post(path_of(wrong, "/place"), fields(amount="1"))
    assert (answer.status_code, "is there any more" in words_of(answer)) == (422, True)


async def test_what_never_held_anything_is_absent(paul: Visitor, cast: Cast, wrong: int) -> None:
    await paul.post(path_of(wrong, "/place"), fields(amount="1"))
    for seq in (wrong + 1, 99):
        assert (await paul.get(path_of(seq, "/place"))).status_code == 404


async def test_search_finds_money_of_nobody_by_its_session(rita: Visitor, cast: Cast) -> None:
    seq = await stray()
    session = (await LedgerTx.get(seq=seq)).key.removeprefix("stray:")
    answer = await rita.get(f"/support?q={session}")
    assert f'href="{path_of(seq)}"' in answer.text
    assert "of nobody" in words_of(answer)


async def test_search_leads_from_a_paid_session_to_its_transaction(rita: Visitor, wrong: int) -> None:
    session = (await Payment.get()).session_id
    assert f'href="{path_of(wrong)}"' in (await rita.get(f"/support?q={session}")).text
