"""A page at one look, and the slot beneath it: for whoever may see them."""

import pytest

from app.core.clock import now_ms
from app.core.errors import Forbidden, NotYours
from tenants.billing.overview import slot_beneath
from tenants.domains.mount import mount_host
from tenants.keys.refused import note_refused_call, write_refused_calls
from tenants.pages.glance import glance_at
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_incident, make_key

HOST = "status.acme.example"


async def test_it_has_what_is_open_done_and_claimed(cast: Cast, acme: Acme) -> None:
    incident = await make_incident(acme.page.id)
    await mount_host(OPERATOR, acme.page.id, HOST)
    seen = await glance_at(cast.viewer.scope, acme.page, now_ms(), 2)
    assert [each.id for each in seen.open] == [incident.id]
    assert [each.act for each in seen.recent] == ["host.mount", "incident.open"]
    assert [(each.host, each.proved) for each in seen.claims] == [(HOST, False)]


async def test_keys_and_their_refused_calls_are_for_those_who_may_see_keys(cast: Cast, acme: Acme) -> None:
    key = (await make_key(acme.page.id)).row
    note_refused_call(key.id, 404, "No such component.")
    await write_refused_calls()
    (seen,) = (await glance_at(cast.editor.scope, acme.page, now_ms(), 1)).keys
    assert (seen.name, seen.refused_at is not None) == ("Monitor", True)
    assert (await glance_at(cast.viewer.scope, acme.page, now_ms(), 1)).keys == ()
    later = now_ms() + 2 * 86_400_000
    (seen,) = (await glance_at(cast.editor.scope, acme.page, later, 1)).keys
    assert seen.refused_at is None


async def test_strangers_see_nothing(cast: Cast, acme: Acme) -> None:
    with pytest.raises(NotYours):
        await glance_at(cast.rival.scope, acme.page, now_ms(), 1)
    with pytest.raises(NotYours):
        await slot_beneath(cast.rival.scope, acme.page)


async def test_what_a_slot_costs_is_for_owners(cast: Cast, acme: Acme) -> None:
    assert await slot_beneath(cast.owner.scope, acme.page) is None
    with pytest.raises(Forbidden):
        await slot_beneath(cast.editor.scope, acme.page)
