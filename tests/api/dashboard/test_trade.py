"""POST /api/v1/status/purchases/trade (seed 001, contract §4): six questions, and buying only once."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from httpx import Response

from app.core.clock import iso_ms
from app.core.ids import parse_public_id
from ledger.models import LedgerTx, Slot
from ledger.plans import SLOT_DAYS, SLOT_PRICE_TOKENS
from ledger.wallets import TooFewTokens
from tenants.accounts.models import Account
from tenants.slots.buy import PAGES_AT_ONCE_MAX
from tests.api.dashboard.script import TRADE, Script, refusal, told
from tests.cast import COOKIE, Cast
from tests.evidence import Size
from tests.fakes import NOON, FakeClock
from tests.ledger.books import balance_of, bought, in_debt
from tests.ui.visiting import CONSOLE

THIRTY_DAYS_MS = 30 * 86_400_000
BAD_BODIES: dict[str, bytes] = {
    "": b"",
    "no JSON": b"pages=1",
    "no object": b"[1]",
    "nothing in it": b"{}",
    "no page": b'{"pages":0}',
    "fewer than none": b'{"pages":-1}',
    "too many": b'{"pages":11}',
    "half a page": b'{"pages":1.5}',
    "text": b'{"pages":"1"}',
    "twice": b'{"pages":1,"pages":1}',
    "not a number": b'{"pages":NaN}',
    "another's name for it": b'{"pages":1,"auto_renew":true}',
    "no choice": b'{"pages":1,"autoRenew":"yes"}',
    "a price": b'{"pages":1,"price":1}',
    "another's account": b'{"pages":1,"account":"a_x"}',
    "bytes": b"\xff\xfe",
}


def test_the_document_says_what_holds() -> None:
    said = (Path(__file__).parents[3] / "docs" / "api-dashboard.md").read_text("utf-8")
    assert f"`POST {TRADE}`" in said
    assert f"{SLOT_PRICE_TOKENS} tokens" in said
    assert f"How many slots, 1 to {PAGES_AT_ONCE_MAX}." in said
    assert f"exactly {SLOT_DAYS} days" in said
    assert TooFewTokens(480, 120).sentence in said


async def test_tokens_become_a_slot(ada: Script, cast: Cast, clock: FakeClock) -> None:
    await bought(cast.owner.account.id, 1_240)
    data = told(await ada.trade({"pages": 1}))
    slot = await Slot.get(owner_id=cast.owner.account.id)
    assert data == {
        "slotId": data["slotId"],
        "endsAt": iso_ms(NOON + THIRTY_DAYS_MS),
        "balance": 760,
    }
    assert parse_public_id("s", data["slotId"]) == slot.id
    assert not slot.auto_renew


async def test_it_renews_itself_if_that_is_asked(ada: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 480)
    told(await ada.trade({"pages": 1, "autoRenew": True}))
    assert (await Slot.get(owner_id=cast.owner.account.id)).auto_renew


async def test_several_at_once_cost_so_many_times_as_much(ada: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 1_500)
    assert told(await ada.trade({"pages": 3}))["balance"] == 60
    assert await Slot.all().count() == 3


async def test_too_few_tokens_are_refused_with_both_figures(ada: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 479)
    answer = await ada.trade()
    assert answer.status_code == 403
    assert {"480", "479"} <= set(refusal(answer).replace(":", "").split())
    assert await Slot.all().count() == 0


async def test_all_of_several_or_none(ada: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 959)
    assert (await ada.trade({"pages": 2})).status_code == 403
    assert (await Slot.all().count(), await balance_of(cast.owner.account.id)) == (0, 959)


async def test_a_debt_forbids_buying(ada: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 480)
    await in_debt(cast.owner.account.id, 1)
    assert (await ada.trade()).status_code == 403


async def test_a_suspended_account_buys_nothing(ada: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 480)
    await Account.filter(id=cast.owner.account.id).update(standing="suspended")
    assert (await ada.trade()).status_code == 403


async def test_nobody_gets_401(nobody: Script) -> None:
    answer = await nobody.trade()
    assert (answer.status_code, refusal(answer)) == (401, "You are not signed in.")


async def test_each_buys_with_his_own_tokens(ada: Script, mallory: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 480)
    assert (await mallory.trade()).status_code == 403
    assert await balance_of(cast.owner.account.id) == 480


@pytest.mark.parametrize(
    "forged",
    [
        {"X_CSRF_Token": ""},
        {"X_CSRF_Token": "0" * 64},
        {"Origin": "http://evil.example", "Sec_Fetch_Site": "cross-site"},
        {"Origin": "http://acme.localhost:8000", "Sec_Fetch_Site": "same-site"},
    ],
    ids=["no token", "a wrong token", "another site", "a page of ours"],
)
async def test_nobody_else_can_make_her_buy(ada: Script, cast: Cast, forged: dict[str, str]) -> None:
    await bought(cast.owner.account.id, 480)
    answer = await ada.trade(**forged)
    assert answer.status_code == 403
    assert refusal(answer)
    assert await Slot.all().count() == 0


@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES)
async def test_a_bad_body_is_refused_and_costs_nothing(ada: Script, cast: Cast, body: bytes) -> None:
    await bought(cast.owner.account.id, 4_800)
    answer = await ada.trade(body)
    assert answer.status_code == 400
    assert refusal(answer)
    assert await balance_of(cast.owner.account.id) == 4_800


async def test_a_body_that_is_too_large_is_refused(ada: Script) -> None:
    answer = await ada.trade(b'{"pages":1}' + b" " * 65_536)
    assert answer.status_code == 413
    assert refusal(answer)


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
async def test_another_method_is_answered_405_with_what_works(ada: Script, method: str) -> None:
    answer = await ada.send(method, {"pages": 1})
    assert (answer.status_code, refusal(answer) != "") == (405, True)
    assert "POST" in answer.headers["allow"]


async def test_the_same_key_answers_the_same_and_says_so(ada: Script, cast: Cast, clock: FakeClock) -> None:
    await bought(cast.owner.account.id, 1_240)
    first = await ada.trade(Idempotency_Key="one")
    await bought(cast.owner.account.id, 5)
    clock.forward(hours=3)
    again = await ada.trade(Idempotency_Key="one")
    assert again.content == first.content
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert await Slot.all().count() == 1


@pytest.mark.parametrize("other", [{"pages": 2}, {"pages": 1, "autoRenew": True}])
async def test_the_same_key_for_something_else_is_a_conflict(
    ada: Script, cast: Cast, other: dict[str, Any]
) -> None:
    await bought(cast.owner.account.id, 4_800)
    told(await ada.trade(Idempotency_Key="one"))
    answer = await ada.trade(other, Idempotency_Key="one")
    assert answer.status_code == 409
    assert "another purchase" in refusal(answer)
    assert await Slot.all().count() == 1


async def test_another_key_and_no_key_buy_again(ada: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 4_800)
    for headers in ({"Idempotency_Key": "one"}, {"Idempotency_Key": "two"}, {}, {}):
        told(await ada.trade(**headers))
    assert await Slot.all().count() == 4


async def test_who_was_short_may_ask_again_with_the_same_key(ada: Script, cast: Cast) -> None:
    assert (await ada.trade(Idempotency_Key="one")).status_code == 403
    await bought(cast.owner.account.id, 480)
    assert told(await ada.trade(Idempotency_Key="one"))["balance"] == 0


async def test_keys_of_two_people_do_not_meet(ada: Script, mallory: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 480)
    await bought(cast.rival.account.id, 480)
    one, other = await ada.trade(Idempotency_Key="one"), await mallory.trade(Idempotency_Key="one")
    assert told(one)["slotId"] != told(other)["slotId"]


@pytest.mark.parametrize("key", ["", " ", "x" * 256, "a b", "ü"])
async def test_a_key_is_up_to_255_visible_characters(ada: Script, cast: Cast, key: str) -> None:
    await bought(cast.owner.account.id, 480)
    sent = [
        (b"Idempotency-Key", key.encode("latin-1")),
        (b"X-CSRF-Token", (await ada.token()).encode()),
        (b"Cookie", f"{COOKIE}={cast.owner.token}".encode()),
        (b"Origin", CONSOLE.encode()),
    ]
    answer = await ada.visitor.web.post(CONSOLE + TRADE, content=b'{"pages":1}', headers=sent)
    assert answer.status_code == 400
    assert "Idempotency-Key" in refusal(answer)


async def test_a_key_of_255_characters_buys_once(ada: Script, cast: Cast) -> None:
    await bought(cast.owner.account.id, 960)
    first, again = [await ada.trade(Idempotency_Key="x" * 255) for _ in range(2)]
    assert first.content == again.content


async def test_one_key_sent_many_times_at_once_is_one_purchase(ada: Script, cast: Cast, size: Size) -> None:
    await bought(cast.owner.account.id, 4_800)
    token, times = await ada.token(), size(ci=40, full=200)
    answers = await asyncio.gather(*(_insisting(ada, token) for _ in range(times)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert sum("idempotency-replayed" not in answer.headers for answer in answers) <= 1
    assert await Slot.all().count() == await LedgerTx.filter(kind="buy_slot").count() == 1
    assert await balance_of(cast.owner.account.id) == 4_320


async def _insisting(script: Script, token: str) -> Response:
    """The answer, asked for again as long as it is to come later."""
    while True:
        answer = await script.trade(X_CSRF_Token=token, Idempotency_Key="one")
        if answer.status_code != 503:
            return answer
        await asyncio.sleep(int(answer.headers["retry-after"]))
