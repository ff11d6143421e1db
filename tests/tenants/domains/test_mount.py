"""Own domains: claimed by a page, proved by the operator here, one host one page."""

import asyncio
from contextvars import Context

import pytest

from app.core.errors import Conflict, Forbidden, Invalid
from app.core.ids import public_id
from tenants.domains.claims import Mounted
from tenants.domains.mount import mount_host
from tenants.pages.models import AuditEntry, Page
from tenants.pages.remove import delete_page
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_page
from tests.fakes import FakeClock

HOST = "status.acme.example"


async def test_a_claim_waits_for_its_proof(cast: Cast, acme: Acme) -> None:
    host = await mount_host(cast.owner.scope, acme.page.id, "Status.Acme.example.")
    assert (host.host, host.state, host.page_id) == (HOST, "pending", acme.page.id)
    assert len(host.token) >= 20


async def test_claiming_again_keeps_the_token_and_changes_nothing(cast: Cast, acme: Acme) -> None:
    first = await mount_host(cast.owner.scope, acme.page.id, HOST)
    again = await mount_host(cast.owner.scope, acme.page.id, HOST)
    assert again.token == first.token
    assert await AuditEntry.filter(act="host.mount").count() == 1


async def test_claiming_a_verified_host_again_does_not_take_it_down(cast: Cast, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, HOST, verified=True)
    assert (await mount_host(cast.owner.scope, acme.page.id, HOST)).state == "verified"


async def test_the_operator_may_skip_the_proof_of_a_claim(cast: Cast, acme: Acme) -> None:
    await mount_host(cast.owner.scope, acme.page.id, HOST)
    assert (await mount_host(OPERATOR, acme.page.id, HOST, verified=True)).state == "verified"


async def test_nobody_else_may(cast: Cast, acme: Acme) -> None:
    with pytest.raises(Forbidden):
        await mount_host(cast.owner.scope, acme.page.id, HOST, verified=True)


async def test_a_host_in_use_is_a_conflict(cast: Cast, acme: Acme) -> None:
    await mount_host(OPERATOR, acme.page.id, HOST, verified=True)
    with pytest.raises(Conflict) as refused:
        await mount_host(cast.rival.scope, cast.rival_page.id, HOST)
    assert refused.value.field == "domain"


async def test_even_between_pages_of_one_account(cast: Cast, acme: Acme) -> None:
    second = await make_page(cast.owner.account.id, "second")
    await mount_host(OPERATOR, acme.page.id, HOST, verified=True)
    with pytest.raises(Conflict):
        await mount_host(cast.owner.scope, second.id, HOST)


async def test_a_claim_without_proof_gives_way_to_a_proved_one(cast: Cast, acme: Acme) -> None:
    await mount_host(cast.rival.scope, cast.rival_page.id, HOST)
    host = await mount_host(OPERATOR, acme.page.id, HOST, verified=True)
    assert host.page_id == acme.page.id


async def test_a_claim_without_proof_is_not_kept_back_when_its_page_goes(cast: Cast, acme: Acme) -> None:
    await mount_host(cast.rival.scope, cast.rival_page.id, HOST)
    await delete_page(cast.rival.scope, cast.rival_page.id)
    assert (await mount_host(cast.owner.scope, acme.page.id, HOST)).state == "pending"


async def race_for_it(pages: list[Page]) -> set[type]:
    """How it ends for pages that are mounted on the host at the same time."""

    def mounting(page: Page) -> asyncio.Task[Mounted]:
        act = mount_host(OPERATOR, page.id, HOST, verified=True)
        return asyncio.get_running_loop().create_task(act, context=Context())

    outcomes = await asyncio.gather(*map(mounting, pages), return_exceptions=True)
    return {type(outcome) for outcome in outcomes}


async def test_of_two_who_race_for_a_host_one_gets_it(cast: Cast, acme: Acme) -> None:
    assert await race_for_it([acme.page, cast.rival_page]) == {Mounted, Conflict}


async def test_also_for_one_that_was_let_go(cast: Cast, acme: Acme, clock: FakeClock) -> None:
    former = await make_page(cast.staff.account.id)
    await mount_host(OPERATOR, former.id, HOST, verified=True)
    await delete_page(OPERATOR, former.id)
    clock.forward(days=31)
    assert await race_for_it([acme.page, cast.rival_page]) == {Mounted, Conflict}


async def test_the_audit_names_page_and_host_however_long(cast: Cast, acme: Acme) -> None:
    host = ".".join(["a" * 60] * 4) + ".com"
    await mount_host(cast.owner.scope, acme.page.id, host)
    line = await AuditEntry.get(act="host.mount")
    assert line.target == public_id("p", acme.page.id)
    assert line.detail == {"host": host, "state": "pending"}


@pytest.mark.parametrize(
    "host", ["localhost", "acme.localhost", "x.acme.localhost", "10.0.0.1", "[::1]", "", "a b.c"]
)
async def test_what_is_no_own_domain_is_refused(cast: Cast, acme: Acme, host: str) -> None:
    with pytest.raises(Invalid) as refused:
        await mount_host(cast.owner.scope, acme.page.id, host)
    assert refused.value.field == "domain"
