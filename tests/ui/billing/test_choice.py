"""An owner with more pages than places chooses which are shown."""

from app.core.ids import public_id
from ledger.plans import PlanName
from tenants.accounts.standing import set_plan
from tenants.pages.models import Page
from tests.cast import Cast
from tests.factories import OPERATOR, make_page
from tests.ui.visiting import Visitor, left_notice, words_of


async def test_a_waiting_page_changes_places_with_a_shown_one(ada: Visitor, cast: Cast) -> None:
    account_id = cast.owner.account.id
    first, second = [await make_page(account_id, slug, name=slug.title()) for slug in ("north", "south")]
    await set_plan(OPERATOR, account_id, PlanName.FREE)
    await Page.filter(id=second.id).update(held_for="plan")
    path = f"/account/billing/{public_id('a', account_id)}"
    assert "Which pages are shown" in words_of(await ada.get(path))
    choice = {"show": public_id("p", second.id), "hide": public_id("p", first.id)}
    assert left_notice(await ada.post(f"{path}/choice", choice)) == "The pages have changed places."
    held = {page.slug: page.held_for for page in await Page.filter(account_id=account_id)}
    assert (held["north"], held["south"]) == ("plan", None)
    assert "cannot change places" in left_notice(await ada.post(f"{path}/choice", choice))


async def test_nobody_is_asked_while_every_page_is_shown(ada: Visitor, cast: Cast) -> None:
    await make_page(cast.owner.account.id, "north")
    path = f"/account/billing/{public_id('a', cast.owner.account.id)}"
    assert "Which pages are shown" not in words_of(await ada.get(path))
