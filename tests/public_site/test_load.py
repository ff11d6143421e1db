"""load(): one page as of now, in one hop to the database."""

from typing import Any

import pytest

from app.core.clock import MS_PER_DAY
from app.core.ids import new_id, public_id
from app.db.reading import Rows, Statement, read
from ledger.plans import PlanName, entitle
from public_site import rows
from public_site.load import load
from tenants.accounts.models import Account
from tenants.accounts.standing import suspend_account
from tenants.components.edit import ComponentEdit, edit_component, pin_category
from tenants.domains.mount import mount_host
from tenants.incidents.models import Incident
from tenants.pages.edit import PageEdit, edit_page
from tenants.pages.models import Page
from tenants.pages.remove import delete_page
from tenants.pages.visibility import suspend_page, unpublish_page
from tenants.words import DEFAULT_LABELS, ComponentKind, Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component
from tests.fakes import FakeClock
from tests.public_site.stage import Stage


@pytest.fixture
def here(acme: Acme, clock: FakeClock) -> Stage:
    return Stage(acme, clock)


async def test_an_absent_page_has_no_snapshot(here: Stage) -> None:
    assert await load(new_id()) is None
    await delete_page(OPERATOR, here.acme.page.id)
    assert await load(here.acme.page.id) is None


async def test_the_page_is_told_as_it_was_built(here: Stage) -> None:
    seen = await here.seen()
    assert (seen.page_id, seen.name, seen.visible) == (public_id("p", here.acme.page.id), "Acme", True)
    assert (seen.url, seen.hosts) == ("http://acme.localhost:8000/", ("acme.localhost",))
    assert seen.version == (await Page.get(id=here.acme.page.id)).version
    assert (seen.today, seen.as_of, seen.labels) == ("2026-11-21", here.clock.at, DEFAULT_LABELS)


async def test_the_tree_comes_in_order_with_its_kinds(here: Stage) -> None:
    api, website = (await here.seen()).tree
    assert (api.name, api.kind, [child.name for child in api.children]) == (
        "API", ComponentKind.CATEGORY, ["EU", "US"],
    )  # fmt: skip
    assert (website.kind, website.id) == (ComponentKind.LEAF, public_id("c", here.acme.website.id))
    assert [leaf.name for leaf in (await here.seen()).leaves] == ["EU", "US", "Website"]


async def test_a_group_shows_its_worst_leaf_or_what_is_pinned(here: Stage) -> None:
    await here.set(here.acme.eu, Status.PARTIAL)
    await here.set(here.acme.us, Status.MAINTENANCE)
    assert (await here.seen()).tree[0].status is Status.PARTIAL
    await pin_category(OPERATOR, here.acme.page.id, here.acme.api.id, Status.DEGRADED)
    api = (await here.seen()).tree[0]
    assert (api.status, api.pinned) == (Status.DEGRADED, True)


async def test_settings_of_the_page_are_told(here: Stage) -> None:
    edit = PageEdit(
        labels={"outage": "Down"},
        theme={"accent": "#1d4ed8"},
        time_zone="Pacific/Kiritimati",
        show_uptime=False,
        count_manual=True,
        weights={"partial": 0.5},
    )
    await edit_page(OPERATOR, here.acme.page.id, edit)
    seen = await here.seen()
    assert (seen.labels["outage"], seen.labels["degraded"]) == ("Down", "Degraded")
    assert (seen.theme, seen.time_zone, seen.today) == (
        {"accent": "#1d4ed8"},
        "Pacific/Kiritimati",
        "2026-11-22",
    )
    assert (seen.show_uptime, seen.count_manual) == (False, True)
    assert (seen.weights["partial"], seen.weights["outage"]) == (0.5, 1.0)


