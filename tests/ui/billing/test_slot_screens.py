"""Buying a slot: everything is said before, it is bought once, and one comes back to where one was."""

import re
from html import unescape

import pytest

from app.core.ids import public_id
from ledger.models import Slot
from ledger.plans import PlanName, entitle
from tenants.accounts.models import Session
from tenants.pages.models import Page
from tests.cast import Cast
from tests.factories import make_page
from tests.fakes import FakeClock
from tests.ledger.books import balance_of, bought, in_debt
from tests.ui.billing.stage import Stage
from tests.ui.visiting import Visitor, left_notice, main_of, words_of

CHOICE = {"auto_renew": "no", "idem": "one"}


async def slot_of(stage: Stage) -> Slot:
    return await Slot.get(id=stage.slot_id)


async def test_the_review_says_price_balances_and_end(ada: Visitor, stage: Stage) -> None:
    words = words_of(await ada.get(stage.path("/slot")))
    assert "Until 21 Dec 2026, 12:00 UTC 30 days" in words
    assert "Balance now 1,300 tokens Price −480 tokens Balance after 820 tokens" in words
    assert "Nothing is deleted: pay again within 90 days" in words
    assert "Pay 480 tokens" in words


async def test_who_has_room_is_told_that_no_slot_is_needed(ada: Visitor, stage: Stage) -> None:
    assert "the next page needs no new slot" in words_of(await ada.get(stage.path("/slot")))
    await entitle(stage.owner.account.id, PlanName.BUSINESS)
    assert "you need no slot" in words_of(await ada.get(stage.path("/slot")))
    billing = words_of(await ada.get(stage.path()))
    assert ("As many as you like with your plan" in billing, "Buy a page slot" in billing) == (True, False)


async def test_paying_buys_and_says_so(ada: Visitor, stage: Stage) -> None:
    answer = await ada.post(stage.path("/slot"), CHOICE)
    assert (answer.status_code, answer.headers["location"]) == (303, stage.path())
    said = "There is room for one more page until 21 Dec 2026. Your balance is 820 tokens."
    assert left_notice(answer) == said


async def test_one_form_sent_twice_buys_once(ada: Visitor, stage: Stage) -> None:
    first, again = [await ada.post(stage.path("/slot"), CHOICE) for _ in range(2)]
    assert left_notice(first) == left_notice(again) != ""
    assert await Slot.all().count() == 2


async def test_a_form_that_waited_for_a_new_session_buys_once_too(
    ada: Visitor, nobody: Visitor, stage: Stage
) -> None:
    kept = await nobody.post(stage.path("/slot"), CHOICE)
    assert kept.status_code == 401
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', kept.text.partition("<form")[2]))
    stale = await ada.post(stage.path("/slot"), fields)
    assert stale.status_code == 403
    assert (await ada.post(stage.path("/slot"), fields | {"csrf": ada.csrf})).status_code == 303
    await ada.post(stage.path("/slot"), CHOICE)
    assert await Slot.all().count() == 2


async def test_one_form_sent_with_another_choice_is_a_conflict(ada: Visitor, stage: Stage) -> None:
    await ada.post(stage.path("/slot"), CHOICE)
    answer = await ada.post(stage.path("/slot"), {**CHOICE, "auto_renew": "yes"})
    assert answer.status_code == 409
    assert "This form was sent before" in words_of(answer)
    assert await Slot.all().count() == 2


async def test_a_form_without_its_token_buys_nothing(ada: Visitor, stage: Stage) -> None:
    assert (await ada.post(stage.path("/slot"), {"auto_renew": "no"})).status_code == 409
    assert await Slot.all().count() == 1


async def test_nothing_is_chosen_for_anybody(ada: Visitor, stage: Stage) -> None:
    answer = await ada.post(stage.path("/slot"), {"auto_renew": "maybe", "idem": "one"})
    assert answer.status_code == 422
    assert "Choose whether it renews by itself." in words_of(answer)


