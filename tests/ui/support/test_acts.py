"""Grant, take back, refund, adjust: seen before, done once, with a reason; above a limit by two people."""

import re

import pytest

from app.core.ids import new_id, public_id
from ledger.models import LedgerHead, LedgerTx, Slot, TwoPerson
from ledger.wallets import wallet_of
from tenants.accounts.models import Account, Session
from tenants.jobs.models import Job
from tenants.pages.models import AuditEntry
from tenants.slots.buy import buy_page_slot
from tests.cast import Acme, Cast
from tests.factories import OPERATOR
from tests.fakes import FakeClock
from tests.ui.visiting import Visitor, left_notice, words_of

REASON = "because of the long outage"
LONG_REASON = "because the first correction was wrong"


def path_of(account: Account, rest: str = "") -> str:
    return f"/support/accounts/{public_id('a', account.id)}{rest}"


def fields(**given: str) -> dict[str, str]:
    return {"key": str(new_id()), "step": "post", "reason": REASON} | given


async def granted(paul: Visitor, account: Account, amount: int = 900) -> int:
    answer = await paul.post(path_of(account, "/grant"), fields(amount=str(amount)))
    return int(answer.headers["location"].rpartition("/")[2])


async def balance(account: Account) -> int:
    return (await wallet_of(account.id)).balance


async def test_a_preview_shows_both_lines_and_posts_nothing(paul: Visitor, cast: Cast) -> None:
    sent = fields(amount="1,200", step="preview")
    words = words_of(await paul.post(path_of(cast.owner.account, "/grant"), sent))
    assert "Grant 1 the customer's" in words
    assert "Tokens issued as grants" in words
    assert "Balance after 1,200" in words
    assert (await LedgerTx.all().count(), await balance(cast.owner.account)) == (0, 0)


async def test_what_was_previewed_is_posted(paul: Visitor, cast: Cast) -> None:
    path = path_of(cast.owner.account, "/grant")
    shown = (await paul.post(path, fields(amount="300", step="preview"))).text
    kept = dict(re.findall(r'name="(key|reason|amount)" value="([^"]+)"', shown))
    answer = await paul.post(path, kept | {"step": "post"})
    assert left_notice(answer) == "Posted as #1."
    assert await balance(cast.owner.account) == 300


async def test_the_same_form_posts_once(paul: Visitor, cast: Cast) -> None:
    sent = fields(amount="300")
    answers = [await paul.post(path_of(cast.owner.account, "/grant"), sent) for _ in range(3)]
    assert {answer.headers["location"] for answer in answers} == {"/support/transactions/1"}
    assert (await LedgerTx.all().count(), await AuditEntry.filter(act="support.grant").count()) == (1, 1)


async def test_the_books_name_who_did_it_by_id_and_say_nothing_else_of_them(
    paul: Visitor, ada: Visitor, cast: Cast
) -> None:
    await granted(paul, cast.owner.account)
    assert paul.person is not None
    tx = await LedgerTx.get()
    assert (tx.actor_kind, tx.actor_id) == ("staff", paul.person.scope.actor.id)
    billing = (await ada.get("/account/billing")).headers["location"]
    assert "+900 Balance 900 Support No. 1" in words_of(await ada.get(billing))


async def test_a_grant_may_have_a_last_day(paul: Visitor, cast: Cast, clock: FakeClock) -> None:
    await paul.post(path_of(cast.owner.account, "/grant"), fields(amount="300", expires="2026-11-22"))
    clock.forward(hours=35)
    assert await balance(cast.owner.account) == 300
    clock.forward(hours=2)
    assert await balance(cast.owner.account) == 0


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"amount": "many"}, "amount"),
        ({"amount": "9" * 20}, "amount"),
        ({"amount": "10", "reason": "short"}, "reason"),
        ({"amount": "10", "reason": "x" * 501}, "reason"),
        ({"amount": "10", "expires": "2026-11-20"}, "expires"),
        ({"amount": "10", "expires": "soon"}, "expires"),
        ({"amount": "10", "key": "1"}, "key"),
        ({"amount": "10", "step": "jump"}, "step"),
    ],
)
async def test_a_refused_act_comes_back_with_what_was_typed(
    paul: Visitor, cast: Cast, clock: FakeClock, given: dict[str, str], field: str
) -> None:
    answer = await paul.post(path_of(cast.owner.account, "/grant"), fields(**given))
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert await LedgerTx.all().count() == 0


async def test_a_grant_is_taken_back_once(paul: Visitor, cast: Cast) -> None:
    seq = await granted(paul, cast.owner.account)
    path = f"/support/transactions/{seq}/reverse"
    answer = await paul.post(path, fields())
    assert left_notice(answer) == f"Posted as #{seq + 1}."
    assert await balance(cast.owner.account) == 0
    again = await paul.post(path, fields(reason="another reason altogether"))
    assert (again.status_code, "was reversed before" in words_of(again)) == (422, True)


async def test_what_was_spent_is_taken_back_as_a_debt_alone(paul: Visitor, cast: Cast) -> None:
    seq = await granted(paul, cast.owner.account, 500)
    await buy_page_slot(OPERATOR, cast.owner.account.id, auto_renew=False, key="form")
    path = f"/support/transactions/{seq}/reverse"
    refused = await paul.post(path, fields())
    assert (refused.status_code, 'href="#to_owed"' in refused.text) == (422, True)
    await paul.post(path, fields(to_owed="on"))
    assert (await wallet_of(cast.owner.account.id)).owed == 480


