"""From a secret to the scope that it opens."""

import asyncio
from contextvars import Context

import pytest
from tortoise.transactions import in_transaction

from app.core.ids import public_id
from tenants.keys.issue import disable_key
from tenants.keys.models import PageKey
from tenants.keys.open import DisabledKey, UnknownKey, open_key
from tenants.keys.secret import new_secret
from tenants.scope import Role
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_key
from tests.fakes import FakeClock
from tests.tenants.statements import statements_on_sqlite

ADDRESS = "203.0.113.7"


async def test_it_opens_exactly_its_page(cast: Cast, acme: Acme) -> None:
    made = await make_key(acme.page.id)
    scope = await open_key(made.secret, ADDRESS)
    assert (scope.page_id, scope.account_id) == (acme.page.id, cast.owner.account.id)
    assert dict(scope.roles) == {cast.owner.account.id: Role.REPORTER}
    assert not scope.everywhere


async def test_the_audit_will_name_the_key_and_where_from(acme: Acme) -> None:
    made = await make_key(acme.page.id, "Prometheus")
    actor = (await open_key(made.secret, ADDRESS)).actor
    assert (actor.kind, actor.id, actor.name, actor.address) == (
        "key", public_id("k", made.row.id), "Prometheus", ADDRESS,
    )  # fmt: skip


async def test_its_use_is_noted_and_then_every_ten_seconds(acme: Acme, clock: FakeClock) -> None:
    made = await make_key(acme.page.id)
    noted = []
    for seconds in (1, 9, 1, 10):
        clock.forward(seconds=seconds)
        await open_key(made.secret, ADDRESS)
        noted.append((await PageKey.get(id=made.row.id)).last_used_at)
    first = clock.at - 20_000
    assert noted == [first, first, first + 10_000, first + 20_000]
    assert (await PageKey.get(id=made.row.id)).last_used_from == ADDRESS


async def test_a_disabled_key_is_not_noted(acme: Acme) -> None:
    made = await make_key(acme.page.id)
    await disable_key(OPERATOR, acme.page.id, made.row.id)
    with pytest.raises(DisabledKey):
        await open_key(made.secret, ADDRESS)
    assert (await PageKey.get(id=made.row.id)).last_used_at is None


async def test_a_key_that_was_never_made_is_unknown(acme: Acme) -> None:
    with pytest.raises(UnknownKey):
        await open_key(new_secret(), ADDRESS)


async def test_reading_goes_on_while_somebody_writes(acme: Acme) -> None:
    made = await make_key(acme.page.id)
    async with in_transaction():
        await PageKey.filter(id=made.row.id).update(name="Held")
        opening = asyncio.get_running_loop().create_task(open_key(made.secret, ADDRESS), context=Context())
        async with asyncio.timeout(1):
            assert (await opening).page_id == acme.page.id


@pytest.mark.sqlite_only
async def test_a_typo_costs_no_query(acme: Acme) -> None:
    with statements_on_sqlite() as asked, pytest.raises(UnknownKey):
        await open_key("hyd_status_" + "x" * 32, ADDRESS)
    assert asked == []


@pytest.mark.sqlite_only
async def test_a_key_costs_one_query_and_now_and_then_a_note(acme: Acme, clock: FakeClock) -> None:
    made = await make_key(acme.page.id)
    await open_key(made.secret, ADDRESS)
    with statements_on_sqlite() as asked:
        await open_key(made.secret, ADDRESS)
    assert [sql[:6] for sql in asked] == ["SELECT"]