async def test_what_is_missing_is_said_with_the_smallest_pack(mallory: Visitor, cast: Cast) -> None:
    await bought(cast.rival.account.id, 120)
    path = (await mallory.get("/account/billing")).headers["location"]
    words = words_of(await mallory.get(f"{path}/slot"))
    assert "360 tokens are missing" in words
    assert "The smallest pack that covers it: 480 tokens for €4.90" in words
    assert "Pay 480 tokens" not in words


async def test_tokens_that_went_meanwhile_are_missing_too(mallory: Visitor, cast: Cast) -> None:
    path = (await mallory.get("/account/billing")).headers["location"]
    answer = await mallory.post(f"{path}/slot", {**CHOICE, "back": "/dashboard?name=A"})
    assert answer.status_code == 422
    assert "480 tokens are missing" in words_of(answer)
    assert "back%3D%252Fdashboard%253Fname%253DA" in answer.text


async def test_a_debt_is_part_of_what_is_missing(ada: Visitor, stage: Stage) -> None:
    await in_debt(stage.owner.account.id, 1_000)
    words = words_of(await ada.get(stage.path("/slot")))
    assert "180 tokens are missing" in words
    assert "of which 1,000 are owed" in words


async def test_a_limit_leads_here_and_back_to_the_filled_form(mallory: Visitor, cast: Cast) -> None:
    await bought(cast.rival.account.id, 480)
    refused = await mallory.post("/dashboard", {"name": "Zweite Seite & mehr", "slug": "zweite"})
    assert refused.status_code == 422
    link = re.search(r'href="(/account/billing\?for=slot[^"]*)"', refused.text)
    assert link
    own = await mallory.get(unescape(link[1]))
    review = await mallory.get((await mallory.get(own.headers["location"])).headers["location"])
    assert "then takes you back to what you were typing" in words_of(review)
    back = re.findall(r'name="back" value="([^"]*)"', main_of(review))[-1]
    path = own.headers["location"].partition("?")[0]
    done = await mallory.post(f"{path}/slot", {**CHOICE, "back": unescape(back)})
    form = (await mallory.get(done.headers["location"])).text
    assert 'value="Zweite Seite &amp; mehr"' in form
    assert 'value="zweite"' in form


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example/", "/\\evil.example", "/a b"])
async def test_nobody_is_led_elsewhere(ada: Visitor, stage: Stage, back: str) -> None:
    answer = await ada.post(stage.path("/slot"), {**CHOICE, "back": back})
    assert answer.headers["location"] == stage.path()


async def test_renewal_is_a_switch(ada: Visitor, stage: Stage) -> None:
    base = stage.path("/slots/<s_id>/renewal")
    assert "renews by itself on 21 Dec 2026" in left_notice(await ada.post(base, {"auto_renew": "yes"}))
    assert (await slot_of(stage)).auto_renew
    assert 'aria-checked="true"' in (await ada.get(stage.path())).text
    await ada.post(base, {"auto_renew": "no"})
    assert not (await slot_of(stage)).auto_renew


async def test_a_slot_that_nothing_needs_is_given_back_by_the_day(
    ada: Visitor, stage: Stage, clock: FakeClock
) -> None:
    clock.forward(hours=1)
    asked = words_of(await ada.get(stage.path("/slots/<s_id>/refund")))
    assert "You get 464 tokens for its 29 whole unused days" in asked
    answer = await ada.post(stage.path("/slots/<s_id>/refund"))
    assert left_notice(answer) == "The slot is given back. Your balance is 1,764 tokens."
    assert "Page slots" not in (await ada.get(stage.path())).text


async def test_a_slot_that_its_page_needs_is_not_offered_back(ada: Visitor, stage: Stage) -> None:
    for slug in ("one", "two", "three"):
        await make_page(stage.owner.account.id, slug, scope=stage.owner.scope)
    assert "Give back" not in (await ada.get(stage.path())).text
    assert (await ada.get(stage.path("/slots/<s_id>/refund"))).status_code == 409
    assert (await ada.post(stage.path("/slots/<s_id>/refund"))).status_code == 409


