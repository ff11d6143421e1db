"""The pretended payment of a console on localhost: it says that it is none, and settles like a real one."""

import pytest

from app.core.ids import new_id, public_id
from ledger.models import Payment
from ledger.providers import plug_provider
from ledger.wallets import wallet_of
from tenants.billing.topups import begin_topup
from tests.cast import Cast
from tests.ui.visiting import CONSOLE, Visitor, words_of


@pytest.fixture
async def path(ada: Visitor, cast: Cast) -> str:
    """Where Ada's small pack is paid; the console plugged the provider by itself."""
    begun = await begin_topup(cast.owner.scope, cast.owner.account.id, "small", "one")
    assert begun.url.startswith(CONSOLE)
    return begun.url.removeprefix(CONSOLE)


async def balance(cast: Cast) -> int:
    return (await wallet_of(cast.owner.account.id)).balance


async def test_it_says_that_no_money_moves_and_asks(ada: Visitor, cast: Cast, path: str) -> None:
    answer = await ada.get(path)
    assert (answer.status_code, await balance(cast)) == (200, 0)
    said = words_of(answer)
    assert "This is not real money" in said
    assert "480" in said
    assert "4.90" in said


async def test_pretending_to_pay_twice_pays_once(ada: Visitor, cast: Cast, path: str) -> None:
    for _ in range(2):
        answer = await ada.post(path, {"ending": "paid"})
        payment = await Payment.get()
        own = public_id("a", cast.owner.account.id)
        shown = f"/account/billing/{own}/payments/{public_id('t', payment.id)}"
        assert (answer.status_code, answer.headers["location"]) == (303, shown)
    assert (payment.state, await balance(cast)) == ("paid", 480)
    assert (await ada.get(shown)).status_code == 200


async def test_not_paying_brings_nothing(ada: Visitor, cast: Cast, path: str) -> None:
    await ada.post(path, {"ending": "cancelled"})
    assert ((await Payment.get()).state, await balance(cast)) == ("failed", 0)


async def test_a_form_without_an_answer_is_refused(ada: Visitor, cast: Cast, path: str) -> None:
    assert (await ada.post(path)).status_code == 422
    assert (await ada.post(path, {"ending": "paid", "more": "x"})).status_code == 422
    assert (await Payment.get()).state == "pending"


async def test_only_the_owner_comes_here(
    ed: Visitor, vic: Visitor, mallory: Visitor, nobody: Visitor, cast: Cast, path: str
) -> None:
    for visitor, status in ((ed, 403), (vic, 403), (mallory, 404), (nobody, 401)):
        assert (await visitor.post(path, {"ending": "paid"})).status_code == status
        assert (await visitor.get(path)).status_code == (303 if status == 401 else status)
    assert await balance(cast) == 0


async def test_absent_payments_are_not_found(ada: Visitor, path: str) -> None:
    for name in (public_id("t", new_id()), "t_nonsense"):
        elsewhere = f"{path.rpartition('/')[0]}/{name}"
        assert (await ada.get(elsewhere)).status_code == 404
        assert (await ada.post(elsewhere, {"ending": "paid"})).status_code == 404


async def test_the_page_is_gone_where_nobody_pretends(ada: Visitor, cast: Cast, path: str) -> None:
    plug_provider(None)
    assert (await ada.get(path)).status_code == 404
    assert (await ada.post(path, {"ending": "paid"})).status_code == 404
    assert await balance(cast) == 0
