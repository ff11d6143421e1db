"""Buying tokens: the pack that covers what is missing, the way to the provider, and what became of it."""

import pytest

from app.core.ids import public_id
from ledger.dev_checkout import DevProvider
from ledger.models import Payment
from ledger.providers import Checkout, Returns, plug_provider
from tests.cast import Cast
from tests.ledger.books import balance_of, bought, in_debt
from tests.ui.billing.stage import Stage
from tests.ui.visiting import Visitor, words_of

STATES = {
    "pending": "We are waiting to hear that it is paid.",
    "failed": "Nothing was taken",
    "suspense": "Somebody of support looks at it",
    "disputed": "The bank asked for the money back",
    "lost": "The bank decided that the money goes back.",
    "refunded": "The money went back to you",
}
CHECKOUT = "https://checkout.example/pay/1"


class Elsewhere(DevProvider):
    """A provider on another site."""

    name = "stripe"
    is_real = True

    async def begin(self, payment: Payment, returns: Returns) -> Checkout:
        return Checkout(f"cs_{payment.id.hex}", CHECKOUT)


async def test_packs_have_their_price(ada: Visitor, stage: Stage) -> None:
    words = words_of(await ada.get(stage.path("/tokens")))
    assert "480 tokens €4.90" in words
    assert "5,760 tokens €49.90" in words


@pytest.mark.parametrize(
    ("held", "owed", "pack"), [(0, 0, "small"), (120, 200, "medium"), (0, 900, "medium")]
)
async def test_the_smallest_pack_that_covers_what_is_missing_is_chosen(
    mallory: Visitor, cast: Cast, held: int, owed: int, pack: str
) -> None:
    for put, amount in ((bought, held), (in_debt, owed)):
        if amount:
            await put(cast.rival.account.id, amount)
    path = (await mallory.get("/account/billing")).headers["location"]
    answer = await mallory.get(f"{path}/tokens?for=slot")
    assert f'value="{pack}" checked' in answer.text
    assert f"{480 - held + owed:,} are missing" in words_of(answer)


async def test_the_pretended_provider_is_a_page_of_ours(ada: Visitor, stage: Stage) -> None:
    answer = await ada.post(stage.path("/tokens"), {"pack": "medium", "idem": "one"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(stage.path("/dev/t_"))


async def test_another_site_is_reached_by_a_link_for_forms_may_not_lead_there(
    ada: Visitor, stage: Stage
) -> None:
    plug_provider(Elsewhere())
    answer = await ada.post(stage.path("/tokens"), {"pack": "medium", "idem": "one"})
    assert (answer.status_code, answer.headers["refresh"]) == (200, f"0;url={CHECKOUT}")
    assert f'href="{CHECKOUT}"' in answer.text


async def test_one_form_sent_twice_is_one_payment(ada: Visitor, stage: Stage) -> None:
    first, again = [
        await ada.post(stage.path("/tokens"), {"pack": "medium", "idem": "one"}) for _ in range(2)
    ]
    assert first.headers["location"] == again.headers["location"]
    assert await Payment.all().count() == 2


async def test_without_a_provider_it_is_said(ada: Visitor, stage: Stage) -> None:
    plug_provider(None)
    assert "no payment provider is set up" in words_of(await ada.get(stage.path("/tokens")))
    answer = await ada.post(stage.path("/tokens"), {"pack": "medium", "idem": "one"})
    assert answer.status_code == 503


async def test_an_unknown_pack_is_refused(ada: Visitor, stage: Stage) -> None:
    answer = await ada.post(stage.path("/tokens"), {"pack": "free", "idem": "one"})
    assert answer.status_code == 422
    assert "Choose one of" in words_of(answer)


async def test_a_paid_payment_brings_tokens_and_leads_on(ada: Visitor, stage: Stage) -> None:
    back = stage.path("/slot?back=%2Fdashboard%3Fname%3DA")
    begun = await ada.post(stage.path("/tokens"), {"pack": "medium", "idem": "one", "back": back})
    errand = begun.headers["set-cookie"].partition(";")[0]
    paid = await ada.post(begun.headers["location"], {"ending": "paid"})
    answer = await ada.get(paid.headers["location"], Cookie=errand)
    words = words_of(answer)
    assert "1,440 tokens came in. You now have 2,740" in words
    assert f'href="{back}">Go on where you were' in answer.text
    assert await balance_of(stage.owner.account.id) == 2_740


async def test_a_forged_errand_leads_nowhere(ada: Visitor, stage: Stage) -> None:
    await Payment.filter(id=stage.payment_id).update(state="paid")
    for forged in ("aHR0cHM6Ly9ldmlsLmV4YW1wbGU=", "%%%", "Ly9ldmlsLmV4YW1wbGU="):
        answer = await ada.get(stage.path("/payments/<t_id>"), Cookie=f"__Host-errand={forged}")
        assert "Go on where you were" not in answer.text


@pytest.mark.parametrize("state", STATES)
async def test_every_state_of_a_payment_is_told(ada: Visitor, stage: Stage, state: str) -> None:
    if state != "pending":
        await Payment.filter(id=stage.payment_id).update(state=state)
    answer = await ada.get(stage.path("/payments/<t_id>"))
    assert STATES[state] in words_of(answer)
    assert ("hx-trigger" in answer.text) is (state == "pending")
    part = await ada.get(stage.path("/-/payments/<t_id>"), HX_Request="true")
    assert part.text.startswith('<hx-partial hx-target="#payment"')
    assert STATES[state] in words_of(part)


async def test_a_payment_under_way_is_listed_for_a_day(ada: Visitor, stage: Stage) -> None:
    assert "Payments under way" in (await ada.get(stage.path())).text
    await Payment.filter(id=stage.payment_id).update(created_at=0)
    assert "Payments under way" not in (await ada.get(stage.path())).text
    await Payment.filter(id=stage.payment_id).update(state="disputed")
    assert "Payments under way" in (await ada.get(stage.path())).text


@pytest.mark.parametrize("name", ["topup", "cancelled"])
async def test_the_provider_leads_back_to_the_payment(ada: Visitor, stage: Stage, name: str) -> None:
    topup = public_id("t", stage.payment_id)
    answer = await ada.get(stage.path(f"?{name}={topup}"))
    assert answer.headers["location"] == stage.path(f"/payments/{topup}")