async def test_a_slot_in_grace_or_lapsed_is_paid_after_a_review(ada: Visitor, stage: Stage) -> None:
    page = await make_page(stage.owner.account.id, "late", scope=stage.owner.scope)
    slot = await slot_of(stage)
    slot.state, slot.page_id, slot.ends_at = "grace", page.id, slot.ends_at - 31 * 86_400_000
    await slot.save()
    words = words_of(await ada.get(stage.path()))
    assert "The slot of Late is over. Visitors see the page until" in words
    assert "Renew: 480 tokens" in words
    slot.state, slot.lapsed_at = "lapsed", slot.ends_at
    await slot.save()
    words = words_of(await ada.get(stage.path()))
    assert "Late is offline: its slot is over. Its data is kept until 18 Feb 2027" in words
    assert "Bring back: 480 tokens" in words
    assert "Bring a page back" in words_of(await ada.get(stage.path("/slots/<s_id>/pay")))


async def test_paying_a_slot_that_is_paid_takes_nothing(ada: Visitor, stage: Stage) -> None:
    answer = await ada.post(stage.path("/slots/<s_id>/pay"))
    assert left_notice(answer) == "Paid until 21 Dec 2026."
    assert await balance_of(stage.owner.account.id) == 1_300


async def test_paying_after_the_end_takes_480_once(ada: Visitor, stage: Stage, clock: FakeClock) -> None:
    clock.forward(days=31)
    again = Visitor(ada.web, stage.owner)
    await _sign_in_again(stage, clock)
    for _ in range(2):
        await again.post(stage.path("/slots/<s_id>/pay"))
    assert await balance_of(stage.owner.account.id) == 820


async def _sign_in_again(stage: Stage, clock: FakeClock) -> None:
    lasting = clock.at + 14 * 86_400_000
    await Session.filter(account_id=stage.owner.account.id).update(seen_at=clock.at, ends_at=lasting)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (22, ""),
        (23, "ends in 7 days"),
        (27.5, "ends in 3 days"),
        (29, "ends in 1 day"),
        (29.99, "ends in 1 day"),
    ],
)
async def test_the_last_seven_days_are_counted_on_billing_and_overview(
    ada: Visitor, stage: Stage, clock: FakeClock, days: float, says: str
) -> None:
    page = await _on_the_slot(stage)
    clock.forward(days=days)
    await _sign_in_again(stage, clock)
    overview = f"/dashboard/{public_id('p', page.id)}"
    for path in (stage.path(), overview):
        words = words_of(await ada.get(path))
        assert (f"The slot of Late {says}, on 21 Dec 2026. Let it renew by itself" in words) is bool(says)


async def test_a_renewal_that_cannot_be_paid_is_told_before(
    ada: Visitor, stage: Stage, clock: FakeClock
) -> None:
    await _on_the_slot(stage)
    await ada.post(stage.path("/slots/<s_id>/renewal"), {"auto_renew": "yes"})
    clock.forward(days=25)
    await _sign_in_again(stage, clock)
    assert "renews in 5 days" not in words_of(await ada.get(stage.path()))
    await in_debt(stage.owner.account.id, 1_299)
    assert "renews in 5 days, on 21 Dec 2026, and 479 tokens are missing" in words_of(
        await ada.get(stage.path())
    )


async def test_editors_see_no_note_of_money(ed: Visitor, stage: Stage, clock: FakeClock) -> None:
    page = await _on_the_slot(stage)
    answer = await ed.get(f"/dashboard/{public_id('p', page.id)}")
    assert "The slot of" not in answer.text


async def _on_the_slot(stage: Stage) -> Page:
    """A third page, which only the slot carries."""
    for slug in ("one", "two"):
        await make_page(stage.owner.account.id, slug, scope=stage.owner.scope)
    page = await make_page(stage.owner.account.id, "late", scope=stage.owner.scope)
    assert (await slot_of(stage)).page_id == page.id
    return await Page.get(id=page.id)