async def test_a_slot_is_refunded_by_its_whole_unused_days(
    paul: Visitor, cast: Cast, clock: FakeClock
) -> None:
    await granted(paul, cast.owner.account, 480)
    bought = await buy_page_slot(OPERATOR, cast.owner.account.id, auto_renew=False, key="form")
    clock.forward(minutes=5)
    await paul.post(f"/support/slots/{bought.slot_id}/refund", fields())
    assert await balance(cast.owner.account) == 29 * 16
    assert (await Slot.get(id=bought.slot_id)).state == "ended"


async def test_above_the_limit_a_second_person_has_to_agree(paul: Visitor, anna: Visitor, cast: Cast) -> None:
    path = path_of(cast.owner.account, "/grant")
    assert "A second person has to agree" in words_of(
        await paul.post(path, fields(amount="5001", step="preview"))
    )
    answer = await paul.post(path, fields(amount="5001"))
    assert answer.headers["location"] == "/support/queue#waiting"
    assert await balance(cast.owner.account) == 0
    asked = public_id("r", (await TwoPerson.get()).id)
    assert (await paul.post(f"/support/requests/{asked}/agree")).status_code == 403
    assert left_notice(await anna.post(f"/support/requests/{asked}/agree")) == "Posted as #1."
    assert await balance(cast.owner.account) == 5001
    assert (await anna.post(f"/support/requests/{asked}/agree")).status_code == 409


async def test_both_stand_in_the_books_and_in_the_owners_audit(
    paul: Visitor, anna: Visitor, ada: Visitor, cast: Cast
) -> None:
    await paul.post(path_of(cast.owner.account, "/grant"), fields(amount="6000"))
    await anna.post(f"/support/requests/{public_id('r', (await TwoPerson.get()).id)}/agree")
    tx = await LedgerTx.get()
    assert tx.actor_id == "+".join(each.person.scope.actor.id for each in (paul, anna) if each.person)
    words = words_of(await ada.get("/account/audit"))
    assert f"Support (Anna) granted 6000 tokens (#1): {REASON}" in words
    assert f"Support (Paul) asked a second person to agree to a change (grant): {REASON}" in words


async def test_exactly_the_limit_needs_nobody_else(paul: Visitor, cast: Cast) -> None:
    assert await granted(paul, cast.owner.account, 5000) == 1


async def test_several_grants_within_a_day_count_as_one(
    paul: Visitor, anna: Visitor, cast: Cast, clock: FakeClock
) -> None:
    owner, rival = cast.owner.account, cast.rival.account
    assert [await granted(paul, owner, 2_500), await granted(paul, owner, 2_500)] == [1, 2]
    third = await paul.post(path_of(owner, "/grant"), fields(amount="1"))
    assert third.headers["location"] == "/support/queue#waiting"
    assert [await granted(anna, owner, 5_000), await granted(paul, rival, 5_000)] == [3, 4]
    clock.forward(days=1, seconds=1)
    await Session.all().update(sudo_at=clock.at, support_seen_at=clock.at, seen_at=clock.at)
    assert await granted(paul, owner, 5_000) == 5


async def test_every_adjustment_needs_two_and_a_longer_reason(
    paul: Visitor, anna: Visitor, cast: Cast
) -> None:
    path = path_of(cast.owner.account, "/adjust")
    assert (await paul.post(path, fields(amount="1", reason="a short reason"))).status_code == 422
    await paul.post(path, fields(amount="+1", reason=LONG_REASON))
    assert await balance(cast.owner.account) == 0
    await anna.post(f"/support/requests/{public_id('r', (await TwoPerson.get()).id)}/agree")
    assert await balance(cast.owner.account) == 1


async def test_a_request_is_refused_by_another_and_withdrawn_by_oneself(
    paul: Visitor, anna: Visitor, cast: Cast
) -> None:
    for act, who, wrong in (("refuse", anna, paul), ("withdraw", paul, anna)):
        sent = fields(amount="9000")
        await paul.post(path_of(cast.owner.account, "/grant"), sent)
        path = f"/support/requests/{public_id('r', (await TwoPerson.get(id=sent['key'])).id)}/{act}"
        assert (await wrong.post(path)).status_code == 403
        assert (await who.post(path)).headers["location"] == "/support/queue"
    assert await LedgerTx.all().count() == 0


async def test_a_request_runs_out_after_three_days(
    paul: Visitor, anna: Visitor, cast: Cast, clock: FakeClock
) -> None:
    await paul.post(path_of(cast.owner.account, "/grant"), fields(amount="9000"))
    request = await TwoPerson.get()
    await TwoPerson.filter(id=request.id).update(ends_at=clock.at)
    answer = await anna.post(f"/support/requests/{public_id('r', request.id)}/agree")
    assert answer.status_code == 409
    assert "Waiting for a second person" not in words_of(await anna.get("/support/queue"))


async def test_stopped_books_take_no_act(paul: Visitor, cast: Cast) -> None:
    await granted(paul, cast.owner.account)
    await LedgerHead.filter(id=1).update(frozen_reason="R4")
    answer = await paul.post(path_of(cast.owner.account, "/grant"), fields(amount="10"))
    assert answer.status_code == 503
    assert "Nothing was taken" in words_of(answer)


async def test_tokens_that_come_in_pay_a_slot_that_waits(paul: Visitor, cast: Cast, acme: Acme) -> None:
    await granted(paul, cast.owner.account, 480)
    bought = await buy_page_slot(OPERATOR, cast.owner.account.id, auto_renew=True, key="form")
    await Slot.filter(id=bought.slot_id).update(state="grace")
    await granted(paul, cast.owner.account, 480)
    assert await Job.filter(key__contains=":after:").count() == 1
