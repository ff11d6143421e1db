"""Whether a key may drive its page now (seed 000: 403 when suspended or not in good standing)."""

import pytest

from app.core.errors import Forbidden, NotFound
from tenants.accounts.models import Account
from tenants.keys.open import open_key
from tenants.pages.remove import delete_page
from tenants.pages.standing import require_live
from tenants.pages.visibility import suspend_page, unpublish_page
from tenants.scope import Scope
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_key


@pytest.fixture
async def monitor(acme: Acme) -> Scope:
    return await open_key((await make_key(acme.page.id)).secret, "")


async def test_a_page_in_good_standing_is_live(acme: Acme, monitor: Scope) -> None:
    assert (await require_live(monitor)).id == acme.page.id


async def test_an_unpublished_page_can_be_driven(acme: Acme, monitor: Scope) -> None:
    await unpublish_page(OPERATOR, acme.page.id)
    assert (await require_live(monitor)).is_public is False


async def test_a_suspended_page_cannot(acme: Acme, monitor: Scope) -> None:
    await suspend_page(OPERATOR, acme.page.id)
    with pytest.raises(Forbidden, match="page is suspended"):
        await require_live(monitor)


async def test_an_account_that_is_not_in_good_standing_cannot(cast: Cast, monitor: Scope) -> None:
    await Account.filter(id=cast.owner.account.id).update(standing="suspended")
    with pytest.raises(Forbidden, match="good standing"):
        await require_live(monitor)


async def test_a_page_that_is_gone_is_not_found(acme: Acme, monitor: Scope) -> None:
    await delete_page(OPERATOR, acme.page.id)
    with pytest.raises(NotFound):
        await require_live(monitor)


async def test_people_have_no_page_of_their_own_to_ask_about(cast: Cast, acme: Acme) -> None:
    with pytest.raises(NotFound):
        await require_live(cast.owner.scope)
