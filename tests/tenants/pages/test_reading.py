"""Finding pages, each through what the scope may see."""

import pytest

from app.core.errors import NotYours
from tenants.domains.mount import mount_host
from tenants.keys.open import open_key
from tenants.pages.reading import host_of, pages_of
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_key, make_page


async def test_a_person_sees_the_pages_of_all_their_accounts_oldest_first(cast: Cast, acme: Acme) -> None:
    second = await make_page(cast.owner.account.id, "second")
    own = await make_page(cast.viewer.account.id, "own")
    assert [page.id for page in await pages_of(cast.viewer.scope)] == [acme.page.id, second.id, own.id]


async def test_one_account_can_be_asked_for(cast: Cast, acme: Acme) -> None:
    assert [page.id for page in await pages_of(cast.viewer.scope, cast.owner.account.id)] == [acme.page.id]
    assert await pages_of(cast.viewer.scope, cast.viewer.account.id) == []
    with pytest.raises(NotYours):
        await pages_of(cast.rival.scope, cast.owner.account.id)


async def test_the_operator_sees_every_page(cast: Cast, acme: Acme) -> None:
    assert {page.id for page in await pages_of(OPERATOR)} == {acme.page.id, cast.rival_page.id}


async def test_a_key_sees_its_page_alone(cast: Cast, acme: Acme) -> None:
    await make_page(cast.owner.account.id, "second")
    scope = await open_key((await make_key(acme.page.id)).secret, "")
    assert [page.id for page in await pages_of(scope)] == [acme.page.id]


async def test_links_use_the_own_domain_once_it_is_verified(cast: Cast, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, "pending.acme.example")
    assert await host_of(acme.page) == "acme.localhost"
    await mount_host(OPERATOR, acme.page.id, "status.acme.example", verified=True)
    assert await host_of(acme.page) == "status.acme.example"
