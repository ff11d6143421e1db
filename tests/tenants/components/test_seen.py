"""Two people at one component: nobody overwrites what he has not seen."""

import pytest

from app.core.errors import Conflict
from tenants.components.edit import ComponentEdit, edit_component, pin_category
from tenants.components.move import move_component
from tenants.components.place import Place
from tenants.components.seen import Pin, Seen
from tenants.components.tree import component_of
from tenants.words import Status
from tests.cast import Acme, Cast
from tests.factories import OPERATOR, make_component


async def test_what_a_colleague_did_meanwhile_is_told_and_stays(cast: Cast, acme: Acme) -> None:
    await edit_component(cast.editor.scope, acme.page.id, acme.eu.id, ComponentEdit(name="Europe"))
    mine = ComponentEdit(name="EMEA")
    with pytest.raises(Conflict, match=r"ed@acme\.example changed it meanwhile: it is called “Europe” now"):
        await edit_component(OPERATOR, acme.page.id, acme.eu.id, mine, Seen(name="EU"))
    assert (await component_of(OPERATOR, acme.page.id, acme.eu.id)).name == "Europe"


async def test_having_seen_it_one_may_change_it(acme: Acme) -> None:
    await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(name="Europe"))
    mine = ComponentEdit(name="EMEA")
    await edit_component(OPERATOR, acme.page.id, acme.eu.id, mine, Seen(name="Europe"))
    assert (await component_of(OPERATOR, acme.page.id, acme.eu.id)).name == "EMEA"


async def test_two_who_do_the_same_are_at_peace(acme: Acme) -> None:
    for _ in range(2):
        await edit_component(
            OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(name="Europe"), Seen(name="EU")
        )


async def test_what_is_not_compared_is_no_conflict(acme: Acme) -> None:
    await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(show_uptime=False))
    await edit_component(OPERATOR, acme.page.id, acme.eu.id, ComponentEdit(name="Europe"), Seen(name="EU"))


async def test_a_pin_is_compared_too(acme: Acme) -> None:
    await pin_category(OPERATOR, acme.page.id, acme.api.id, Status.OUTAGE)
    with pytest.raises(Conflict, match="it is held by hand now"):
        await pin_category(OPERATOR, acme.page.id, acme.api.id, Status.DEGRADED, Seen(pin=Pin(None)))


async def test_nobody_moves_what_stands_elsewhere_by_now(acme: Acme) -> None:
    core = await make_component(acme.page.id, "Core", category=True)
    await move_component(OPERATOR, acme.page.id, acme.eu.id, core.id, None)
    seen = Seen(place=Place(acme.api.id))
    with pytest.raises(Conflict, match="it stands in another group now"):
        await move_component(OPERATOR, acme.page.id, acme.eu.id, None, None, seen)
    await move_component(OPERATOR, acme.page.id, acme.eu.id, core.id, None, seen)
