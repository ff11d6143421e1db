"""Why visitors see a page: said as the public side does it."""

from itertools import product

import pytest

from public_site.load import load
from tenants.accounts.models import Account
from tenants.pages.models import Page
from tenants.pages.shown import Why, why_shown
from tests.cast import Acme

STANDINGS, HOLDS = ("good", "suspended"), (None, "slot", "plan")


async def test_it_is_shown_exactly_when_the_public_side_shows_it(acme: Acme) -> None:
    for standing, suspended, held_for, is_public in product(STANDINGS, (False, True), HOLDS, (False, True)):
        await Account.filter(id=acme.page.account_id).update(standing=standing)
        state = {"suspended": suspended, "held_for": held_for, "is_public": is_public}
        await Page.filter(id=acme.page.id).update(**state)
        page = await Page.get(id=acme.page.id).select_related("account")
        snapshot = await load(page.id)
        assert snapshot is not None
        assert (why_shown(page.account, page) is Why.SHOWN) is snapshot.visible


@pytest.mark.parametrize(
    ("standing", "state", "why"),
    [
        ("good", {}, Why.SHOWN),
        ("good", {"is_public": False}, Why.UNPUBLISHED),
        ("good", {"is_public": False, "held_for": "plan"}, Why.OVER_PLAN),
        ("good", {"held_for": "slot"}, Why.SLOT_LAPSED),
        ("good", {"held_for": "slot", "suspended": True}, Why.SUSPENDED),
        ("suspended", {"suspended": True}, Why.ACCOUNT_SUSPENDED),
    ],
)
def test_the_first_thing_that_keeps_visitors_away_is_named(
    standing: str, state: dict[str, object], why: Why
) -> None:
    page = Page(**{"is_public": True, **state})
    assert why_shown(Account(standing=standing), page) is why
    assert why.is_barred is (why not in {Why.SHOWN, Why.UNPUBLISHED})