async def test_own_domains_come_first_once_verified(here: Stage) -> None:
    await mount_host(OPERATOR, here.acme.page.id, "pending.acme.example")
    assert (await here.seen()).hosts == ("acme.localhost",)
    await mount_host(OPERATOR, here.acme.page.id, "status.acme.example", verified=True)
    seen = await here.seen()
    assert seen.hosts == ("status.acme.example", "acme.localhost")
    assert seen.url == "http://status.acme.example:8000/"


async def test_uptime_is_there_unless_the_page_or_the_leaf_hides_it(here: Stage) -> None:
    assert all(leaf.uptime is not None for leaf in (await here.seen()).leaves)
    await edit_component(OPERATOR, here.acme.page.id, here.acme.eu.id, ComponentEdit(show_uptime=False))
    assert [leaf.uptime is None for leaf in (await here.seen()).leaves] == [True, False, False]
    await edit_page(OPERATOR, here.acme.page.id, PageEdit(show_uptime=False))
    assert all(leaf.uptime is None for leaf in (await here.seen()).leaves)


async def hide_unpublished(acme: Acme) -> None:
    await unpublish_page(OPERATOR, acme.page.id)


async def hide_suspended(acme: Acme) -> None:
    await suspend_page(OPERATOR, acme.page.id)


async def hide_expired(acme: Acme) -> None:
    await Page.filter(id=acme.page.id).update(expires_at=FakeClock().at)
    await Incident.filter(page_id=acme.page.id).update(resolved_at=FakeClock().at - MS_PER_DAY)


async def hide_with_its_owner(acme: Acme) -> None:
    await suspend_account(OPERATOR, acme.page.account_id)


@pytest.mark.parametrize("hide", [hide_unpublished, hide_suspended, hide_expired, hide_with_its_owner])
async def test_a_hidden_page_tells_nothing_of_what_is_on_it(here: Stage, hide: Any) -> None:
    await here.open()
    await hide(here.acme)
    seen = await here.seen()
    assert (seen.visible, seen.tree, seen.incidents, seen.past, seen.next_change_at) == (
        False,
        (),
        (),
        (),
        None,
    )


async def test_a_page_that_will_expire_is_visible_until_then(here: Stage) -> None:
    await Page.filter(id=here.acme.page.id).update(expires_at=here.clock.at + 1)
    seen = await here.seen()
    assert (seen.visible, seen.expires_at) == (True, here.clock.at + 1)


async def test_the_free_plan_shows_the_footer_whatever_was_chosen_before(cast: Cast, here: Stage) -> None:
    await edit_page(OPERATOR, here.acme.page.id, PageEdit(show_footer=False))
    assert (await here.seen()).show_footer is False
    await entitle(cast.owner.account.id, PlanName.FREE)
    assert (await here.seen()).show_footer is True


async def test_the_footer_comes_back_at_the_moment_the_plan_ends(cast: Cast, here: Stage) -> None:
    await edit_page(OPERATOR, here.acme.page.id, PageEdit(show_footer=False))
    await entitle(cast.owner.account.id, PlanName.PRIME, days=1)
    here.clock.forward(hours=23)
    seen = await here.seen()
    assert (seen.show_footer, seen.next_change_at) == (False, here.clock.forward(hours=1))
    assert (await here.seen()).show_footer is True


async def test_an_account_without_an_entitlement_is_on_the_free_plan(here: Stage) -> None:
    nobody = await Account.create(email="nobody@acme.test", password_hash="", created_at=here.clock.at)
    await Page.filter(id=here.acme.page.id).update(show_footer=False, account_id=nobody.id)
    assert (await here.seen()).show_footer is True


async def test_everything_comes_in_one_hop(here: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    hops: list[object] = []

    async def counted(*statements: Statement) -> list[Rows]:
        hops.append(statements)
        return await read(*statements)

    monkeypatch.setattr(rows, "read", counted)
    await here.open()
    await here.seen()
    assert len(hops) == 1


async def test_components_of_other_pages_stay_there(cast: Cast, here: Stage) -> None:
    await make_component(cast.rival_page.id, "Theirs")
    assert len((await here.seen()).leaves) == 3
